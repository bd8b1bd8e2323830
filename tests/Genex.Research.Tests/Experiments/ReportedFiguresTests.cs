using Genex.Research.Datasets;
using Genex.Research.Experiments;

namespace Genex.Research.Tests.Experiments;

public class ReportedFiguresTests
{
    [Fact]
    public void The_reports_seven_rows_are_there_with_their_tasks()
    {
        Assert.Equal(["A.1", "A.2", "A.3", "A.4", "B.1", "B.2", "B.3"], ReportedFigures.All.Select(figure => figure.Model));
        Assert.All(ReportedFigures.All, figure => Assert.Equal(figure.Model[0] == 'A' ? EmotionTask.Attention : EmotionTask.Emotions, figure.Task));
        Assert.Equal((0.153, 0.915), (ReportedFigures.Of("B.1")!.F1, ReportedFigures.Of("B.1")!.Accuracy));
        Assert.Null(ReportedFigures.Of("B.2t"));
    }
}
