using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Training;

namespace Genex.Research.Tests.Experiments;

/// <summary>A result that is not as it was written is refused by name, and hides no other.</summary>
public sealed class DamagedRunTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static TrainingSettings Short(TrainingSettings settings) => settings.WithEpochs(1);

    private RunRecord Run(string model = "A.1", bool anew = false, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        Experiment experiment = folder.Open();
        return new Runner(experiment.Store) { Anew = anew }
            .Run(experiment.Specify(model, EmotionTask.Attention, Protocol.ReportB, Short), experiment.Samples, progress, cancellation);
    }

    [Fact]
    public void A_digit_changed_in_any_file_of_a_run_is_found_and_the_other_run_is_still_there()
    {
        RunRecord run = Run(), other = Run("A.1n");
        RunStore store = folder.Open().Store;
        string[] read = ["specification.json", "environment.json", "predictions.csv", "history.csv", "metrics.json", "folds/00/fold.json", "checksums.sha256"];
        foreach (string name in read)
        {
            string path = Path.Combine(run.Folder, name);
            byte[] bytes = File.ReadAllBytes(path), changed = [.. bytes];
            int digit = Array.FindLastIndex(changed, one => one is >= (byte)'1' and <= (byte)'8');
            changed[digit]++;
            File.WriteAllBytes(path, changed);
            (IReadOnlyList<RunRecord> whole, IReadOnlyList<DamagedRun> damaged) = store.Survey();
            Assert.Equal([other.Specification.Id], whole.Select(one => one.Specification.Id));
            DamagedRun found = Assert.Single(damaged);
            Assert.Equal(run.Specification.Id, found.Id);
            Assert.Contains("--resume false", found.Problem, StringComparison.Ordinal);
            Assert.Throws<InvalidDataException>(() => store.Find(run.Specification));
            File.WriteAllBytes(path, bytes);
        }

        Assert.Equal(2, store.Survey().Whole.Count);
        string weights = Path.Combine(run.Folder, run.Folds[0].WeightsFile);
        byte[] tensors = File.ReadAllBytes(weights);
        tensors[^3] ^= 1;
        File.WriteAllBytes(weights, tensors);
        Assert.Contains("weights.safetensors", Assert.Throws<InvalidDataException>(() => folder.Open().LoadFold(run)).Message, StringComparison.Ordinal);
        File.Delete(Path.Combine(run.Folder, "checksums.sha256"));
        Assert.Contains("checksums.sha256 is missing", Assert.Single(store.Survey().Damaged).Problem, StringComparison.Ordinal);
    }

    /// <summary>Runs of earlier versions have no checksums; what is cut or gone is told from the structure.</summary>
    [Fact]
    public void A_cut_table_and_a_missing_fold_of_an_old_run_are_told()
    {
        RunRecord run = folder.Open().Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: Short);
        RunStore store = folder.Open().Store;
        File.Delete(Path.Combine(run.Folder, "checksums.sha256"));
        string metrics = Path.Combine(run.Folder, "metrics.json");
        File.WriteAllText(metrics, File.ReadAllText(metrics).Replace("\"format\": 2", "\"format\": 1", StringComparison.Ordinal));
        Assert.Single(store.Survey().Whole);

        string table = Path.Combine(run.Folder, "predictions.csv");
        string[] lines = File.ReadAllLines(table);
        string[][] cut = [lines[..^3], lines[..1], [.. lines[..^1], lines[^1][..^4]], [.. lines[..^1], lines[^1].Replace('.', '_')], []];
        foreach (string[] damaged in cut)
        {
            File.WriteAllLines(table, damaged);
            Assert.Contains("predictions.csv", Assert.Single(store.Survey().Damaged).Problem, StringComparison.Ordinal);
        }

        File.WriteAllLines(table, lines);
        Assert.Single(store.Survey().Whole);
        foreach (string gone in (string[])["folds/03", "folds/01", "folds"])
        {
            Directory.Move(Path.Combine(run.Folder, gone), folder["aside"]);
            Assert.NotEmpty(store.Survey().Damaged);
            Directory.Move(folder["aside"], Path.Combine(run.Folder, gone));
        }
    }

    [Fact]
    public void A_finished_run_stays_until_the_new_one_is_whole()
    {
        RunRecord before = Run();
        DateTime written = File.GetLastWriteTimeUtc(Path.Combine(before.Folder, "metrics.json"));
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => Run(anew: true, progress: new Progress(_ =>
        {
            Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(before.Folder, "metrics.json")));
            stop.Cancel();
        }), cancellation: stop.Token));
        Assert.True(Run().WasFound);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(before.Folder, "metrics.json")));

        RunRecord after = Run(anew: true);
        Assert.False(after.WasFound);
        Assert.Equal(before.Folder, after.Folder);
        Assert.Equal(before.Predictions.Probabilities, after.Predictions.Probabilities);
        Assert.NotEqual(written, File.GetLastWriteTimeUtc(Path.Combine(before.Folder, "metrics.json")));
        Assert.Equal([before.Folder], Directory.EnumerateDirectories(folder["a"]).Where(path => !path.EndsWith(".locks", StringComparison.Ordinal)));
        Assert.Equal(after.Specification.Hash, Run().Specification.Hash);
    }

    /// <summary>Killed between the two renames: the run is still one of the two.</summary>
    [Fact]
    public void What_a_process_left_that_died_while_it_put_a_run_in_place_is_mended()
    {
        RunRecord run = Run();
        foreach (string name in (string[])[".anew", ".replaced"])
        {
            Directory.Move(run.Folder, run.Folder + name);
            Directory.CreateDirectory(run.Folder + ".replaced");
            Assert.True(Run().WasFound);
            Assert.False(Directory.Exists(run.Folder + ".anew") || Directory.Exists(run.Folder + ".replaced"));
        }
    }

    [Fact]
    public void A_damaged_fold_of_an_unfinished_run_is_trained_again_to_the_same_numbers()
    {
        RunRecord whole = folder.Run("whole", "A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, Short);
        using CancellationTokenSource stop = new();
        Assert.Throws<OperationCanceledException>(() => folder.Run("cut", "A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, Short,
            new Progress(at => { if (at.Fold == 2) stop.Cancel(); }), stop.Token));
        string fold = Directory.EnumerateFiles(folder["cut"], "fold.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        string text = File.ReadAllText(fold);
        int digit = text.LastIndexOf('3');
        File.WriteAllText(fold, $"{text[..digit]}4{text[(digit + 1)..]}");
        RunRecord resumed = folder.Run("cut", "A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, Short);
        Assert.Equal(whole.Predictions.Probabilities, resumed.Predictions.Probabilities);
    }

    [Fact]
    public async Task A_lock_that_is_held_is_waited_for_and_any_other_problem_ends()
    {
        using RunLock held = RunLock.Take(folder["locks"], "run", CancellationToken.None);
        using CancellationTokenSource impatient = new(TimeSpan.FromSeconds(0.5));
        Assert.Throws<OperationCanceledException>(() => RunLock.Take(folder["locks"], "run", impatient.Token));
        Task<RunLock> next = Task.Run(() => RunLock.Take(folder["locks"], "run", CancellationToken.None));
        held.Dispose();
        (await next.WaitAsync(TimeSpan.FromSeconds(20))).Dispose();

        File.WriteAllText(folder["file"], "");
        Assert.ThrowsAny<IOException>(() => RunLock.Take(folder["file"], "run", CancellationToken.None));
        Directory.CreateDirectory(Path.Combine(folder["locks"], ".locks", "folder"));
        Assert.ThrowsAny<Exception>(() => RunLock.Take(folder["locks"], "folder", CancellationToken.None));
    }
}
