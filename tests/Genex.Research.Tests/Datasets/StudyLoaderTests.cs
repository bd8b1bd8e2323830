using Genex.Research.Datasets;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Datasets;

public sealed class StudyLoaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-loader-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void What_the_cache_keeps_is_good_from_any_working_folder()
    {
        string study = Path.Combine(folder.FullName, "study"), cache = Path.Combine(folder.FullName, "cache");
        StudySimulator.Write(study, new SimulationSettings { Participants = 2, Seconds = 4, FrameWidth = 320, FrameHeight = 180 });
        string relative = Path.GetRelativePath(Environment.CurrentDirectory, study);
        Assert.False(Path.IsPathRooted(relative));

        SampleSet first = StudyLoader.Load(relative, 32, cacheFolder: cache);
        SampleSet again = StudyLoader.Load(study, 32, cacheFolder: cache);
        Assert.All(first.Study.Recordings, recording => Assert.True(Path.IsPathRooted(recording.VideoPath), recording.VideoPath));
        Assert.Equal(first.Fingerprint, again.Fingerprint);
        Assert.Single(Directory.EnumerateFiles(cache, "aligned-*.rows"));
    }
}
