using System.Buffers.Binary;

namespace Genex.Research.Reporting;

/// <summary>A picture that fills its panel; the panel's title is its caption.</summary>
public sealed record ImageSeries : Series
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="png">The bytes of a PNG file; kept, not copied.</param>
    /// <exception cref="ArgumentException">They are no PNG.</exception>
    public ImageSeries(byte[] png) : base("")
    {
        if (png.Length < 24 || !png.AsSpan(0, 8).SequenceEqual(Signature)) throw new ArgumentException("An image of a figure must be a PNG file.", nameof(png));
        Png = png;
    }

    /// <summary>The file.</summary>
    public byte[] Png { get; }

    /// <summary>Pixels across.</summary>
    public int Width => BinaryPrimitives.ReadInt32BigEndian(Png.AsSpan(16));

    /// <summary>Pixels down.</summary>
    public int Height => BinaryPrimitives.ReadInt32BigEndian(Png.AsSpan(20));
}
