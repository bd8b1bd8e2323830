using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Experiments;

/// <summary>Every byte of what is kept is checked: whichever is changed, the thing it belongs to is named.</summary>
public sealed class IntegrityTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_changed_byte_anywhere_in_a_store_or_a_cache_is_named()
    {
        RunRecord run = folder.Open().Run("A.1", EmotionTask.Attention, Protocol.ReportB, change: settings => settings.WithEpochs(1));
        StudySimulator.Write(folder["study"], new SimulationSettings { Participants = 2, Seconds = 3, FrameWidth = 320, FrameHeight = 180 });
        StudyLoader.Load(folder["study"], 32, cacheFolder: folder["frames"]);
        SeededRandom random = new(5);
        foreach (string place in (string[])[folder["a"], folder["frames"], folder["study"]])
        {
            Assert.All(Integrity.Check(place), one => Assert.Equal(IntegrityState.Whole, one.State));
            foreach (string file in Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories))
            {
                string name = Path.GetFileName(file);
                if (file.Contains(".locks", StringComparison.Ordinal) || name.StartsWith("events.", StringComparison.Ordinal) || name == "checksums.sha256")
                    continue;
                byte[] bytes = File.ReadAllBytes(file), changed = [.. bytes];
                changed[random.Below(bytes.Length)] ^= (byte)(1 << random.Below(8));
                File.WriteAllBytes(file, changed);
                IntegrityFinding found = Assert.Single(Integrity.Check(place), one => one.State == IntegrityState.Damaged);
                Assert.Contains(place == folder["a"] ? run.Folder : file, found.Path, StringComparison.Ordinal);
                Assert.NotEmpty(found.Advice);
                File.WriteAllBytes(file, bytes);
            }
        }
    }

    [Fact]
    public void A_recorded_study_and_an_old_run_are_told_apart_from_what_is_known_to_be_whole()
    {
        StudySimulator.Write(folder["study"], new SimulationSettings { Participants = 1, Seconds = 3, FrameWidth = 320, FrameHeight = 180 });
        File.Delete(Path.Combine(folder["study"], "Truth", "checksums.sha256"));
        Assert.Equal(IntegrityState.Unknown, Assert.Single(Integrity.Check(folder["study"])).State);
        string video = Assert.Single(Directory.EnumerateFiles(folder["study"], "*.mp4", SearchOption.AllDirectories));
        File.WriteAllBytes(video, File.ReadAllBytes(video)[..^100]);
        Assert.Contains(Integrity.Check(folder["study"]), one => one.State == IntegrityState.Damaged && one.Path == video);
        Assert.Throws<FileNotFoundException>(() => Integrity.Check(folder["nowhere"]));
    }
}
