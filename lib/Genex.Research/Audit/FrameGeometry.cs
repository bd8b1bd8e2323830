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
        double[] across = Places(Right, side, sourceOfFirst, sourceOfFirst && Mirrored), down = Places(Down, side, sourceOfFirst, turned: false);
        for (int plane = 0; plane < planes.Length; plane += side * side)
        {
            for (int y = 0; y < side; y++)
            {
                int top = (int)down[y], bottom = Math.Min(side - 1, top + 1);
                double below = down[y] - top;
                for (int x = 0; x < side; x++)
                {
                    int left = (int)across[x], right = Math.Min(side - 1, left + 1);
                    double beside = across[x] - left;
                    double upper = planes[plane + top * side + left] * (1 - beside) + planes[plane + top * side + right] * beside;
                    double lower = planes[plane + bottom * side + left] * (1 - beside) + planes[plane + bottom * side + right] * beside;
                    part[plane + y * side + x] = (byte)(upper * (1 - below) + lower * below + 0.5);
                }
            }
        }

        return part;
    }

    private double Extent(double shift) => Math.Max(0, Math.Min(0.5, shift + Scale / 2) - Math.Max(-0.5, shift - Scale / 2));

    /// <summary>Where the pixels of the common part lie in a picture along one axis, pixels from 0.</summary>
    private double[] Places(double shift, int side, bool sourceOfFirst, bool turned)
    {
        double low = Math.Max(-0.5, shift - Scale / 2), high = Math.Min(0.5, shift + Scale / 2);
        return [.. Enumerable.Range(0, side).Select(pixel =>
        {
            double place = low + (high - low) * (pixel + 0.5) / side;
            if (sourceOfFirst) place = (place - shift) / Scale * (turned ? -1 : 1);
            return Math.Clamp((place + 0.5) * side - 0.5, 0, side - 1);
        })];
    }
}
