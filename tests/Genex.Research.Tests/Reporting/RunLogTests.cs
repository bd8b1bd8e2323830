using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting;

/// <summary>A line per run, whatever becomes of the run.</summary>
public class RunLogTests
{
    [Fact]
    public void Each_run_has_a_line_and_each_fold_a_number()
    {
        using StringWriter written = new() { NewLine = "\n" };
        RunLog log = new(written);
        foreach (int fold in (int[])[0, 0, 1, 1, 2]) log.Report(At("A.1", fold, 3)); // an epoch after another
        log.Report(At("A.2", 0, 3)); // is cut off
        log.Report(At("B.1", 0, 1));
        Assert.Equal("A.1 attention lopo, 3 folds: 1 2 3\nA.2 attention lopo, 3 folds: 1\nB.1 attention lopo, 1 fold: 1\n", written.ToString());
    }

    private static RunProgress At(string model, int fold, int folds) => new(QuickSpecification.Of(model), fold, folds, "SA 1", 3, null);
}
