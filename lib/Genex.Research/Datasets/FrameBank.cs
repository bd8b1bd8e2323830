namespace Genex.Research.Datasets;

/// <summary>One square RGB frame per sample, kept in memory as bytes: decoded and resized once, used in every epoch of every fold.</summary>
/// <remarks>N x 3 x S x S bytes in one block per recording (planes R, G, B): 480 frames of 64 x 64 are 6 MB, 8,000 of 224 x 224 are 1.2 GB.</remarks>
public sealed class FrameBank
{
    private readonly List<(byte[] Block, int Place)> frames = [];

    /// <param name="side">S, pixels; at least 1.</param>
    /// <param name="blocks">One per recording, in order of samples: any number of frames of 3 x S x S bytes.</param>
    /// <exception cref="ArgumentException">A block is not a whole number of frames.</exception>
    public FrameBank(int side, IEnumerable<byte[]> blocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        Side = side;
        foreach (byte[] block in blocks)
        {
            if (block.Length % FrameLength != 0) throw new ArgumentException($"A block of {block.Length} bytes is not a whole number of 3 x {side} x {side} frames.", nameof(blocks));
            for (int place = 0; place < block.Length; place += FrameLength) frames.Add((block, place));
        }
    }

    /// <summary>S: height and width of every frame, pixels.</summary>
    public int Side { get; }

    /// <summary>N.</summary>
    public int Count => frames.Count;

    /// <summary>Bytes of one frame: 3 S S.</summary>
    public int FrameLength => 3 * Side * Side;

    /// <summary>The frame of a sample: planes R, G, B, each row by row.</summary>
    public ReadOnlySpan<byte> this[int sample] => frames[sample].Block.AsSpan(frames[sample].Place, FrameLength);
}
