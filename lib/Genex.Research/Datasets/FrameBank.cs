using System.Security.Cryptography;
using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>One square RGB frame per sample, as bytes in memory, or in files of a prepared store that are mapped: decoded and resized once, used in every
/// epoch of every fold.</summary>
/// <remarks>N x 3 x S x S bytes in one block per recording (planes R, G, B): 480 frames of 64 x 64 are 6 MB, 8,000 of 224 x 224 are 1.2 GB.</remarks>
public sealed partial class FrameBank
{
    private readonly List<(ReadOnlyMemory<byte> Block, int Place)> frames = [];
    private readonly Lazy<string> fingerprint;

    /// <param name="side">S, pixels; at least 1.</param>
    /// <param name="blocks">One per recording, in order of samples: any number of frames of 3 x S x S bytes.</param>
    /// <exception cref="ArgumentException">A block is not a whole number of frames.</exception>
    public FrameBank(int side, IEnumerable<byte[]> blocks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        Side = side;
        fingerprint = new Lazy<string>(ComputeFingerprint);
        foreach (byte[] block in blocks) Add(block);
    }

    /// <summary>Frames in memory that belongs to somebody else: files that are mapped.</summary>
    /// <inheritdoc cref="FrameBank(int, IEnumerable{byte[]})"/>
    internal static FrameBank Mapped(int side, IEnumerable<ReadOnlyMemory<byte>> blocks)
    {
        FrameBank bank = new(side, []);
        foreach (ReadOnlyMemory<byte> block in blocks) bank.Add(block);
        return bank;
    }

    private void Add(ReadOnlyMemory<byte> block)
    {
        if (block.Length % FrameLength != 0)
            throw new ArgumentException(Invariant($"A block of {block.Length} bytes is not a whole number of 3 x {Side} x {Side} frames."), nameof(block));
        for (int place = 0; place < block.Length; place += FrameLength) frames.Add((block, place));
    }

    /// <summary>Frames without content: every pixel has ImageNet's mean colour, which models see as 0.</summary>
    /// <param name="side">S, pixels; at least 1.</param>
    /// <param name="count">N; not negative. All share one block.</param>
    public static FrameBank Even(int side, int count)
    {
        FrameBank bank = new(side, []);
        byte[] block = MeanColour.Planes(side);
        for (int frame = 0; frame < count; frame++) bank.frames.Add((block, 0));
        return bank;
    }

    /// <summary>S: height and width of every frame, pixels.</summary>
    public int Side { get; }

    /// <summary>N.</summary>
    public int Count => frames.Count;

    /// <summary>Bytes of one frame: 3 S S.</summary>
    public int FrameLength => 3 * Side * Side;

    /// <summary>SHA-256 over the side and all pixels, in the order of samples: what a network makes of frames alone is known by it, whatever else the samples
    /// hold. 64 hexadecimal digits.</summary>
    internal string Fingerprint => fingerprint.Value;

    /// <summary>The frame of a sample: planes R, G, B, each row by row.</summary>
    public ReadOnlySpan<byte> this[int sample] => frames[sample].Block.Span.Slice(frames[sample].Place, FrameLength);

    private string ComputeFingerprint()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(Side));
        for (int sample = 0; sample < Count; sample++) hash.AppendData(this[sample]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
