using Genex.Research.Recordings;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>Sentences about studies, from numbers alone: a test holds each to the numbers that its words speak of.</summary>
internal static class StudySentences
{
    /// <summary>How many took part and what was recorded. A study with intensities over time and without events does not speak of events.</summary>
    public static Sentence Recorded(int participants, int recordings, int videos, int events, int intensities, Provenance provenance)
    {
        string levels = intensities == 1 ? "1 facial intensity" : Invariant($"{intensities:#,0} facial intensities");
        string coded = Count(events, "facial-coding event");
        string what = intensities == 0 ? coded : events == 0 ? levels : $"{coded} and {levels}";
        string who = Count(participants, "participant") + (recordings == participants ? "" : $" in {Count(recordings, "recording")}");
        return new(Invariant($"{who}, {videos:#,0} with a video; {what}. {Origin(provenance)}"));
    }

    /// <summary>The same of the released layout.</summary>
    public static Sentence Released(int participants, int frames, int annotated, int derived, Provenance provenance) => new(
        Invariant($"{Count(participants, "participant")} with {Count(frames, "frame")}; {annotated} of them with annotations. ")
            + (derived == 0 ? "" : Invariant($"By the metadata, **the frames of {derived} of them** were computed from another participant's. "))
            + Origin(provenance));

    /// <summary>How many samples of how many participants, under which profile.</summary>
    public static Sentence Samples(int samples, int participants, string profile) =>
        new($"{Count(samples, "sample")} of {Count(participants, "participant")}, profile: {profile}.");

    /// <summary>How annotation rows found their frames where there are no clocks.</summary>
    public static Sentence Joining(int byIndex, int participants) => new(byIndex == 0
        ? "There are no clocks to compare: annotation rows name their frames, which are taken as one second apart."
        : Invariant($"There are no clocks to compare: for **{byIndex} of {Count(participants, "participant")}** the rows were spread evenly over the frames, ")
            + (byIndex == participants ? "whatever their times." : "whatever their times; the others' rows name their frames."));

    /// <summary>How far clocks lay apart, and by how much shared events disagree after the alignment.</summary>
    /// <param name="offsets">Milliseconds, one per recording.</param>
    /// <param name="residuals">Root mean square, milliseconds, of the recordings that have shared events.</param>
    public static Sentence Clocks(IReadOnlyList<double> offsets, IReadOnlyList<double> residuals)
    {
        if (offsets.Count == 0) return new("There is no recording, so there are no clocks to compare.");
        string range = Invariant($"{offsets.Min():+0;-0;0} to {offsets.Max():+0;-0;0} ms");
        return new($"Video and export clocks differed by {(offsets.Count == 1 ? Invariant($"{offsets[0]:+0;-0;0} ms") : range)}."
            + (residuals.Count == 0 ? " No event is in both, so the alignment could not be checked."
                : Invariant($" After alignment, shared events agree to within {residuals.Average():0} ms (RMS, mean over participants).")));
    }

    /// <summary>Which part of the videos' pictures is taken.</summary>
    public static Sentence Regions(IReadOnlyList<string> regions) => new(regions.Count == 0 ? "No recording has a video of which a part is taken."
        : $"The part of the picture that is used: {string.Join("; ", regions)}.");

    /// <summary>In how many sampled frames a face was found.</summary>
    /// <param name="finder">What found them.</param>
    /// <param name="recordings">Label, sampled frames, those with a face, and those of them that were bridged, of each recording; empty: none was looked
    /// for.</param>
    public static Sentence Faces(string finder, IReadOnlyList<(string Label, int Frames, int Faces, int Bridged)> recordings)
    {
        if (recordings.Count == 0) return new("");
        (int frames, int faces, int bridged) = (recordings.Sum(one => one.Frames), recordings.Sum(one => one.Faces), recordings.Sum(one => one.Bridged));
        string[] without = [.. recordings.Where(one => one.Faces == 0).Select(one => one.Label)];
        return new(Invariant($"A face is taken from {faces} of {Count(frames, "sampled frame")} ({finder}")
            + (bridged == 0 ? ")." : Invariant($"; {bridged} of them between two others)."))
            + (faces == frames ? "" : Invariant($" The pictures of the other {frames - faces} are masked."))
            + (without.Length == 0 ? "" : $" **No face at all** in {string.Join(", ", without)}."));
    }

