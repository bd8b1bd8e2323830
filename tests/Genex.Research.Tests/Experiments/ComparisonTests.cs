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
        Assert.Equal([("B.1", "best A"), ("A.1", BaselineNames.Majority), ("A.2", BaselineNames.Majority), ("B.1", BaselineNames.Majority)],
            Lopo.Contrasts.Select(contrast => (contrast.First, contrast.Second)));
        Assert.All(Lopo.Contrasts, contrast => Assert.Equal((4, false), (contrast.Result.Family, contrast.Result.Testable)));
        Assert.Contains("not testable with N = 4", Lopo.Tests().ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_best_of_a_family_is_chosen_by_each_fold_for_itself()
    {
        FoldChoice best = Assert.Single(Lopo.Choices);
        Assert.Equal(4, best.Chosen.Values.Sum());
        ComparisonRow[] models = [.. Lopo.Models.Where(row => row.Name[0] == 'A')];
        for (int fold = 0; fold < 4; fold++)
        {
            double Loss(ComparisonRow row) => row.Runs.Average(run => run.Folds[fold].History[run.Folds[fold].BestEpoch - 1].ValidationLoss!.Value);
            int person = models[0].Seeds[0].PerParticipant.ToList().FindIndex(one => one.Participant == models[0].Runs[0].Folds[fold].Name);
            Assert.Equal(models.MinBy(Loss)!.PerParticipant[person], best.PerParticipantOf(Lopo.Score.Metric)[person]);
        }
    }

    [Fact]
    public void Every_number_of_a_row_is_a_mean_over_participants_and_lies_in_its_interval()
    {
        ComparisonRow row = Lopo.Rows.Single(row => row.Name == "A.1");
        double Accuracy(ScoresOfParticipant person) => person.Scores.ElementAccuracy!.Value;
        Assert.Equal(row.Seeds.SelectMany(seed => seed.PerParticipant.Select(Accuracy)).Average(), row.Of(Metrics.Accuracy).Mean!.Value, 12);
        Assert.All(groups.SelectMany(group => group.Rows), one =>
        {
            Inside(one.MeanOverParticipants, one.Interval);
            foreach (ParticipantMean? mean in new[] { one.Lift, one.Leakage, one.AtTuned }.Concat(Metrics.All
                .Select(metric => (ParticipantMean?)one.Of(metric))))
                Inside(mean?.Mean, mean?.Interval);
        });
        Assert.All(groups.SelectMany(group => group.Contrasts), contrast => Inside(contrast.Result.MeanDifference, contrast.Result.Interval));

        static void Inside(double? estimate, ParticipantInterval? interval) =>
            Assert.True(interval is null || (interval.Lower <= estimate && estimate <= interval.Upper), Invariant($"{estimate} {interval}"));
    }

    /// <summary>Worked out anew: the better of always yes and always no, by each participant's accuracy.</summary>
    [Fact]
    public void A_lift_is_over_the_best_constant_which_no_constant_has()
    {
        RunRecord run = Lopo.Runs[0];
        double Mean(bool answer) => run.Model.PerParticipant.Average(person =>
            (double)(answer ? person.Scores.Targets[0].Positives : person.Scores.Targets[0].Support - person.Scores.Targets[0].Positives)
                / person.Scores.Targets[0].Support);
        double best = Math.Max(Mean(true), Mean(false));
        Assert.All(Lopo.Rows, row => Assert.Equal(row.Of(Metrics.Accuracy).Mean!.Value - best, row.Lift!.Mean!.Value, 12));
        Assert.All(groups.SelectMany(group => group.Rows).Where(row => row.Predictor.Baseline is BaselineId.AllZero or BaselineId.Majority),
            row => Assert.True(row.Lift!.Mean <= 1e-12, Invariant($"{row.Name} {row.Lift.Mean}")));
    }

    [Fact]
    public void Leakage_is_the_score_under_random_frames_minus_the_one_with_participants_held_out()
    {
        ComparisonGroup random = groups.Single(group => (group.Task, group.Protocol) == ("attention", "report-a"));
        ComparisonRow there = random.Rows.Single(row => row.Name == "A.1"), here = Lopo.Rows.Single(row => row.Name == "A.1");
        var scores = there.Seeds[0].PerParticipant.Zip(there.PerParticipant).ToDictionary(pair => pair.First.Participant, pair => pair.Second);
        Assert.Equal(here.Seeds[0].PerParticipant.Zip(here.PerParticipant, (person, own) => scores.GetValueOrDefault(person.Participant) - own),
            here.Leakage!.PerParticipant);
        Assert.Equal(here.Leakage.PerParticipant.Average(), here.LeakageDelta);
        Assert.All(random.Rows, row => Assert.Null(row.LeakageDelta));
        Assert.Null(Lopo.Rows.Single(row => row.Name == "B.1").LeakageDelta);
    }

    [Fact]
    public void One_label_has_one_F1_and_a_metric_of_all_samples_has_no_mean_over_participants()
    {
        Assert.Contains("AUROC", Lopo.Scores().ToText(), StringComparison.Ordinal);
        string[] names = [.. Lopo.FirstRuns[0].Scores().Rows.Select(row => (string)row[0]!)];
        Assert.Contains("F1", names);
        Assert.DoesNotContain(names, name => name.Contains("macro", StringComparison.Ordinal) || name.Contains("micro", StringComparison.Ordinal));
        Table emotions = groups.Single(group => group.Task == "emotions").FirstRuns[0].Scores();
        IReadOnlyList<object?> zeros = emotions.Rows.Single(row => (string)row[0]! == Metrics.MacroF1AllTargets.Name);
        Assert.Null(zeros[1]);
        Assert.NotNull(zeros[^1]);
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
            Seeded(1).Run("A.2", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: Short);
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

        public RenderedDrawing ToSvg(Figure figure) => new(null, "none");

        public RenderedPage ToPdf(Figure figure) => new(null, "none");
    }
}
