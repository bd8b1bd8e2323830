namespace Genex.Research.Recordings;

/// <summary>A table of Pupil Cloud, in which fixations are; whose a recording is, the tables beside it say.</summary>
/// <param name="name">What such a file is.</param>
/// <param name="word">The word in its name.</param>
/// <param name="columns">Columns by which it is known, besides the recording's.</param>
internal abstract class PupilTable(string name, string word, IReadOnlyList<string> columns) : SampledExport(name, [PupilFolder.Recording, .. columns])
{
    internal sealed override string Holds => "a fixation";

    internal sealed override IReadOnlyList<string> FileWords => [word];

    /// <inheritdoc/>
    public sealed override ParticipantId? OwnerOf(ExportTable table) => NamedIn(table).ToArray() is [var only] ? only : null;

    /// <inheritdoc/>
    public sealed override IEnumerable<ParticipantId> NamedIn(ExportTable table) => new PupilFolder(table).WearersOf(table);
}
