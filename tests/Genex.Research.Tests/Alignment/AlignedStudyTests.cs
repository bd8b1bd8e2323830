using Genex.Research.Alignment;
using Genex.Research.Tests.Datasets;

namespace Genex.Research.Tests.Alignment;

public class AlignedStudyTests
{
    [Fact]
    public void Rows_follow_the_recordings_when_those_are_replaced()
    {
        AlignedStudy study = SyntheticSamples.Create().Study;
        AlignedStudy first = study with { Recordings = [study.Recordings[0]] };
        Assert.Equal(study.Recordings[0].Rows, first.Rows);
        Assert.True(first.Rows.Count < study.Rows.Count);
    }
}
