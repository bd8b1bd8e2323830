using Genex.Research.Information;

namespace Genex.Research.Experiments;

/// <summary>A cheap model of a <see cref="Grid"/>: regressions on features, trained in a moment.</summary>
/// <param name="Id">For plans and files.</param>
/// <param name="Title">For tables.</param>
/// <param name="Fuses">Whether it sees both modalities.</param>
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

    /// <summary>Logistic regression on both, side by side.</summary>
    public static GridModel Concatenated { get; } = new("concatenated", "both, concatenated", Fuses: true, Crosses: false);

    /// <summary>The mean of the two modalities' log odds.</summary>
    public static GridModel Averaged { get; } = new("averaged", "late, averaged", Fuses: true, Crosses: false);

    /// <summary>A regression on the two modalities' log odds, learnt from training people that their regressions had not seen, with weights of at least
    /// 0.</summary>
    /// <remarks>Breiman 1996, "Stacked regressions". A modality whose predictions of unseen people are wrong more often than right is not turned round but left
    /// out: with people held out in turn, scores of what knows nothing lie below chance where the rest lies above it, and turning them round would win from
    /// that.</remarks>
    public static GridModel Stacked { get; } = new("stacked", "late, stacked", Fuses: true, Crosses: false);

    /// <summary>Logistic regression on both and on all products of a video feature and a signal.</summary>
    public static GridModel Crossed { get; } = new("crossed", "both, with products", Fuses: true, Crosses: true);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<GridModel> All { get; } = [Video, Signals, Concatenated, Averaged, Stacked, Crossed];

    /// <summary>The model of an id.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those there are.</exception>
    public static GridModel Find(string id) => All.FirstOrDefault(model => model.Id == id)
        ?? throw new ArgumentException($"There is no model \"{id}\"; expected one of {string.Join(", ", All.Select(model => model.Id))}.", nameof(id));

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
            case "concatenated": return One(study, Beside(study), train, test);
            case "averaged": return Mean(study, train, test);
            case "crossed": return new CrossedRegression(study, train, CrossedRidge).LogOdds(study, test);
            default:
                double[,] unseen = new double[study.Count, 2];
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

    private static double[] Mean(PairedSources study, int[] train, int[] test) =>
        [.. One(study, study.First, train, test).Zip(One(study, study.Second, train, test), static (one, other) => (one + other) / 2)];

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
        (double[] video, double[] signals) = (One(study, study.First, train, rows), One(study, study.Second, train, rows));
        for (int place = 0; place < rows.Length; place++) (table[rows[place], 0], table[rows[place], 1]) = (video[place], signals[place]);
    }

    private static double[] One(PairedSources study, double[,] features, int[] train, int[] rows) =>
        Fit(study, features, train).LogOdds(features.Rows(rows));

    private static LogisticRegression Fit(PairedSources study, double[,] features, int[] train) =>
        LogisticRegression.Fit(features.Rows(train), [.. train.Select(row => study.Target[row])], ridge: Ridge);

    private static double[,] Beside(PairedSources study)
    {
        (int video, int signals) = (study.First.GetLength(1), study.Second.GetLength(1));
        double[,] table = new double[study.Count, video + signals];
        for (int row = 0; row < study.Count; row++)
        {
            for (int column = 0; column < video + signals; column++)
                table[row, column] = column < video ? study.First[row, column] : study.Second[row, column - video];
        }

        return table;
    }
}
