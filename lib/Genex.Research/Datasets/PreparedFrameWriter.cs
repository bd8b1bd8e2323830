namespace Genex.Research.Datasets;

/// <summary>Writes the pictures of a recording one by one into a file that is there whole or not at all.</summary>
internal sealed class PreparedFrameWriter : IDisposable
{
    private readonly PendingFile file;
    private readonly int side;
    private int count;

    /// <param name="path">The file, .npy; readable by its user alone, as what holds faces is.</param>
    /// <param name="side">S, pixels.</param>
    public PreparedFrameWriter(string path, int side)
    {
        this.side = side;
        file = new PendingFile(path, @private: true);
        file.Content.Write(NpyBytes.Header(0, 3, side, side));
    }

    /// <summary>Adds a picture: planes R, G, B.</summary>
    public void Add(byte[] planes)
    {
        if (planes.Length != 3 * side * side)
            throw new ArgumentException(Invariant($"A picture has {planes.Length} bytes; expected 3 x {side} x {side}."), nameof(planes));
        file.Content.Write(planes);
        count++;
    }

    /// <summary>Puts the file in its place.</summary>
    /// <param name="rows">Pictures that there should be.</param>
    /// <exception cref="InvalidDataException">There are more or fewer.</exception>
    public void Commit(int rows)
    {
        if (rows != count) throw new InvalidDataException(Invariant($"{count} pictures were made for {rows} rows."));
        file.Content.Position = 0;
        file.Content.Write(NpyBytes.Header(count, 3, side, side));
        file.Commit();
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
