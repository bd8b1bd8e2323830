using Genex.Research.Alignment;
using Genex.Research.Datasets;

namespace Genex.Research.Reporting;

/// <content>Figures.</content>
public static partial class StudyReporting
{
    /// <summary>Targets of one participant over time: when each was present.</summary>
    /// <param name="study">Aligned.</param>
    /// <param name="recording">Index of the participant.</param>
    public static Figure Timeline(this AlignedStudy study, int recording = 0)
    {
        AlignedRecording one = study.Recordings[recording];
        IReadOnlyList<string> targets = study.Vocabulary.Targets;
        double step = one.Rows.Count > 1 ? (one.Rows[1].TimeMilliseconds - one.Rows[0].TimeMilliseconds) / 1000 : 1;
        (int Target, double Time)[] spans =
            [.. one.Rows.SelectMany(row => Enumerable.Range(0, targets.Count).Where(target => row.TargetPresent[target] && row.Targets[target] >= 0.5f)
            .Select(target => (target, row.TimeMilliseconds / 1000)))];
        return new Figure(
            $"{one.Participant}: targets over time",
            $"When each of the {targets.Count} targets was present in the {one.Rows.Count} sampled frames of {one.Participant}.",
            new Axis("time", "s"), Axis.Of("", targets),
            new SpanSeries("present", spans.Select(span => span.Target), spans.Select(span => span.Time), spans.Select(span => span.Time + step)))
        { Height = 520, Legend = false, Provenance = study.Provenance };
    }

    /// <summary>Share of frames in which each target is present, by participant; blank where it is not known.</summary>
    public static Figure Prevalence(this AlignedStudy study)
    {
        IReadOnlyList<string> targets = study.Vocabulary.Targets;
        double?[,] shares = new double?[study.Recordings.Count, targets.Count];
        for (int person = 0; person < study.Recordings.Count; person++)
        {
            for (int target = 0; target < targets.Count; target++)
            {
                AlignedRow[] known = [.. study.Recordings[person].Rows.Where(row => row.TargetPresent[target])];
                shares[person, target] = known.Length == 0 ? null : known.Average(row => row.Targets[target]);
            }
        }

        return new Figure(
            "Share of frames in which a target is present", $"Prevalence of {targets.Count} targets in {study.Recordings.Count} participants.",
            Axis.Of("", targets), Axis.Of("", study.Recordings.Select(one => one.Participant.ToString())),
            new HeatMapSeries("share of frames", shares) { Minimum = 0, Maximum = 1 })
        { Width = 880, Provenance = study.Provenance };
    }

    /// <summary>One webcam frame of every participant, as models see it.</summary>
    public static ImageGrid Faces(this SampleSet samples) => new(
        "Webcam region as models see it",
        $"One frame of each of {samples.Participants.Count} participants.",
        samples.Participants.Select((participant, index) =>
        {
            int[] own = samples.SamplesOf([index]);
            return new CaptionedImage(FramePicture.Png(samples.Frames[own[own.Length / 2]], samples.Frames.Side, samples.Provenance),
                participant.ToString());
        }))
    { Provenance = samples.Provenance };
}
