using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about degraded inputs, from numbers alone: a test holds each to the numbers that its words speak of.</summary>
internal static class RobustnessSentences
{
    /// <summary>What costs most, and what is not shown to cost anything.</summary>
    public static Sentence Losses(string model, string score, IReadOnlyList<LossOf> losses)
    {
        LossOf[] sorted = [.. losses.OrderByDescending(one => one.Loss)];
        if (sorted.Length == 0) return new("No loss is defined.");
        if (sorted[0].Loss <= 0) return new($"No corruption lowers the mean {score} of **{model}**.");
        string[] harmless = [.. sorted.Where(one => one.Lower is not > 0).Select(one => one.Corruption)];
        string most = $"*{sorted[0].Corruption}* ({sorted[0].Level})";
        string lost = $"{Score(sorted[0].Loss)} {score}, from {Score(sorted[0].Before)} to {Score(sorted[0].After)}.";
        if (harmless.Length == sorted.Length)
            return new($"No loss of **{model}** is shown under any corruption. The largest, {most}, is not told from none: {lost}");
        return new($"**{model}** loses most to {most}: {lost}"
            + (harmless.Length == 0 ? " Every corruption lowers the score significantly." : $" No loss is shown for {List(harmless)}."));
    }

    /// <summary>Under which corruptions a second model holds up better or worse than a first.</summary>
    /// <param name="first">Name of the first.</param>
    /// <param name="second">Name of the second.</param>
    /// <param name="differences">Corruption, difference of the areas (second minus first), and the ends of its interval; null without one.</param>
    public static Sentence Beside(string first, string second, IReadOnlyList<(string Corruption, double Difference, double? Lower, double? Upper)> differences)
    {
        string[] higher = Named(one => one.Lower > 0), lower = Named(one => one.Upper < 0);
        int rest = differences.Count - higher.Length - lower.Length;
        if (rest == differences.Count)
            return new($"Area under the curve, **{second}** minus **{first}**: the interval of every difference includes zero, so no change is shown.");
        string[] parts =
        [
            .. higher.Length == 0 ? Array.Empty<string>() : [$"higher under {List(higher)}"],
            .. lower.Length == 0 ? Array.Empty<string>() : [$"lower under {List(lower)}"],
        ];
        return new($"Area under the curve, **{second}** minus **{first}**: {string.Join("; ", parts)}."
            + (rest == 0 ? "" : Invariant($" For the other {rest} the interval includes zero."))
            + (differences.Count == 1 ? " The interval is of one training of each."
                : Invariant($" These are {differences.Count} intervals side by side, each at 95 % by itself, of one training of each model.")));

        string[] Named(Func<(string Corruption, double Difference, double? Lower, double? Upper), bool> holds) =>
            [.. differences.Where(holds).Select(one => $"{one.Corruption} ({Difference(one.Difference)})")];
    }

    /// <summary>Which groups of inputs a score rests on.</summary>
    /// <param name="model">Its label.</param>
    /// <param name="score">Name of the primary score.</param>
    /// <param name="groups">Name, what shuffling it costs, and the lower end of that loss's interval; null without one.</param>
    public static Sentence Importance(string model, string score, IReadOnlyList<(string Group, double Loss, double? Lower)> groups)
    {
        if (groups.Count == 0) return new("No loss is defined.");
        (string Group, double Loss, double? Lower)[] shown = [.. groups.Where(one => one.Lower > 0).OrderByDescending(one => one.Loss)];
        string[] others = [.. groups.Where(one => one.Lower is not > 0).Select(one => one.Group)];
        string side = groups.Count == 1 ? "" : Invariant($" The {groups.Count} intervals stand side by side, each at 95 % by itself.");
        if (shown.Length == 0) return new($"No group of inputs is shown to matter to **{model}**: shuffled, none costs {score} that is told from none.{side}");
        return new($"The {score} of **{model}** rests on {List([.. shown.Select(one => $"*{one.Group}* ({Score(one.Loss)} lost when shuffled)")])}."
            + (others.Length == 0 ? "" : $" For {List(others)} no loss is shown.") + side);
    }
}
