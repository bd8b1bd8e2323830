using Genex.Research.Alignment;
using Genex.Research.Audit;

namespace Genex.Research.Tests.Audit;

/// <summary>Studies of clips, of which each person has several.</summary>
public class ClipAuditTests
{
    /// <summary>Clips of one emotion each are a person's recordings, not people: whoever speaks them has both labels.</summary>
    [Fact]
    public void A_clip_with_one_label_is_no_participant()
    {
        AlignedStudy clips = AuditStudy.Rows(participants: 8).With((recording, row, _) =>
        {
            int place = recording.Participant.ToString()[1] - 'A';
            return row.WithTarget("Joy", place % 2) with { Participant = AuditStudy.Id(place / 2) };
        });
        clips = new(clips.Root, clips.Provenance,
            [.. clips.Recordings.Select((clip, place) => clip with { Participant = AuditStudy.Id(place / 2), Stimulus = Invariant($"clip {place}") })], []);
        AuditReport report = DataAudit.Run(AuditStudy.Material(clips));
        Assert.Empty(report["label-follows-participant"].Findings);
        Assert.Contains(report["effective-samples"].Findings, finding =>
            finding.Evidence.Contains("320 rows of 4 participants in 8 recordings", StringComparison.Ordinal));
    }
}
