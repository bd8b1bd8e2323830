namespace Genex.Research.Audit;

/// <summary>How one picture was moved over another: mirrored, enlarged about the middle, then shifted.</summary>
/// <param name="Mirrored">Whether left and right are exchanged.</param>
/// <param name="Scale">Enlargement; under 1 it shrinks.</param>
/// <param name="Right">Shift to the right, in widths of the picture.</param>
/// <param name="Down">Shift downwards, in heights of the picture.</param>
public sealed record FrameGeometry(bool Mirrored, double Scale, double Right, double Down)
{
    /// <summary>Nothing was moved.</summary>
    public static FrameGeometry None { get; } = new(false, 1, 0, 0);

    /// <summary>"mirrored, enlarged 1.15 times, moved by 9 % and -3 %"; empty when nothing was moved.</summary>
    public override string ToString() => string.Join(", ", new[]
    {
        Mirrored ? "mirrored" : null,
        Math.Abs(Scale - 1) < 0.02 ? null : Invariant($"enlarged {Scale:0.00} times"),
        Math.Max(Math.Abs(Right), Math.Abs(Down)) < 0.02 ? null : Invariant($"moved by {100 * Right:0} % and {100 * Down:0} %"),
    }.OfType<string>());

    /// <summary>Area that both pictures show, of the second.</summary>
    internal double Overlap => Extent(Right) * Extent(Down);

    /// <summary>Brings the part that both pictures show to one size.</summary>
    /// <param name="first">Planes of side x side bytes of the picture before.</param>
    /// <param name="second">The same of the picture after.</param>
    /// <param name="side">Their side, pixels.</param>
    /// <returns>Both parts, side x side; what one shows at a pixel the other shows there too.</returns>
    internal (byte[] First, byte[] Second) Common(byte[] first, byte[] second, int side) =>
        (Part(first, side, sourceOfFirst: true), Part(second, side, sourceOfFirst: false));

    /// <summary>The part of the first, or of the second, that both show.</summary>
    internal byte[] Part(byte[] planes, int side, bool sourceOfFirst)
    {
        byte[] part = new byte[planes.Length];
        (int Low, int High, double Share)[] across = Places(Right, side, sourceOfFirst, sourceOfFirst && Mirrored);
        (int Low, int High, double Share)[] down = Places(Down, side, sourceOfFirst, turned: false);
        for (int plane = 0; plane < planes.Length; plane += side * side)
        {
            for (int y = 0; y < side; y++)
            {
                (int top, int bottom, double below) = down[y];
                ReadOnlySpan<byte> upperRow = planes.AsSpan(plane + top * side, side), lowerRow = planes.AsSpan(plane + bottom * side, side);
                Span<byte> row = part.AsSpan(plane + y * side, side);
                for (int x = 0; x < row.Length; x++)
                {
                    (int left, int right, double beside) = across[x];
                    double upper = upperRow[left] * (1 - beside) + upperRow[right] * beside;
                    double lower = lowerRow[left] * (1 - beside) + lowerRow[right] * beside;
                    row[x] = (byte)(upper * (1 - below) + lower * below + 0.5);
                }
            }
        }

        return part;
    }

    private double Extent(double shift) => Math.Max(0, Math.Min(0.5, shift + Scale / 2) - Math.Max(-0.5, shift - Scale / 2));

    /// <summary>Between which pixels of a picture those of the common part lie along one axis, and the share of the second.</summary>
    private (int Low, int High, double Share)[] Places(double shift, int side, bool sourceOfFirst, bool turned)
    {
        double low = Math.Max(-0.5, shift - Scale / 2), high = Math.Min(0.5, shift + Scale / 2);
        var places = new (int Low, int High, double Share)[side];
        for (int pixel = 0; pixel < side; pixel++)
        {
            double place = low + (high - low) * (pixel + 0.5) / side;
            if (sourceOfFirst) place = (place - shift) / Scale * (turned ? -1 : 1);
            place = Math.Clamp((place + 0.5) * side - 0.5, 0, side - 1);
            places[pixel] = ((int)place, Math.Min(side - 1, (int)place + 1), place - (int)place);
        }

        return places;
    }
}
