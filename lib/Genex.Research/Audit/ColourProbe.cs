using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>What six colour statistics of a frame can tell: mean and standard deviation of R, G and B.</summary>
public static class ColourProbe
{
    private const double RidgePerRow = 0.01;

    /// <summary>Share of frames whose participant is named rightly, every third frame left out of the fit and scored.</summary>
    /// <param name="samples">All samples.</param>
    /// <param name="frames">Their summaries.</param>
    /// <param name="participants">Among whom to tell.</param>
    /// <returns>0 to 1; a one-against-the-rest logistic fit each, the highest wins.</returns>
    public static double TellsApart(SampleSet samples, IReadOnlyList<FrameSummary> frames, IReadOnlyList<ParticipantId> participants)
    {
        int[][] own = [.. participants.Select(id => samples.SamplesOf(samples.Participants.ToList().IndexOf(id)))];
        (int Sample, int Who)[] all =
            [.. own.SelectMany((indices, who) => indices.Select((sample, place) => (sample, who, place)).Select(item => (item.sample, item.who)))];
        int[] turn = [.. own.SelectMany(indices => Enumerable.Range(0, indices.Length))];
        (int Sample, int Who)[] learnt = [.. all.Where((_, place) => turn[place] % 3 != 2)], scored = [.. all.Where((_, place) => turn[place] % 3 == 2)];
        if (scored.Length == 0 || participants.Count < 2) return double.NaN;
        double[,] inputs = Colours(learnt), asked = Colours(scored);
        double[][] scores = [.. participants.Select((_, who) => Fit(inputs, [.. learnt.Select(item => item.Who == who)]).LogOdds(asked))];
        return scored.Select((item, row) => Enumerable.Range(0, scores.Length).MaxBy(who => scores[who][row]) == item.Who ? 1.0 : 0.0).Average();

        double[,] Colours((int Sample, int Who)[] items) => Table([.. items.Select(item => frames[item.Sample].Colours)]);
    }

    /// <summary>Holds out each participant in turn, fits on the others, and ranks the rows of the one held out.</summary>
    /// <param name="samples">All samples.</param>
    /// <param name="frames">Their summaries.</param>
    /// <param name="target">Place of the target.</param>
    /// <param name="leastOfEach">Rows on and rows off that a participant must have to be scored.</param>
    /// <returns>One area under the ROC curve per participant that can be scored.</returns>
    /// <remarks>Statistics are centred within each participant, so that a person's own lighting and skin play no part.</remarks>
    public static double[] AreasWithinHeldOut(SampleSet samples, IReadOnlyList<FrameSummary> frames, int target, int leastOfEach)
    {
        int width = samples.TargetCount;
        double[][][] inputs = new double[samples.Participants.Count][][];
        bool[][] labels = new bool[inputs.Length][];
        for (int participant = 0; participant < inputs.Length; participant++)
        {
            int[] known = [.. samples.SamplesOf(participant).Where(sample => samples.TargetPresent[sample * width + target])];
            inputs[participant] = Centred([.. known.Select(sample => frames[sample].Colours)]);
            labels[participant] = [.. known.Select(sample => samples.Targets[sample * width + target] >= 0.5f)];
        }

        List<double> areas = [];
        for (int held = 0; held < inputs.Length; held++)
        {
            int positives = labels[held].Count(label => label);
            if (positives < leastOfEach || labels[held].Length - positives < leastOfEach) continue;
            double[][] others = [.. inputs.Where((_, who) => who != held).SelectMany(rows => rows)];
            bool[] answers = [.. labels.Where((_, who) => who != held).SelectMany(rows => rows)];
            if (!answers.Contains(true) || !answers.Contains(false)) continue;
            areas.Add(RocArea.Of(Fit(Table(others), answers).LogOdds(Table(inputs[held])), labels[held])!.Value);
        }

        return [.. areas];
    }

    private static LogisticRegression Fit(double[,] inputs, bool[] labels) => LogisticRegression.Fit(inputs, labels, ridge: RidgePerRow * labels.Length);

    private static double[,] Table(double[][] rows)
    {
        double[,] table = new double[rows.Length, rows[0].Length];
        for (int row = 0; row < rows.Length; row++)
            for (int column = 0; column < rows[row].Length; column++) table[row, column] = rows[row][column];
        return table;
    }

    private static double[][] Centred(double[][] rows)
    {
        if (rows.Length == 0) return rows;
        double[] means = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Average(row => row[column]))];
        return [.. rows.Select(row => row.Zip(means, (value, mean) => value - mean).ToArray())];
    }
}
