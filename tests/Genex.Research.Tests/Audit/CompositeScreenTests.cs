using Genex.Research.Audit;
using Genex.Research.Datasets;
using Genex.Research.Tests.Datasets;

namespace Genex.Research.Tests.Audit;

public class CompositeScreenTests
{
    private const int Side = 64;

    [Fact]
    public void Borders_of_three_parts_make_a_gaze_replay_and_a_face_does_not()
    {
        Assert.True(CompositeScreen.Of(Frames((x, y) => x < Side / 2 ? 250 : y < Side / 2 ? 120 : 20), 0)!.IsComposite);
        Assert.False(CompositeScreen.Of(Frames((x, y) => (int)(100 + 80 * Math.Exp(-(Math.Pow(x - 32, 2) + Math.Pow(y - 30, 2)) / 200))), 0)!.IsComposite);
        Assert.False(CompositeScreen.Of(Frames((x, y) => x < Side / 2 ? 250 : 20), 0)!.IsComposite);
        Assert.False(CompositeScreen.Of(Frames((x, y) => (x < Side / 2) == (y < Side / 2) ? 250 : 20), 0)!.IsComposite);
    }

    [Fact]
    public void A_study_without_labels_is_named_by_the_audit()
    {
        SampleSet samples = SyntheticSamples.Create(change: row => Array.Fill(row.TargetPresent, false));
        AuditFinding finding = Assert.Single(DataAudit.Run(AuditMaterial.Of(samples))["absent-labels"].Findings);
        Assert.Equal(AuditSeverity.Blocking, finding.Severity);
    }

    private static SampleSet Frames(Func<int, int, int> brightness)
    {
        SampleSet like = SyntheticSamples.Create(participants: 1, framesEach: 4, side: 32);
        byte[] frame = new byte[3 * Side * Side];
        for (int place = 0; place < frame.Length; place++) frame[place] = (byte)brightness(place % Side, place % (Side * Side) / Side);
        return new SampleSet(like.Study, new FrameBank(Side, Enumerable.Repeat(frame, like.Count)));
    }
}
