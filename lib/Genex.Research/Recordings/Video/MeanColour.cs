namespace Genex.Research.Recordings;

/// <summary>A picture without content: every pixel has ImageNet's mean colour, which models see as 0. It stands for a video that is missing.</summary>
internal static class MeanColour
{
    /// <summary>Red, green, blue: 255 times 0.485, 0.456, 0.406.</summary>
    public static ReadOnlySpan<byte> Channels => [124, 116, 104];

    /// <summary>Planes R, G, B of S x S pixels.</summary>
    public static byte[] Planes(int side)
    {
        byte[] planes = new byte[3 * side * side];
        Fill(planes);
        return planes;
    }

    /// <summary>Makes planes R, G, B of it.</summary>
    public static void Fill(Span<byte> planes)
    {
        int plane = planes.Length / 3;
        for (int channel = 0; channel < 3; channel++) planes.Slice(channel * plane, plane).Fill(Channels[channel]);
    }
}
