namespace Genex.Research.Tests.Audit;

/// <summary>What somebody may do to a picture so that it no longer looks like another's: planes R, G, B of side x side bytes.</summary>
internal static class FrameChanges
{
    public static byte[] Mirrored(byte[] frame, int side) => Mapped(frame, side, (x, y) => (side - 1 - x, y));

    /// <summary>Enlarged about its middle; under 1 it shrinks, and its border is repeated.</summary>
    public static byte[] Zoomed(byte[] frame, int side, double factor) =>
        Mapped(frame, side, (x, y) => ((x - (side - 1) / 2.0) / factor + (side - 1) / 2.0, (y - (side - 1) / 2.0) / factor + (side - 1) / 2.0));

    /// <summary>Moved; the border is repeated.</summary>
    public static byte[] Shifted(byte[] frame, int side, double right, double down) => Mapped(frame, side, (x, y) => (x - right, y - down));

    public static byte[] Coloured(byte[] frame, double gain, double offset) => [.. frame.Select(value => Clip(gain * value + offset))];

    /// <summary>What a codec does.</summary>
    public static byte[] Noisy(byte[] frame, int seed, double deviation = 1.5)
    {
        SeededRandom random = new(991, seed);
        return [.. frame.Select(value => Clip(value + deviation * random.Normal()))];
    }

    private static byte[] Mapped(byte[] frame, int side, Func<int, int, (double X, double Y)> from)
    {
        byte[] made = new byte[frame.Length];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                (double atX, double atY) = from(x, y);
                (atX, atY) = (Math.Clamp(atX, 0, side - 1), Math.Clamp(atY, 0, side - 1));
                (int left, int top) = ((int)atX, (int)atY);
                (int right, int bottom) = (Math.Min(side - 1, left + 1), Math.Min(side - 1, top + 1));
                for (int channel = 0; channel < 3; channel++)
                {
                    double above = Mix(At(left, top), At(right, top), atX - left), below = Mix(At(left, bottom), At(right, bottom), atX - left);
                    made[(channel * side + y) * side + x] = Clip(Mix(above, below, atY - top));

                    double At(int column, int row) => frame[(channel * side + row) * side + column];
                }
            }
        }

        return made;
    }

    private static double Mix(double first, double second, double share) => first + share * (second - first);

    private static byte Clip(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}
