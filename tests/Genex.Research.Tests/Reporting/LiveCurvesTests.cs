using System.Xml.Linq;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Tests.House;
using Genex.Research.Training;

namespace Genex.Research.Tests.Reporting;

public class LiveCurvesTests
{
    private readonly List<object?> shown = [];

    [Fact]
    public void Each_fold_begins_a_new_drawing_and_the_end_is_one_line()
    {
        LiveCurves live = new(shown.Add);
        foreach (int fold in (int[])[0, 1])
            for (int epoch = 1; epoch <= 3; epoch++) live.Report(At(fold, epoch, 3, 1.0 / epoch, 1.5 / epoch));
        TrainingCurve last = Assert.IsType<TrainingCurve>(shown[^1]); // the last epoch of a training is always shown
        Assert.Equal([1, 0.5, 1.0 / 3], last.Training);
        Assert.Equal("A.1, fold 2 of 2 (simulated data): Epoch 3 of 3: training loss 0.333, validation loss 0.500, F1 0.400.", last.ToString());
        Assert.InRange(shown.Count, 2, 6);
        live.Finish();
        Assert.Equal("A.1, binary attention: 6 epochs trained in 2 folds. Last: training loss 0.333, validation loss 0.500, F1 0.400.",
            Assert.IsType<string>(shown[^1]));
    }

    [Fact]
    public void A_run_that_was_finished_before_says_so()
    {
        LiveCurves live = new(shown.Add);
        live.Report(At(0, 1, 1, 1, 1) with { Epoch = null });
        live.Finish();
        Assert.Equal(["Nothing was trained: the run was found finished."], shown);
    }

    /// <summary>What a kept page shows in the end is the run's, whether this process trained it or found it.</summary>
    [Fact]
    public void The_end_of_a_finished_run_is_its_last_fold()
    {
        using Experiments.RunFolder folder = new();
        Experiment experiment = folder.Open(participants: 3, framesEach: 16);
        List<object?> found = [];
        LiveCurves trains = new(shown.Add), finds = new(found.Add);
        RunRecord run = experiment.Run("A.1n", EmotionTask.Attention, Protocol.Groups(3), trains, settings => settings.WithEpochs(2));
        trains.Finish(run);
        RunRecord again = experiment.Run("A.1n", EmotionTask.Attention, Protocol.Groups(3), finds, settings => settings.WithEpochs(2));
        finds.Finish(again);
        TrainingCurve last = Assert.IsType<TrainingCurve>(shown[^1]), same = Assert.IsType<TrainingCurve>(Assert.Single(found));
        Assert.Equal(last.ToHtml(), same.ToHtml());
        Assert.Equal(run.Folds[^1].History.Select(epoch => epoch.TrainingLoss), last.Training);
        Assert.Contains("A.1n, fold 3 of 3", last.ToString(), StringComparison.Ordinal);
        Assert.Contains(Invariant($"Epoch {run.Folds[^1].BestEpoch} of the last was kept"), last.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_training_that_goes_on_is_drawn_at_the_epoch_where_it_is()
    {
        new LiveCurves(shown.Add).Report(At(0, 5, 8, 0.5, null));
        TrainingCurve curve = Assert.IsType<TrainingCurve>(shown.Single());
        Assert.Equal([double.NaN, double.NaN, double.NaN, double.NaN, 0.5], curve.Training);
        Assert.Equal(5, curve.Validation.Count);
        Assert.Contains("M290.3 ", curve.ToHtml(), StringComparison.Ordinal); // 48 + 424 x 4 / 7
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void A_drawing_is_whole_xml_under_any_culture_and_names_nothing_unescaped(bool comma)
    {
        using CommaCulture? culture = comma ? new CommaCulture() : null;
        TrainingCurve curve = new("<b> & more", 4, [0.7, double.NaN, 0.6], [0.71, null, 0.69], "1 < 2") { Provenance = Provenance.Simulated };
        XElement whole = XElement.Parse($"<div>{curve.ToHtml()}</div>");
        Assert.Contains("<b> & more (simulated data)", whole.Value, StringComparison.Ordinal);
        Assert.Contains("0.710", whole.Value, StringComparison.Ordinal);
        string[] paths = [.. whole.Descendants().Where(node => node.Name.LocalName == "path").Select(node => node.Attribute("d")!.Value)];
        Assert.Equal(3, paths.Length);
        Assert.All(paths, path => Assert.DoesNotContain(',', path));
        Assert.Equal(2, paths[1].Count(sign => sign == 'M')); // the gap is left open
        Assert.True(curve.ToHtml().Length < 2000);
        Assert.DoesNotContain("NaN", new TrainingCurve("none", 1, [double.NaN], [null], "").ToHtml(), StringComparison.Ordinal);
    }

    private static RunProgress At(int fold, int epoch, int epochs, double training, double? validation) =>
        new(QuickSpecification.Of("A.1"), fold, 2, "SA 1", epochs, new EpochRecord
        {
            Epoch = epoch,
            Phase = "all",
            TrainingLoss = training,
            ValidationLoss = validation,
            ValidationMacroF1 = 0.4,
            ValidationAccuracy = 0.5,
            Rate = 0.1,
            GradientNorm = 1,
            Improved = true,
            Seconds = 1,
            MemoryMegabytes = 1,
        });
}