    /// <summary>What the study has of its own.</summary>
    /// <param name="signals">Name and number of recordings with a value, of each signal.</param>
    /// <param name="targets">The same of each target.</param>
    /// <param name="recordings">Number of recordings.</param>
    /// <param name="sounds">How many of them have a file of sound beside the video; null where the voice is not asked for.</param>
    public static Sentence Own(IReadOnlyList<(string Name, int Recordings)> signals, IReadOnlyList<(string Name, int Recordings)> targets, int recordings,
        int? sounds = null)
    {
        string? voice = sounds is null ? null : Invariant($"the voice, from a .wav file beside the video in {sounds} of {Count(recordings, "recording")}")
            + (sounds == recordings ? "" : ", else from the video's own sound");
        string[] parts = [.. new[] { List(signals, "signal"), List(targets, "target"), voice }.OfType<string>()];
        return new(parts.Length == 0 ? "The study has no signals or targets of its own." : $"Of the study's own: {string.Join("; ", parts)}.");

        string? List(IReadOnlyList<(string Name, int Recordings)> own, string noun) => own.Count == 0 ? null
            : $"{Count(own.Count, noun)} ({string.Join(", ", own.Select(one => one.Recordings == recordings ? $"{one.Name} in every recording"
                : one.Recordings == 0 ? $"**{one.Name} in none**" : Invariant($"{one.Name} in {one.Recordings} of {Count(recordings, "recording")}")))})";
    }

    /// <summary>The commonest and rarest target, and how much of the features is missing.</summary>
    /// <param name="targets">Name and fraction of frames of each target.</param>
    /// <param name="frames">Number of frames.</param>
    /// <param name="labelled">Number of those in which any target is known; the fractions are of those in which theirs is.</param>
    /// <param name="missing">Fraction of the feature values that are missing.</param>
    public static Sentence Prevalence(IReadOnlyList<(string Name, double Fraction)> targets, int frames, int labelled, double missing)
    {
        string gaps = missing == 0 ? " No feature value is missing." : $" {Percent(missing)} of feature values are missing; they are masked, not set to zero.";
        if (labelled == 0 || targets.Count == 0) return new($"No target is known in any of {Count(frames, "frame")}." + gaps);
        string of = labelled == frames ? Count(frames, "frame") : Count(labelled, "labelled frame");
        (string Name, double Fraction) most = targets.MaxBy(one => one.Fraction), least = targets.MinBy(one => one.Fraction);
        string spread = Percent(most.Fraction) == Percent(least.Fraction) ? $"Every target is present in {Percent(most.Fraction)} of {of}."
            : $"*{most.Name}* is present in {Percent(most.Fraction)} of {of}, *{least.Name}* in {Percent(least.Fraction)}.";
        return new(spread + gaps);
    }

    /// <summary>Whether the data audit blocks training.</summary>
    /// <param name="checks">Number of checks.</param>
    /// <param name="findings">Number of findings.</param>
    /// <param name="blocking">Number of those that block.</param>
    /// <param name="names">Ids of the checks that block.</param>
    /// <param name="targets">Targets that a finding blocks, whatever it says of the others.</param>
    public static Sentence Audit(int checks, int findings, int blocking, IReadOnlyList<string> names, IReadOnlyList<string> targets) => new(blocking > 0
        ? $"**{Count(blocking, "finding")} block{(blocking == 1 ? "s" : "")} training** on these data: {List([.. names])}."
        : targets.Count > 0
        ? $"**The data audit blocks {Count(targets.Count, "target")}**: {List([.. targets])} ({List([.. names])}). The others can be trained on."
        : $"**The data audit does not block training**: {Count(checks, "check")}, {Count(findings, "finding")}, none of them blocking.");

    private static string Origin(Provenance provenance) => provenance == Provenance.Simulated ? "**The study is simulated**: no person was recorded."
        : $"Provenance: {provenance.ToString().ToLowerInvariant()}.";
}
