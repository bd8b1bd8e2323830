using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <content>Sentences.</content>
public static partial class StudyReporting
{
    /// <summary>How many took part, what they left, and whether anybody was recorded at all.</summary>
    public static Sentence Say(this Study study) => study.Release is { } release ? ReleaseReporting.Say(study, release) : new(
        $"{Count(study.Recordings.Count, "participant")}, {study.Recordings.Count(one => one.VideoPath is not null)} with a video; "
            + $"{Count(study.Recordings.Sum(one => one.Expressions?.Count ?? 0), "facial-coding event")}. "
        + (study.Provenance == Provenance.Simulated ? "**The study is simulated**: no person was recorded."
            : $"Provenance: {study.Provenance.ToString().ToLowerInvariant()}."));

    /// <summary>How many samples of how many participants, under which profile.</summary>
    public static Sentence Say(this Experiment experiment) => new(Invariant($"{experiment.Samples.Count} samples of ")
        + Invariant($"{experiment.Samples.Participants.Count} participants, profile: {experiment.Profile.Title}."));

    /// <summary>How far the clocks lay apart, and by how much they disagree after the correction.</summary>
    public static Sentence SayClocks(this AlignedStudy study)
    {
        if (ReleaseReporting.SayJoining(study) is { } joined) return joined;
        double[] offsets = [.. study.Recordings.Select(one => one.Clock.OffsetMilliseconds)];
        double[] residuals = [.. study.Recordings.Select(one => one.Clock.ResidualMilliseconds).Where(double.IsFinite)];
        return new(Invariant($"Video clocks lie {offsets.Min():0} to {offsets.Max():0} ms from the exports' clock")
            + (residuals.Length == 0 ? "."
                : Invariant(
                    $"; after the correction, the moments that both show disagree by {residuals.Average():0} ms (root mean square, mean over participants).")));
    }

    /// <summary>Which part of the videos' pictures shows the participants, and how that is known.</summary>
    public static Sentence SayRegions(this AlignedStudy study)
    {
        string[] regions = [.. study.Recordings.Where(one => one.Region is not null).GroupBy(one => one.Region!.ToString())
            .Select(group => $"{group.Key} in {(group.Count() > 3 ? Count(group.Count(), "recording") : string.Join(", ", group.Select(one => one.Label)))}")];
        return new(regions.Length == 0 ? "No recording has a video of which a part is taken."
            : $"Of the videos is taken: {string.Join("; ", regions)}.");
    }

    /// <summary>The commonest and rarest target, and how much of the features is missing.</summary>
    public static Sentence SayPrevalence(this AlignedStudy study)
    {
        AlignedRow[] rows = [.. study.Rows];
        double[] shares = [.. Enumerable.Range(0, EmotionalTargets.Count).Select(target => rows.Average(row => (double)row.Targets[target]))];
        int most = Array.IndexOf(shares, shares.Max()), least = Array.IndexOf(shares, shares.Min());
        double missing = rows.Average(row => row.FeaturePresent.Count(present => !present) / (double)PhysicalFeatures.Count);
        return new($"*{EmotionalTargets.Names[most]}* is present in {Percent(shares[most])} of {Count(rows.Length, "frame")}, "
            + $"*{EmotionalTargets.Names[least]}* in {Percent(shares[least])}; {Percent(missing)} of the feature values are missing, which is masked "
            + "and not zero.");
    }

    /// <summary>Whether anything blocks training.</summary>
    public static Sentence Say(this AuditReport report) => new(report.IsClean
        ? $"**Nothing blocks training**: {report.Results.Count} checks, {Count(report.Findings.Count, "finding")}, none of them blocking."
        : $"**{Count(report.Blocking.Count, "finding")} block{(report.Blocking.Count == 1 ? "s" : "")} any conclusion** from these data: "
            + $"{List([.. report.Blocking.Select(finding => finding.Check).Distinct()])}.");
}
