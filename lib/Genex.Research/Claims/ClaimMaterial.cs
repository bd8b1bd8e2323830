using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Datasets;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Claims;

/// <summary>What claims are tested on: a study in the released layout, given or simulated, read once.</summary>
public sealed class ClaimMaterial
{
    private const int Side = 224;

    /// <summary>Seed of the defect simulation when none is given: its figures lie near the middle of those of many seeds. (Seed 1, for one, draws a room so
    /// bright that the brightened copies clip.)</summary>
    public const int UsualSeed = 7;

    private ClaimMaterial(Study study, string source, ReleasedStudy? reportTables = null)
    {
        (Study, Release, Source, ReportTables) = (study, study.Release!, source, reportTables);
        AlignedStudy aligned = StudyAligner.Align(study);
        Samples = new SampleSet(aligned, new FrameLoader(VideoFrames.Read, "whole", cacheFolder: null).Load(aligned, Side));
        Audit = SamplesInHand.Material(Samples);
        Attention = ClaimSamples.WithAttentionAsReleased(Samples);
        SampleSet loaded = reportTables is null ? Samples : new SampleSet(StudyAligner.Align(study with { Release = reportTables.AsLoaded() }), Samples.Frames);
        Fusion = ClaimSamples.OfFusionTables(loaded, reportTables ?? Release);
    }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>Its tables and folders.</summary>
    public ReleasedStudy Release { get; }

    /// <summary>The same folders with the tables of commit 05b34aa, which the report's multimodal table was computed on; null where the study is not the
    /// release, or the clone has no such history.</summary>
    public ReleasedStudy? ReportTables { get; }

    /// <summary>The states of the tables that there are, each with its name: that of commit 05b34aa where it differs, and the folder's own.</summary>
    internal IReadOnlyList<(string Name, ReleasedStudy Tables)> States => ReportTables is null || SameTables(ReportTables, Release) ? [("the tables", Release)]
        : [($"the tables of {ReleaseSource.Short(ReleaseSource.ReportCommit)}", ReportTables), ("the newest tables", Release)];

    /// <summary>Where evidence from it comes from, as it is said beside the evidence.</summary>
    public string Source { get; }

    /// <summary>Every frame of 224 x 224 pixels with its annotations.</summary>
    public SampleSet Samples { get; }

    /// <summary>The same frames with the attention labels that the report's video-only models were trained on.</summary>
    public SampleSet Attention { get; }

    /// <summary>The participants that the report's fusion models were trained on: those with annotations, the recording itself left out where the others are
    /// its copies.</summary>
    public SampleSet Fusion { get; }

    /// <summary>What the data audit looks at.</summary>
    public AuditMaterial Audit { get; }

    /// <summary>Whether nobody was recorded.</summary>
    public bool IsSimulated => Study.Provenance == Provenance.Simulated;

    /// <summary>Reads a clone of the release, or another study in its layout.</summary>
    /// <param name="folder">The root of the clone.</param>
    /// <exception cref="RecordingException">The folder holds no study in the released layout that can be read.</exception>
    public static ClaimMaterial Read(string folder)
    {
        Study study = ReleaseReader.Read(folder);
        string given = $"the data given ({Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))})";
        if (!ReleasedAssignment.Are(study.Recordings.Select(one => one.Participant))) return new(study, given);
        string at = ReleaseHistory.Head(folder) is { } head ? $" at commit {ReleaseSource.Short(head)}" : "";
        try
        {
            ReleasedStudy tables = ReleaseHistory.Read(folder, ReleaseSource.ReportCommit).Release!;
            return new(study, $"the report's release{at}, with the fusion models' tables at {ReleaseSource.Short(ReleaseSource.ReportCommit)}", tables);
        }
        catch (ExportException)
        {
            return new(study, $"the report's release{at}, without the history that holds the fusion models' tables");
        }
    }

    private static bool SameTables(ReleasedStudy one, ReleasedStudy other) => one.Recordings.Zip(other.Recordings)
        .All(pair => Same(pair.First.Emotional, pair.Second.Emotional) && Same(pair.First.Physical, pair.Second.Physical));

    private static bool Same(ReleasedTable? one, ReleasedTable? other) => one is null || other is null ? one is null && other is null
        : one.Columns.SequenceEqual(other.Columns) && one.Rows == other.Rows && one.Values.Zip(other.Values).All(rows => rows.First.SequenceEqual(rows.Second));

    /// <summary>Draws a study with the defects that the release is documented to have, for those who do not have the release.</summary>
    /// <param name="seed">Of everything random in it.</param>
    /// <param name="defects">What is wrong with it; null for all that is wrong with the release.</param>
    public static ClaimMaterial Simulated(int seed = UsualSeed, IReadOnlyList<ReleaseDefect>? defects = null)
    {
        using ScratchFolder scratch = new("claims");
        string folder = Path.Combine(scratch.Path, "study");
        ReleaseSimulator.Write(folder, new ReleaseSettings { Seed = seed, Defects = defects ?? ReleaseDefect.All });
        return new(ReleaseReader.Read(folder),
            Invariant($"the defect simulation (seed {seed}): a drawn study with the defects that the release is documented to have"));
    }
}
