using Genex.Research.Datasets;
using Genex.Research.Experiments;

namespace Genex.Research.Claims;

/// <summary>Logistic regression of attention on six numbers of a frame: mean and standard deviation of red, green and blue. It cannot see a face.</summary>
/// <param name="ReportSplit">Accuracy on the 30 % of frames that the report's split validates on.</param>
/// <param name="HeldOut">Accuracy when every participant is held out in turn, over all frames.</param>
/// <param name="Majority">Share of the commoner label over all frames.</param>
internal sealed record ColourClassifier(double ReportSplit, double HeldOut, double Majority)
{
    /// <summary>Weak regularisation, scikit-learn's C = 100: with C = 1 on standardised inputs the fit is held back and colours that differ by a gain of 0.8
    /// are not told apart on so few frames.</summary>
    private const double Ridge = 0.01;

    /// <summary>Fits and scores.</summary>
    public static ColourClassifier Of(SampleSet samples)
    {
        double[,] colours = BaselineInputs.Colours(samples);
        (float[] labels, bool[] known) = EmotionTask.Attention.LabelsOf(samples);
        Fold fold = Protocol.ReportA.Divide(samples, EmotionTask.Attention)[0];
        int[] usable = [.. Enumerable.Range(0, samples.Count).Where(sample => known[sample])];
        int right = 0;
        for (int participant = 0; participant < samples.Participants.Count; participant++)
        {
            int[] test = [.. samples.SamplesOf([participant]).Where(sample => known[sample])];
            right += Right([.. usable.Except(test)], test);
        }

        double on = usable.Average(sample => labels[sample] > 0.5f ? 1.0 : 0.0);
        int[] scored = [.. fold.Test.Where(sample => known[sample])];
        return new((double)Right([.. fold.Train.Where(sample => known[sample])], scored) / scored.Length, (double)right / usable.Length, Math.Max(on, 1 - on));

        int Right(int[] train, int[] test)
        {
            double[] probabilities = LogisticRegression.Fit(Pick(train), [.. train.Select(sample => labels[sample] > 0.5f)], ridge: Ridge).Predict(Pick(test));
            return test.Where((sample, row) => probabilities[row] > 0.5 == labels[sample] > 0.5f).Count();
        }

        double[,] Pick(int[] rows)
        {
            double[,] picked = new double[rows.Length, colours.GetLength(1)];
            for (int row = 0; row < rows.Length; row++)
            {
                for (int column = 0; column < colours.GetLength(1); column++) picked[row, column] = colours[rows[row], column];
            }

            return picked;
        }
    }
}
