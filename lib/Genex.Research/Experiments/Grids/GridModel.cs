using Genex.Research.Information;

namespace Genex.Research.Experiments;

/// <summary>A cheap model of a <see cref="Grid"/>: regressions on features, trained in a moment.</summary>
/// <param name="Id">For plans and files.</param>
/// <param name="Title">For tables.</param>
/// <param name="Fuses">Whether it sees every modality.</param>
/// <param name="Crosses">Whether what it says of one modality can depend on the other: an exclusive-or needs that.</param>
public sealed record GridModel(string Id, string Title, bool Fuses, bool Crosses)
{
    // Of the log loss' sum on standardised inputs; the products are many, and small studies few rows.
    private const double Ridge = 1, CrossedRidge = 10;
    private const int InnerGroups = 4;

    /// <summary>Logistic regression on the video's features.</summary>
    public static GridModel Video { get; } = new("video", "video", Fuses: false, Crosses: false);

    /// <summary>Logistic regression on the signals.</summary>
    public static GridModel Signals { get; } = new("signals", "signals", Fuses: false, Crosses: false);

    /// <summary>Logistic regression on the voice, where there is one.</summary>
    public static GridModel Voice { get; } = new("voice", "voice", Fuses: false, Crosses: false);

    /// <summary>Logistic regression on all, side by side.</summary>
    public static GridModel Concatenated { get; } = new("concatenated", "both, concatenated", Fuses: true, Crosses: false);

    /// <summary>The mean of the modalities' log odds.</summary>
    public static GridModel Averaged { get; } = new("averaged", "late, averaged", Fuses: true, Crosses: false);

    /// <summary>A regression on the modalities' log odds, learnt from training people that their regressions had not seen, with weights of at least
    /// 0.</summary>
    /// <remarks>Breiman 1996, "Stacked regressions". A modality whose predictions of unseen people are wrong more often than right is not turned round but left
    /// out: with people held out in turn, scores of what knows nothing lie below chance where the rest lies above it, and turning them round would win from
    /// that.</remarks>
    public static GridModel Stacked { get; } = new("stacked", "late, stacked", Fuses: true, Crosses: false);

    /// <summary>Logistic regression on all and on all products of a video feature with a signal or a feature of the voice.</summary>
    public static GridModel Crossed { get; } = new("crossed", "both, with products", Fuses: true, Crosses: true);

    /// <summary>Those of video and signals; <see cref="Voice"/> comes with a voice.</summary>
    public static IReadOnlyList<GridModel> All { get; } = [Video, Signals, Concatenated, Averaged, Stacked, Crossed];

    /// <summary>The model of an id.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those there are.</exception>
    public static GridModel Find(string id) => All.Append(Voice).FirstOrDefault(model => model.Id == id)
        ?? throw new ArgumentException(
            $"There is no model \"{id}\"; expected one of {string.Join(", ", All.Append(Voice).Select(model => model.Id))}.", nameof(id));

    /// <summary>Learns from some rows and predicts others.</summary>
    /// <param name="study">Video and signals.</param>
    /// <param name="train">Rows that are learnt from.</param>
    /// <param name="test">Rows that are predicted.</param>
    /// <returns>Log odds of the test rows.</returns>
    internal double[] Predict(PairedSources study, int[] train, int[] test)
    {
        switch (Id)
        {
            case "video": return One(study, study.First, train, test);
            case "signals": return One(study, study.Second, train, test);
            case "voice": return One(study, Heard(study), train, test);
            case "concatenated": return One(study, Beside(Modalities(study)), train, test);
            case "averaged": return Mean(study, train, test);
            case "crossed":
                PairedSources two = study.Third is null ? study : new(study.First, Beside([study.Second, study.Third]), study.Target, study.ParticipantOf);
                return new CrossedRegression(two, train, CrossedRidge).LogOdds(two, test);
            default:
                double[,] unseen = new double[study.Count, Modalities(study).Length];
                int[] people = [.. train.Select(row => study.ParticipantOf[row]).Distinct()];
                if (people.Length < 2) return Mean(study, train, test); // nobody is left whom regressions have not seen
                for (int group = 0; group < Math.Min(InnerGroups, people.Length); group++)
                {
                    HashSet<int> held = [.. people.Where((_, place) => place % InnerGroups == group)];
                    Fill(unseen, study, [.. train.Where(row => !held.Contains(study.ParticipantOf[row]))],
                        [.. train.Where(row => held.Contains(study.ParticipantOf[row]))]);
                }

                LogisticRegression stack = FitStack(study, unseen, train);
                Fill(unseen, study, train, test);
                return stack.LogOdds(unseen.Rows(test));
        }
    }

    private static double[][,] Modalities(PairedSources study) =>
        study.Third is null ? [study.First, study.Second] : [study.First, study.Second, study.Third];

    private static double[,] Heard(PairedSources study) => study.Third
        ?? throw new ArgumentException("The study has no voice; draw it with one.", nameof(study));

    private static double[] Mean(PairedSources study, int[] train, int[] test)
    {
        double[][] odds = [.. Modalities(study).Select(features => One(study, features, train, test))];
        return [.. test.Select((_, row) => odds.Sum(one => one[row]) / odds.Length)];
    }

    // A modality that would get a negative weight is made constant, which the regression leaves out, and the other is fitted again.
    private static LogisticRegression FitStack(PairedSources study, double[,] unseen, int[] train)
    {
        while (true)
        {
            LogisticRegression stack = Fit(study, unseen, train);
            int negative = stack.Weights.ToList().FindIndex(static weight => weight < 0);
            if (negative < 0) return stack;
            for (int row = 0; row < unseen.GetLength(0); row++) unseen[row, negative] = 0;
        }
    }

    private static void Fill(double[,] table, PairedSources study, int[] train, int[] rows)
    {
        double[][] odds = [.. Modalities(study).Select(features => One(study, features, train, rows))];
        for (int place = 0; place < rows.Length; place++)
        {
            for (int modality = 0; modality < odds.Length; modality++) table[rows[place], modality] = odds[modality][place];
        }
    }

    private static double[] One(PairedSources study, double[,] features, int[] train, int[] rows) =>
        Fit(study, features, train).LogOdds(features.Rows(rows));

    private static LogisticRegression Fit(PairedSources study, double[,] features, int[] train) =>
        LogisticRegression.Fit(features.Rows(train), [.. train.Select(row => study.Target[row])], ridge: Ridge);

    private static double[,] Beside(double[][,] modalities)
    {
        double[,] table = new double[modalities[0].GetLength(0), modalities.Sum(static features => features.GetLength(1))];
        int first = 0;
        foreach (double[,] features in modalities)
        {
            for (int row = 0; row < table.GetLength(0); row++)
            {
                for (int column = 0; column < features.GetLength(1); column++) table[row, first + column] = features[row, column];
            }

            first += features.GetLength(1);
        }

        return table;
    }
}
