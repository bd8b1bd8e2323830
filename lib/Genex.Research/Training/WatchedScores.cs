namespace Genex.Research.Training;

/// <summary>Names of the scores that can choose an epoch, for options, plans and tables.</summary>
internal static class WatchedScores
{
    /// <summary>All of them: loss, macro-f1, auroc.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<WatchedScore>().Select(NameOf)];

    /// <summary>What a score is called where it is asked for.</summary>
    public static string NameOf(WatchedScore score) => score switch
    {
        WatchedScore.Loss => "loss",
        WatchedScore.MacroF1 => "macro-f1",
        _ => "auroc",
    };

    /// <summary>What it is called in a sentence.</summary>
    public static string TitleOf(WatchedScore score) => score switch
    {
        WatchedScore.Loss => "validation loss",
        WatchedScore.MacroF1 => "macro-F1",
        _ => "AUROC",
    };

    /// <summary>The score of a name.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those there are.</exception>
    public static WatchedScore Parse(string name) => Enum.GetValues<WatchedScore>()
        .Where(score => NameOf(score).Equals(name, StringComparison.OrdinalIgnoreCase)).Select(score => (WatchedScore?)score).FirstOrDefault()
        ?? throw new ArgumentException($"An epoch cannot be chosen by \"{name}\"; expected one of {string.Join(", ", Names)}.", nameof(name));
}
