using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <content>Sentences.</content>
public static partial class StudyReporting
{
    /// <summary>How many took part, what was recorded, and whether anybody was recorded at all.</summary>
    public static Sentence Say(this Study study) => study.Release is { } release ? ReleaseReporting.Say(study, release) : StudySentences.Recorded(
        study.Recordings.Select(one => one.Participant).Distinct().Count(), study.Recordings.Count,
        study.Recordings.Count(one => one.VideoPath is not null), study.Recordings.Sum(one => one.Expressions?.Count ?? 0),
        study.Recordings.Sum(one => one.Events.Of(FacialLevelExport.Format)?.Count ?? 0), study.Provenance);

    /// <summary>How many samples of how many participants, under which profile.</summary>
    public static Sentence Say(this Experiment experiment) =>
        StudySentences.Samples(experiment.Samples.Count, experiment.Samples.Participants.Count, experiment.Profile.Title);

    /// <summary>How far the clocks lay apart, and by how much they disagree after the correction.</summary>
    public static Sentence SayClocks(this AlignedStudy study) => ReleaseReporting.SayJoining(study) ?? StudySentences.Clocks(
        [.. study.Recordings.Select(one => one.Clock.OffsetMilliseconds)],
        [.. study.Recordings.Select(one => one.Clock.ResidualMilliseconds).Where(double.IsFinite)]);

    /// <summary>Which part of the videos' pictures shows the participants, and how that is known.</summary>
    public static Sentence SayRegions(this AlignedStudy study) => StudySentences.Regions(
        [.. study.Recordings.Where(one => one.Region is not null).GroupBy(one => one.Region!.ToString())
            .Select(group => $"{group.Key} in {(group.Count() > 3 ? Count(group.Count(), "recording") : string.Join(", ", group.Select(one => one.Label)))}")]);

    /// <summary>In how many sampled frames a face was found; empty where none was looked for.</summary>
    public static Sentence SayFaces(this AlignedStudy study) => StudySentences.Faces(study.FaceSearch?.Text ?? "",
        [.. study.Recordings.Where(one => one.Faces is not null)
            .Select(one => (one.Label, one.Faces!.Frames, one.Faces.Found + one.Faces.Bridged, one.Faces.Bridged))]);

    /// <summary>What the study has of its own, and in how many recordings.</summary>
    public static Sentence SayOwn(this Study study)
    {
        return StudySentences.Own(
            [.. study.Vocabulary.OwnSignals.Where(one => one.Form != OwnChannelForm.Sound).Select(one => (one.Name, With(one.Name)))],
            [.. study.Vocabulary.OwnTargets.Select(one => (one.Name, With(one.Name)))], study.Recordings.Count,
            study.Vocabulary.HasVoice ? study.Recordings.Count(one => one.VideoPath is { } video && SoundFile.BesideOf(video) is not null) : null);

        int With(string name) => study.Recordings.Count(recording => recording.Labels?.ContainsKey(name) == true
            || recording.Events.Of(OwnValueExport.Format)?.Any(value => string.Equals(value.Channel, name, StringComparison.OrdinalIgnoreCase)) == true);
    }

    /// <summary>The commonest and rarest target, each among the rows in which it is known, and how much of the features is missing.</summary>
    public static Sentence SayPrevalence(this AlignedStudy study)
    {
        AlignedRow[] rows = [.. study.Rows];
        return StudySentences.Prevalence(
            [.. study.Vocabulary.Targets.Select((name, target) => (Name: name, Known: rows.Where(row => row.TargetPresent[target]).ToArray(), target))
                .Where(one => one.Known.Length > 0).Select(one => (one.Name, one.Known.Average(row => (double)row.Targets[one.target])))],
            rows.Length, rows.Count(row => row.TargetPresent.Contains(true)),
            rows.Average(row => row.FeaturePresent.Count(present => !present) / (double)row.FeaturePresent.Length));
    }

    /// <summary>Whether anything blocks training.</summary>
    public static Sentence Say(this AuditReport report) => StudySentences.Audit(
        report.Results.Count, report.Findings.Count, report.Blocking.Count(finding => finding.Target is null),
        [.. report.Blocking.Where(finding => finding.Target is null || report.Blocking.All(one => one.Target is not null))
            .Select(finding => finding.Check).Distinct()],
        report.BlockedTargets);
}
