using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>The pictures of a prepared recording's rows, in a file that is mapped: what is not looked at is not read, save once to compare its hash.</summary>
internal sealed class PreparedPictures
{
    private readonly MappedFile? file;
    private readonly Dictionary<int, int> placeOf;
    private readonly string path;

    /// <summary>Maps the frames of a recording.</summary>
    /// <exception cref="ExportException">They are not as they were written.</exception>
    internal PreparedPictures(PreparedStudy store, PreparedRecording recording)
    {
        Side = store.Settings.Side;
        placeOf = recording.FrameIndices.Select((frame, place) => (frame, place)).ToDictionary(pair => pair.frame, pair => pair.place);
        string name = PreparedStore.NameOf(store.PlaceOf(recording.Participant, recording.Stimulus), PreparedStore.Frames);
        path = Path.Combine(store.Folder, name);
        if (recording.FrameIndices.Count == 0) return;
        try
        {
            file = MappedFile.Open(path,
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
    internal ReadOnlyMemory<byte> Of(AlignedRow row) => file!.Slice(PlaceOf(row), Length);

    /// <summary>The pictures of rows, smaller: read one after the other into one place, since what is looked at once through the mapping would stay in the
    /// process's memory, all of a long video.</summary>
    /// <param name="rows">Of this recording.</param>
    /// <param name="side">The side wanted, pixels.</param>
    internal IEnumerable<byte[]> Resized(IReadOnlyList<AlignedRow> rows, int side)
    {
        if (rows.Count == 0) yield break;
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        byte[] picture = new byte[Length];
        foreach (AlignedRow row in rows)
        {
            stream.Position = PlaceOf(row);
            stream.ReadExactly(picture);
            yield return SampledFrame.ResizedPlanes(picture, Side, side);
        }
    }

    private long PlaceOf(AlignedRow row) => NpyBytes.HeaderLength + ((long)placeOf[row.FrameIndex] * Length);
}
