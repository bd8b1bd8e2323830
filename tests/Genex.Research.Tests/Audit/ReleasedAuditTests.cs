using Genex.Research.Audit;
using Genex.Research.Recordings;
using Genex.Research.Simulation;
using Genex.Research.Tests.Simulation;

namespace Genex.Research.Tests.Audit;

/// <summary>The audit on studies whose defects are known because they were planted.</summary>
public class ReleasedAuditTests
{
    public static TheoryData<string, string> EachDefect() => new()
    {
        { "recoloured-copies", "near-duplicate-frames image-property-predicts split-overlap" },
        { "derived-metadata", "provenance" },
        { "labels-by-participant", "label-follows-participant" },
        { "permuted-columns", "column-order" },
        { "stretched-rows", "timestamps index-alignment" },
        { "random-targets", "" },
    };

    [Fact]
    public void Every_planted_defect_is_reported_when_all_are_there()
    {
        using ReleasedFolder folder = new(ReleaseDefect.All);
        AuditReport report = DataAudit.Run(folder.Root);
        Assert.All(ReleaseDefect.All, defect => Assert.NotEmpty(report[defect.Check].Findings));
        AuditFinding copies = Assert.Single(report["near-duplicate-frames"].Findings);
        Assert.All(ReleasedPerson.All, person => Assert.Contains(person.Id.ToString(), copies.Evidence, StringComparison.Ordinal));
        Assert.All(["gain 1.20, offset +2", "gain 0.80", "hue +30 of 180"], change => Assert.Contains(change, copies.Evidence, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EachDefect))]
    public void Each_defect_alone_is_reported_and_nothing_else_blocks(string name, string blocking)
    {
        using ReleasedFolder folder = new(ReleaseDefect.Parse(name));
        AuditReport report = DataAudit.Run(folder.Root);
        Assert.NotEmpty(report[ReleaseDefect.Parse(name)[0].Check].Findings);
        Assert.Equal(blocking, string.Join(' ', report.Blocking.Select(finding => finding.Check).Distinct()));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void A_sound_study_in_the_released_layout_passes(int seed)
    {
        using ReleasedFolder folder = new(seed, []);
        Assert.Empty(DataAudit.Run(folder.Root).Blocking);
    }

    [Fact]
    public void Twenty_sound_studies_have_no_blocking_finding()
    {
        string[] blocked =
        [
            .. from seed in Enumerable.Range(101, 20)
               let samples = SimulatedStudy.InMemory(
                   new SimulationSettings { Seed = seed, Participants = 4 + seed % 3, Seconds = 30, FramesPerSecond = 5, FrameWidth = 256, FrameHeight = 144 },
                   imageSize: 32)
               from finding in DataAudit.Run(SamplesInHand.Material(samples)).Blocking
               select Invariant($"seed {seed}: {finding.Check}: {finding.Evidence}"),
        ];
        Assert.Empty(blocked);
    }

    [Fact]
    public void A_name_that_holds_the_letters_of_time_is_no_time() =>
        Assert.False(new AnnotationTable("emotional targets", "a.csv", ParticipantId.Parse("LE 3299"), ["frame_id", .. EmotionalTargets.Names], 20).HasTimes);
}
