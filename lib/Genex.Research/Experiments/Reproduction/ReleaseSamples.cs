using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>The release as the report's two families of models saw it.</summary>
/// <param name="Attention">100 whole frames of five participants, each with the attention label that the released code gives its participant.</param>
/// <param name="Fusion">The same frames with the annotation tables of commit 05b34aa, row i for frame i.</param>
/// <param name="Tables">Where the tables come from, in words.</param>
public sealed record ReleaseSamples(SampleSet Attention, SampleSet Fusion, string Tables)
{
    /// <summary>Reads a clone.</summary>
    /// <param name="clone">Its root.</param>
    /// <param name="side">Side of the frames, pixels.</param>
    /// <param name="tables">A folder that holds physical_features and emotional_targets; null reads the tables of commit 05b34aa from the clone's
    /// history.</param>
    /// <exception cref="RecordingException">The folder is no clone of the release, or has no such history; the message says what to do.</exception>
    public static ReleaseSamples Read(string clone, int side, string? tables = null)
    {
        Study study = tables is null ? ReleaseHistory.Read(clone, ReleaseSource.ReportCommit) : ReleaseReader.Read(clone, tables);
        if (!ReleasedAssignment.Are(study.Recordings.Select(one => one.Participant)))
        {
            throw new ExportException(clone, null, $"participants {string.Join(", ", study.Recordings.Select(one => one.Participant))}",
                $"those of the report's release, {string.Join(", ", ReleasedAssignment.All.Select(one => one.Participant).Order())}",
                $"Clone {ReleaseSource.Address} and name its root.");
        }

        study = study with { Release = study.Release!.AsLoaded() };
        AlignedStudy aligned = StudyAligner.Align(study);
        SampleSet fusion = new(aligned, new FrameLoader(VideoFrames.Read, "whole", cacheFolder: null).Load(aligned, side));
        SampleSet attention = ReleasedLabels.Attention(fusion, ReleasedAssignment.All.ToDictionary(one => one.Participant, one => one.Attention));
        return new ReleaseSamples(attention, fusion,
            tables is null ? $"commit {ReleaseSource.Short(ReleaseSource.ReportCommit)}" : $"the tables given ({Path.GetFileName(Path.GetFullPath(tables))})");
    }
}
