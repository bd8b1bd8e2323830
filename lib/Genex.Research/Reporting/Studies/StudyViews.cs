using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Audit;
using Genex.Research.Recordings;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <summary>A study and its alignment, as tables, figures and sentences.</summary>
public static class StudyViews
{
    /// <summary>What each participant left.</summary>
    public static Table Layout(Study study) => study.Release is { } release ? ReleaseViews.Layout(study, release) : new(
        $"{(study.Provenance == Provenance.Simulated ? "Simulated study" : "Study")}: what each participant left",
        [Column.Text("Participant"), Column.Text("Video"), Column.Number("Facial-coding events", "0"), Column.Number("Fixations", "0"),
            Column.Number("GSR peaks", "0")],
        study.Recordings.Select(one => (IReadOnlyList<object?>)
            [one.Participant.ToString(), one.VideoPath is null ? null : Path.GetFileName(one.VideoPath), one.Expressions?.Count, one.Fixations?.Count,
                one.GsrPeaks?.Count]))
    { Footnotes = [.. study.Notes] };

    /// <summary>In words.</summary>
    public static Sentence Say(Study study) => study.Release is { } release ? ReleaseViews.Say(study, release) : new(
        $"{Count(study.Recordings.Count, "participant")}, {study.Recordings.Count(one => one.VideoPath is not null)} with a video; "
            + $"{Count(study.Recordings.Sum(one => one.Expressions?.Count ?? 0), "facial-coding event")}. "
        + (study.Provenance == Provenance.Simulated ? "**The study is simulated**: no person was recorded."
            : $"Provenance: {study.Provenance.ToString().ToLowerInvariant()}."));

    /// <summary>The clock of each participant's video against the exports, and what the fit leaves.</summary>
    public static Table Clocks(AlignedStudy study) => new(
        "Video clocks against export clocks",
        [Column.Text("Participant"), Column.Number("Offset", "0.0", "ms"), Column.Number("Drift", "0.0", "ppm"), Column.Number("Residual", "0.0", "ms"),
            Column.Number("Matches", "0"), Column.Text("Source"), Column.Number("Rows", "0")],
        study.Recordings.Select(one => (IReadOnlyList<object?>)
        [
            one.Participant.ToString(), one.Clock.OffsetMilliseconds, one.Clock.Drift * 1e6, double.IsNaN(one.Clock.ResidualMilliseconds) ? null
                : one.Clock.ResidualMilliseconds,
            one.Clock.Matches, one.Clock.Source, one.Rows.Count,
        ]))
    { Footnotes = [.. study.Notes] };

    /// <summary>In words.</summary>
    public static Sentence SayClocks(AlignedStudy study)
    {
        if (ReleaseViews.SayJoining(study) is { } joined) return joined;
        double[] offsets = [.. study.Recordings.Select(one => one.Clock.OffsetMilliseconds)];
        double[] residuals = [.. study.Recordings.Select(one => one.Clock.ResidualMilliseconds).Where(double.IsFinite)];
        return new(Invariant($"Video clocks lie {offsets.Min():0} to {offsets.Max():0} ms from the exports' clock")
            + (residuals.Length == 0 ? "."
                : Invariant(
                $"; after the correction, the moments that both show disagree by {residuals.Average():0} ms (root mean square, mean over participants).")));
    }

    /// <summary>Targets of one participant over time: when each was present.</summary>
    public static Figure Timeline(AlignedStudy study, int recording = 0)
    {
        AlignedRecording one = study.Recordings[recording];
        double step = one.Rows.Count > 1 ? (one.Rows[1].TimeMilliseconds - one.Rows[0].TimeMilliseconds) / 1000 : 1;
        (int Target, double Time)[] spans =
            [.. one.Rows.SelectMany(row => Enumerable.Range(0, EmotionalTargets.Count).Where(target => row.TargetPresent[target] && row.Targets[target] >= 0.5f)
            .Select(target => (target, row.TimeMilliseconds / 1000)))];
        return new Figure(
            $"{one.Participant}: targets over time", $"When each of the 17 targets was present in the {one.Rows.Count} sampled frames of {one.Participant}.",
            new Axis("time", "s"), Axis.Of("", EmotionalTargets.Names),
            new SpanSeries("present", spans.Select(span => span.Target), spans.Select(span => span.Time), spans.Select(span => span.Time + step))) { Height =
                520, Legend = false };
    }

