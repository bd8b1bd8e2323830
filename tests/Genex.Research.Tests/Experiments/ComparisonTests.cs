using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Reporting;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;

namespace Genex.Research.Tests.Experiments;

public sealed class ComparisonTests : IClassFixture<ComparisonTests.Store>
{
    private readonly IReadOnlyList<ComparisonGroup> groups;

    public ComparisonTests(Store store) => groups = Comparison.Groups(new RunStore(store.Folder.FullName).All());

    private ComparisonGroup Lopo => groups.Single(group => (group.Task, group.Protocol) == ("attention", "lopo"));

    [Fact]
    public void Seeds_are_one_line_and_are_averaged_per_participant_never_counted_as_N()
    {
        ComparisonRow row = Assert.Single(Lopo.Models, row => row.Name == "A.1");
        Assert.Equal(2, row.Seeds.Count);
        Assert.NotNull(row.SeedDeviation);
        Assert.Equal(4, row.PerParticipant.Count);
        double?[] first = [.. row.Seeds.Select(seed => row.Score.Of(seed.PerParticipant[0].Scores))];
        Assert.Equal(first.Average(), row.PerParticipant[0]);
        Assert.All(Lopo.Contrasts, contrast => Assert.Equal(4, contrast.Result.Participants + contrast.Result.LeftOut));
    }

    [Fact]
    public void The_declared_contrasts_share_one_level_and_say_when_nothing_can_be_tested()
    {
        Assert.Equal([("B.1", "A.1"), ("A.1", BaselineNames.Majority), ("B.1", BaselineNames.Majority)],
            Lopo.Contrasts.Select(contrast => (contrast.First, contrast.Second)));
        Assert.All(Lopo.Contrasts, contrast => Assert.Equal((3, ContrastVerdict.NotTestable), (contrast.Result.Family, contrast.Result.Verdict)));
        Assert.Contains("not testable with N = 4", Lopo.Tests().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Leakage_is_the_score_under_random_frames_minus_the_one_with_participants_held_out()
    {
        ComparisonGroup random = groups.Single(group => (group.Task, group.Protocol) == ("attention", "report-a"));
        double? there = random.Rows.Single(row => row.Name == "A.1").Pooled, here = Lopo.Rows.Single(row => row.Name == "A.1").Pooled;
        Assert.Equal(there - here, Lopo.Rows.Single(row => row.Name == "A.1").LeakageDelta);
        Assert.All(random.Rows, row => Assert.Null(row.LeakageDelta));
        Assert.Null(Lopo.Rows.Single(row => row.Name == "B.1").LeakageDelta);
    }

    [Fact]
    public void Parameters_are_counted_for_the_task_and_frames_of_the_run()
    {
        Assert.Equal(2_000_993, Lopo.Rows.Single(row => row.Name == "A.1").Parameters);
        Assert.Null(Lopo.Majority.Parameters);
    }

    [Fact]
    public void The_text_fits_120_columns_and_every_form_is_written()
    {
        Assert.All(groups.ToText().Split('\n'), line => Assert.InRange(line.Length, 0, 120));
        foreach (string extension in (string[])[".csv", ".tex", ".md", ".json", ".txt"]) Assert.NotEmpty(groups.ToFormat(extension));
        Assert.Throws<ArgumentException>(() => groups.ToFormat(".doc"));
        Assert.DoesNotContain("NaN", groups.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_beside_it()
    {
        string page = groups.ToHtml(renderer: new NoCharts());
        Assert.DoesNotMatch("(src|href)=\"(?!#)", page);
        Assert.Contains("L3.2 Training and test not independent", page, StringComparison.Ordinal);
        Assert.All(groups, group => Assert.Contains(group.Protocol, page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_leakage_sheet_follows_from_the_protocol()
    {
        ComparisonGroup random = groups.Single(group => (group.Task, group.Protocol) == ("attention", "report-a"));
        Assert.Equal(["yes", "no", "no", "yes", "no", "yes", "yes", "yes"], random.LeakageSheet().Rows.Select(row => row[1]));
        Assert.Equal(["no", "no", "no", "no", "yes", "no", "no", "yes"], Lopo.LeakageSheet().Rows.Select(row => row[1]));
    }

    [Fact]
    public void The_evaluation_of_a_run_has_every_target_and_says_what_is_undefined()
    {
        RunRecord run = groups.Single(group => group.Task == "emotions").FirstRuns[0];
        Assert.Equal(17, run.TargetScores().Rows.Count);
        Assert.Null(run.Sensitivity());
        Assert.Contains("n/a", run.Scores().ToText(), StringComparison.Ordinal);
    }

    public sealed class Store : IDisposable
    {
        public Store()
        {
            SampleSet samples = SyntheticSamples.Create();
            static TrainingSettings Short(TrainingSettings settings) => settings.WithEpochs(1);
            RunStore store = new(Folder.FullName);
            Experiment Seeded(long seed) => new Experiment(samples, new Profile("quick", "small", 32, 1), seed, store).AcceptingFindings();
            Seeded(1).Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: Short);
            Seeded(2).Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: Short);
            Seeded(1).Run("B.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: Short);
            Seeded(1).Run("A.1", EmotionTask.Attention, Protocol.ReportA, change: Short);
            Seeded(1).Run("A.1", EmotionTask.Emotions, Protocol.ReportB, change: Short);
        }

        public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("genex-comparison-");

        public void Dispose() => Folder.Delete(recursive: true);
    }

    private sealed class NoCharts : IFigureRenderer
    {
        public string? PngUnavailable => "none";

        public string PlotlyScript => "";

        public string ToPlotlyJson(Figure figure) => "{}";

        public RenderedImage ToPng(Figure figure) => new(null, "none");
    }
}
