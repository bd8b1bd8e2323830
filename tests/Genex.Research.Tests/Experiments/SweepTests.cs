using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Training;

namespace Genex.Research.Tests.Experiments;

public sealed class SweepTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_plan_names_every_combination_once_and_what_it_leaves_out_has_its_default()
    {
        SweepPlan plan = Plan("""
            { // a comment, and a comma too many
              "models": ["a.1", "B.1", "A.1"], "tasks": ["Attention"], "seeds": [1, 2], "settings": [{}, { "epochs": 3, "learningRate": 0.5 }], }
            """);
        Assert.Equal(["A.1", "B.1"], plan.Models);
        Assert.Equal((1, 1, false), (plan.Together, plan.Threads, plan.FoldsApart));
        SweepItem[] all = [.. plan.Combinations];
        Assert.Equal(2 * 2 * 2, all.Distinct().Count());
        Assert.Equal(8, all.Length);
        Assert.All(all, item => Assert.Equal(("attention", "lopo", "quick", "all"), (item.Task, item.Protocol, item.Profile, item.Signals)));
    }

    [Theory]
    [InlineData("""{ "tasks": ["attention"] }""", "models")]
    [InlineData("""{ "models": [] }""", "Models is empty; expected at least one.")]
    [InlineData("""{ "models": ["Z.9"] }""", "Z.9")]
    [InlineData("""{ "models": ["A.1"], "modles": 1 }""", "modles")]
    [InlineData("""{ "models": ["A.1"], "settings": [{ "epoch": 3 }] }""", "epoch")]
    [InlineData("""{ "models": ["A.1"], "settings": [{ "chooseEpochBy": "luck" }] }""", "loss, macro-f1, auroc")]
    [InlineData("""{ "models": ["A.1"], "settings": [{ "epochs": 0 }] }""", "A phase has at least 1 epoch.")]
    [InlineData("""{ "models": ["A.1"], "settings": [{ "file": "a.json", "training": null, "epochs": "3" }] }""", "epochs")]
    [InlineData("""{ "models": ["A.1"], "protocols": ["lopi"] }""", "No protocol is called \"lopi\"")]
    [InlineData("""{ "models": ["A.1"], "signals": ["7"] }""", "there are all, 28, 5")]
    [InlineData("""{ "models": ["A.1"], "together": 0 }""", "Together must lie within [1, 10000].")]
    [InlineData("""{ "models": ["A.1"], "threads": 1.5 }""", "threads")]
    [InlineData("[]", "does not hold the plan of a sweep")]
    [InlineData("", "does not hold the plan of a sweep")]
    public void A_plan_that_makes_no_sense_is_refused_by_name(string text, string said)
    {
        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => Plan(text));
        Assert.Contains(said, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", refused.Message, StringComparison.Ordinal);
        Assert.Contains("plan.json", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_settings_is_found_beside_the_plan_and_goes_with_it()
    {
        TrainingSettings settings = TrainingPresets.Quick("A.1") with { BatchSize = 7 };
        File.WriteAllText(folder["mine.json"], SettingsJson.Write(settings));
        TrainingChange change = Plan("""{ "models": ["A.1"], "settings": [{ "file": "mine.json", "epochs": 2 }] }""").Settings.Single();
        Assert.Null(change.File);
        TrainingSettings changed = change.Apply(TrainingPresets.Study("A.1"));
        Assert.Equal(7, changed.BatchSize);
        Assert.All(changed.Phases, phase => Assert.Equal(2, phase.Epochs));
        string missing = Assert.Throws<InvalidDataException>(() => Plan("""{ "models": ["A.1"], "settings": [{ "file": "none.json" }] }""")).Message;
        Assert.Contains("plan.json", missing, StringComparison.Ordinal);
        Assert.Contains("none.json", missing, StringComparison.Ordinal);
    }

    /// <summary>The score that chooses the epoch is one setting of every phase; nothing else changes, and without it nothing does.</summary>
    [Fact]
    public void The_score_that_chooses_the_epoch_can_be_set()
    {
        SweepPlan plan = Plan("""{ "models": ["A.3", "F.1"], "settings": [{}, { "chooseEpochBy": "AUROC" }] }""");
        Assert.Equal("auroc", plan.Settings[1].ChooseEpochBy);
        foreach (TrainingSettings usual in plan.Models.Select(TrainingPresets.Study))
        {
            Assert.Equal(SettingsJson.Write(usual), SettingsJson.Write(plan.Settings[0].Apply(usual)));
            TrainingSettings changed = plan.Settings[1].Apply(usual);
            Assert.All(changed.Phases, phase => Assert.Equal(WatchedScore.RocArea, phase.Stop.Watch));
            Assert.Equal(usual.Phases.Select(phase => phase.Stop.Patience), changed.Phases.Select(phase => phase.Stop.Patience));
            Assert.Equal(SettingsJson.Write(usual), SettingsJson.Write(changed.WithEpochChosenBy(usual.Phases[0].Stop.Watch)));
        }
    }

    [Fact]
    public void A_line_of_the_list_reads_back_under_any_culture()
    {
        SweepItem item = new("A.1-attention-lopo-quick-s-3-0a1b2c3d", "A.1", "attention", "lopo", "quick", "all", -3, 2, 11);
        string line = CsvText.Of([item.Cells]).TrimEnd();
        Assert.Equal(item, SweepItem.Parse(line));
        Assert.Equal(item with { Fold = null }, SweepItem.Parse(CsvText.Of([(item with { Fold = null }).Cells]).TrimEnd()));
    }

    [Fact]
    public void Folds_trained_one_by_one_in_any_order_come_to_the_run_trained_at_once()
    {
        Experiment whole = folder.Open("whole", participants: 3, framesEach: 6), apart = folder.Open("apart", participants: 3, framesEach: 6);
        RunSpecification made = apart.Specify("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, settings => settings.WithEpochs(1));
        RunRecord expected = whole.Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(1));
        RunRecord? found = null;
        foreach (int fold in (int[])[2, 0, 0, 1])
        {
            Assert.Null(found);
            found = new Runner(apart.Store) { Device = apart.Device }.RunFold(made, apart.Samples, fold);
        }

        Assert.NotNull(found);
        Assert.Equal(expected.Specification.Hash, found.Specification.Hash);
        Assert.Equal(expected.Predictions.Probabilities, found.Predictions.Probabilities);
        Assert.True(File.ReadAllBytes(Path.Combine(expected.Folder, "metrics.json"))
            .SequenceEqual(File.ReadAllBytes(Path.Combine(found.Folder, "metrics.json"))));
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(apart.Store.Folder, ".locks")), file => file.Contains("fold", StringComparison.Ordinal));
    }

    private SweepPlan Plan(string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder["plan.json"])!);
        File.WriteAllText(folder["plan.json"], text);
        return SweepPlan.Read(folder["plan.json"]);
    }
}
