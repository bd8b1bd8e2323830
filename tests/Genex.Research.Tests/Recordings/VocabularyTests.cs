using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

public class VocabularyTests
{
    [Fact]
    public void There_are_33_features_and_17_targets_all_different()
    {
        Assert.Equal(PhysicalFeatures.Count, PhysicalFeatures.Names.Distinct().Count());
        Assert.Equal(28, PhysicalFeatures.FacialCoding.Count);
        Assert.Equal(EmotionalTargets.Count, EmotionalTargets.Names.Distinct().Count());
        Assert.Equal("Attention", EmotionalTargets.Names[EmotionalTargets.Attention]);
    }

    [Theory]
    [InlineData("Screen recording 1 - LE 3299.mp4", "LE 3299")]
    [InlineData("RespCam_AR  2298_Screen recording 1_(21,FEMALE,1029) (1).mp4", "AR 2298")]
    [InlineData("JM_9684_physical.csv", "JM 9684")]
    [InlineData("ns 4013", "NS 4013")]
    public void An_id_is_found_in_a_file_name_and_normalised(string text, string id) => Assert.Equal(id, ParticipantId.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("Screen recording 1.mp4")]
    [InlineData("LE 32991")]
    public void A_text_without_an_id_has_none(string text) => Assert.False(ParticipantId.TryFind(text, out _));
}
