using Genex.Research.Evaluation;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about ways of joining modalities, from numbers alone: a test holds each to the numbers that its words speak of.</summary>
internal static class FusionZooSentences
{
    /// <summary>Whether any way differs from the reference.</summary>
    /// <param name="world">Its name.</param>
    /// <param name="reference">What each is set against.</param>
    /// <param name="others">Name, mean difference from the reference, and what may be said of it.</param>
    public static Sentence Against(string world, string reference, IReadOnlyList<(string Name, double? Difference, ContrastVerdict Verdict)> others)
    {
        string[] better = Named(ContrastVerdict.FirstIsHigher), worse = Named(ContrastVerdict.SecondIsHigher);
        int same = others.Count(one => one.Verdict == ContrastVerdict.NoneWorthHaving), small = others.Count(one => one.Verdict == ContrastVerdict.NotTestable);
        int open = others.Count - better.Length - worse.Length - same - small;
        List<string> said =
        [
            .. better.Length == 0 ? Array.Empty<string>() : [$"{List(better)} {(better.Length == 1 ? "is" : "are")} shown to be better than {reference}"],
            .. worse.Length == 0 ? Array.Empty<string>() : [$"{List(worse)} {(worse.Length == 1 ? "is" : "are")} shown to be worse than {reference}"],
            .. same == 0 ? Array.Empty<string>() : [Invariant($"for {same} of {others.Count} a difference worth having from {reference} is ruled out")],
            .. open == 0 ? Array.Empty<string>() : [Invariant($"for {open} of {others.Count} no difference from {reference} is shown")],
            .. small == 0 ? Array.Empty<string>() : [Invariant($"for {small} of {others.Count} so few people could show no difference from {reference}")],
        ];
        return new($"*{world}*: {string.Join("; ", said)}.");

        string[] Named(ContrastVerdict verdict) =>
            [.. others.Where(one => one.Verdict == verdict).Select(one => $"{one.Name} ({Difference(one.Difference)})")];
    }

    /// <summary>Which ways still find something when a modality is gone.</summary>
    /// <param name="world">Its name.</param>
    /// <param name="face">Whether the face tells: what is left without signals.</param>
    /// <param name="signals">Whether the signals tell: what is left without video.</param>
    /// <param name="ways">Name, and the intervals without video and without signals; null without an interval.</param>
    public static Sentence Lost(string world, bool face, bool signals,
        IReadOnlyList<(string Name, ParticipantInterval? WithoutVideo, ParticipantInterval? WithoutSignals)> ways)
    {
        return new($"*{world}*: without video {Said(signals, one => one.WithoutVideo)}; without signals {Said(face, one => one.WithoutSignals)}.");

        string Said(bool left, Func<(string Name, ParticipantInterval? WithoutVideo, ParticipantInterval? WithoutSignals), ParticipantInterval?> interval)
        {
            string[] above = [.. ways.Where(one => interval(one)?.Lower > 0.5).Select(one => one.Name)];
            string[] below = [.. ways.Where(one => interval(one)?.Upper < 0.5)
                .Select(one => $"{one.Name} ({Score(interval(one)!.Lower)} to {Score(interval(one)!.Upper)})")];
            string under = below.Length == 0 ? ""
                : $"{List(below)} {(below.Length == 1 ? "lies" : "lie")} below chance (about one interval in forty does so by luck, which models on one sample "
                    + "share)";
            if (above.Length == 0)
            {
                return below.Length > 0 ? $"none is above chance and {under}" : left ? "none is told from chance" : "none is told from chance, which is right";
            }

            string said = above.Length == ways.Count ? "all are above chance" : $"{List(above)} {(above.Length == 1 ? "is" : "are")} above chance";
            return (left ? said : $"{said} although nothing is left to tell (models on one sample share its luck)")
                + (below.Length == 0 ? "" : $" and {under}");
        }
    }

    /// <summary>Which ways score higher when a modality is gone than with it.</summary>
    /// <param name="world">Its name.</param>
    /// <param name="modality">"video" or "signals".</param>
    /// <param name="ways">Name, mean with both, mean without the modality, and what may be said of without minus with.</param>
    public static Sentence Freed(string world, string modality, IReadOnlyList<(string Name, double? Whole, double? Without, ContrastVerdict Verdict)> ways)
    {
        // As printed: what differs in later digits alone would look like a mistake.
        (string Name, double? Whole, double? Without, ContrastVerdict Verdict)[] higher = [.. ways.Where(one => one.Without - one.Whole >= 0.0005)];
        if (higher.Length == 0) return new($"*{world}*: no way of joining scores higher without {modality} than with both.");
        string[] shown = [.. higher.Where(one => one.Verdict == ContrastVerdict.FirstIsHigher).Select(one => one.Name)];
        return new($"*{world}*: {List([.. higher.Select(one => $"{one.Name} ({Score(one.Without)} against {Score(one.Whole)})")])} "
            + $"{(higher.Length == 1 ? "scores" : "score")} higher without {modality} than with both; "
            + (shown.Length == 0 ? "it is shown for none." : $"it is shown for {List(shown)}."));
    }

    /// <summary>Whether models are better off without a modality that tells nothing of a target.</summary>
    /// <param name="world">Its name, or the target's.</param>
    /// <param name="modality">"video" or "signals".</param>
    /// <param name="ways">Name, mean difference without the modality minus with it, and what may be said of it.</param>
    public static Sentence Idle(string world, string modality, IReadOnlyList<(string Name, double? Difference, ContrastVerdict Verdict)> ways)
    {
        string[] freed = Named(ContrastVerdict.FirstIsHigher), hurt = Named(ContrastVerdict.SecondIsHigher);
        int open = ways.Count - freed.Length - hurt.Length;
        List<string> said =
        [
            .. freed.Length == 0 ? Array.Empty<string>() : [$"raises {List(freed)}"],
            .. hurt.Length == 0 ? Array.Empty<string>() : [$"lowers {List(hurt)}"],
            .. open == 0 ? Array.Empty<string>() : [Invariant($"changes nothing that is shown for {open} of {ways.Count}")],
        ];
        return new($"*{world}*: taking away the {modality}, which {(modality == "video" ? "tells" : "tell")} nothing of it, {List(said)}.");

        string[] Named(ContrastVerdict verdict) =>
            [.. ways.Where(one => one.Verdict == verdict).Select(one => $"{one.Name} ({Difference(one.Difference)})")];
    }
}
