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
            + (rest == 0 ? "" : Invariant($" For the other {rest} the interval includes zero.")));

        string[] Named(Func<(string Corruption, double Difference, double? Lower, double? Upper), bool> holds) =>
            [.. differences.Where(holds).Select(one => $"{one.Corruption} ({Difference(one.Difference)})")];
    }
}
