using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>The pictures of a prepared recording's rows, in a file that is mapped: what is not looked at is not read, save once to compare its hash.</summary>
internal sealed class PreparedPictures
{
    private readonly MappedFile? file;
    private readonly Dictionary<int, int> placeOf;

    /// <summary>Maps the frames of a recording.</summary>
    /// <exception cref="ExportException">They are not as they were written.</exception>
    internal PreparedPictures(PreparedStudy store, PreparedRecording recording)
    {
        Side = store.Settings.Side;
        placeOf = recording.FrameIndices.Select((frame, place) => (frame, place)).ToDictionary(pair => pair.frame, pair => pair.place);
        if (recording.FrameIndices.Count == 0) return;
        string name = PreparedStore.NameOf(store.PlaceOf(recording.Participant, recording.Stimulus), PreparedStore.Frames);
        try
        {
            file = MappedFile.Open(Path.Combine(store.Folder, name),
                () => (Checksums.In(store.Folder) ?? throw new InvalidDataException("the store has no checksums")).Require(name));
            if (file.Length != NpyBytes.HeaderLength + ((long)recording.FrameIndices.Count * Length))
                throw new InvalidDataException(Invariant($"{file.Length} bytes are not {recording.FrameIndices.Count} frames of {Side} pixels"));
        }
        catch (Exception problem) when (problem is InvalidDataException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw PreparedStore.Damaged(store.Folder, name, problem);
        }
    }

    /// <summary>S, pixels.</summary>
    internal int Side { get; }

    private int Length => 3 * Side * Side;

    /// <summary>The picture of a row: planes R, G, B.</summary>
    internal ReadOnlyMemory<byte> Of(AlignedRow row) => file!.Slice(NpyBytes.HeaderLength + ((long)placeOf[row.FrameIndex] * Length), Length);
}