    /// <summary>Share of frames in which each target is present, by participant; blank where it is not known.</summary>
    public static Figure Prevalence(AlignedStudy study)
    {
        double?[,] shares = new double?[study.Recordings.Count, EmotionalTargets.Count];
        for (int person = 0; person < study.Recordings.Count; person++)
        {
            for (int target = 0; target < EmotionalTargets.Count; target++)
            {
                AlignedRow[] known = [.. study.Recordings[person].Rows.Where(row => row.TargetPresent[target])];
                shares[person, target] = known.Length == 0 ? null : known.Average(row => row.Targets[target]);
            }
        }

        return new Figure(
            "Share of frames in which a target is present", $"Prevalence of 17 targets in {study.Recordings.Count} participants.",
            Axis.Of("", EmotionalTargets.Names), Axis.Of("", study.Recordings.Select(one => one.Participant.ToString())),
            new HeatMapSeries("share of frames", shares) { Minimum = 0, Maximum = 1 }) { Width = 880 };
    }

    /// <summary>In words: the commonest and rarest target, and how much of the features is missing.</summary>
    public static Sentence SayPrevalence(AlignedStudy study)
    {
        AlignedRow[] rows = [.. study.Rows];
        double[] shares = [.. Enumerable.Range(0, EmotionalTargets.Count).Select(target => rows.Average(row => (double)row.Targets[target]))];
        int most = Array.IndexOf(shares, shares.Max()), least = Array.IndexOf(shares, shares.Min());
        double missing = rows.Average(row => row.FeaturePresent.Count(present => !present) / (double)PhysicalFeatures.Count);
        return new($"*{EmotionalTargets.Names[most]}* is present in {Percent(shares[most])} of {Count(rows.Length, "frame")}, "
            + $"*{EmotionalTargets.Names[least]}* in {Percent(shares[least])}; {Percent(missing)} of the feature values are missing, which is masked "
            + "and not zero.");
    }

    /// <summary>What the data audit found.</summary>
    public static Table Audit(AuditReport report) => new(
        "Data audit", [Column.Text("Severity"), Column.Text("Check"), Column.Text("Evidence"), Column.Text("What to do")],
        report.Findings.Select(finding =>
            (IReadOnlyList<object?>)[finding.Severity.ToString().ToLowerInvariant(), finding.Check, finding.Evidence, finding.Advice]));

    /// <summary>In words.</summary>
    public static Sentence Say(AuditReport report) => new(report.IsClean
        ? $"**Nothing blocks training**: {report.Results.Count} checks, {Count(report.Findings.Count, "finding")}, none of them blocking."
        : $"**{Count(report.Blocking.Count, "finding")} block{(report.Blocking.Count == 1 ? "s" : "")} any conclusion** from these data: "
            + $"{List([.. report.Blocking.Select(finding => finding.Check).Distinct()])}.");

    /// <summary>One webcam frame of every participant, as models see it.</summary>
    public static ImageGrid Faces(SampleSet samples) => new(
        samples.Provenance == Provenance.Simulated ? "Webcam region as models see it (simulated drawings)" : "Webcam region as models see it",
        $"One frame of each of {samples.Participants.Count} participants.",
        samples.Participants.Select((participant, place) =>
        {
            int[] own = samples.SamplesOf([place]);
            return new CaptionedImage(RunMistakes.Png(samples.Frames[own[own.Length / 2]], samples.Frames.Side), participant.ToString());
        }));
}
