using Genex.Research.Simulation;

namespace Genex.Research.Tests.Simulation;

/// <summary>A drawn study in the released layout, written for a test.</summary>
internal sealed class ReleasedFolder : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("genex-release-").FullName;

    public ReleasedFolder(params IReadOnlyList<ReleaseDefect> defects) : this(1, defects)
    {
    }

    public ReleasedFolder(int seed, IReadOnlyList<ReleaseDefect> defects) =>
        ReleaseSimulator.Write(Root, new ReleaseSettings { Seed = seed, Defects = defects });

    public string Root => Path.Combine(parent, "study");

    public string Annotations => Path.Combine(Root, "data", "annotations");

    public string Frames(string participant) => Path.Combine(Root, "data", "real_frames", participant);

    public void Dispose() => Directory.Delete(parent, recursive: true);
}
