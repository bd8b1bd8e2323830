namespace Genex.Research.Audit;

/// <summary>Small versions of frames.</summary>
public static class Thumbnails
{
    /// <summary>Shrinks a square frame by averaging over areas; a smaller frame is enlarged by repeating pixels.</summary>
    /// <param name="frame">Planes R, G, B of side x side bytes.</param>
    /// <param name="side">Its side, pixels.</param>
    /// <param name="to">The side to come to, pixels.</param>
    /// <returns>Planes R, G, B of to x to bytes.</returns>
    public static byte[] Shrink(ReadOnlySpan<byte> frame, int side, int to)
    {
        byte[] small = new byte[3 * to * to];
        for (int channel = 0; channel < 3; channel++)
        {
            ReadOnlySpan<byte> plane = frame.Slice(channel * side * side, side * side);
            for (int row = 0; row < to; row++)
            {
                (int top, int bottom) = Range(row, to, side);
                for (int column = 0; column < to; column++)
                {
                    (int left, int right) = Range(column, to, side);
                    int sum = 0;
                    for (int y = top; y < bottom; y++)
                        foreach (byte value in plane[(y * side + left)..(y * side + right)]) sum += value;
                    int count = (bottom - top) * (right - left);
                    small[(channel * to + row) * to + column] = (byte)((sum + count / 2) / count);
                }
            }
        }

        return small;
    }

    /// <summary>Lowest and highest value channel (the largest of R, G and B) of the pixels behind each pixel of a small version, with one pixel around
    /// them.</summary>
    /// <param name="frame">Planes R, G, B of side x side bytes.</param>
    /// <param name="side">Its side, pixels.</param>
    /// <param name="to">The side of the small version, pixels.</param>
    /// <returns>To x to pairs.</returns>
    internal static (byte Low, byte High)[] Fields(ReadOnlySpan<byte> frame, int side, int to)
    {
        byte[] value = new byte[side * side];
        for (int pixel = 0; pixel < value.Length; pixel++)
            value[pixel] = Math.Max(frame[pixel], Math.Max(frame[pixel + value.Length], frame[pixel + 2 * value.Length]));
        var fields = new (byte Low, byte High)[to * to];
        int around = side > to ? 1 : 0;
        for (int field = 0; field < fields.Length; field++)
        {
            (int top, int bottom) = Range(field / to, to, side);
            (int left, int right) = Range(field % to, to, side);
            (byte low, byte high) = (byte.MaxValue, byte.MinValue);
            for (int y = Math.Max(0, top - around); y < Math.Min(side, bottom + around); y++)
            {
                foreach (byte one in value.AsSpan(y * side)[Math.Max(0, left - around)..Math.Min(side, right + around)])
                    (low, high) = (Math.Min(low, one), Math.Max(high, one));
            }

            fields[field] = (low, high);
        }

        return fields;
    }

    /// <summary>Mean over one field of a grid laid over a square plane.</summary>
    internal static float MeanOf(float[] plane, int side, int column, int columns, int row, int rows)
    {
        (int left, int right) = Range(column, columns, side);
        (int top, int bottom) = Range(row, rows, side);
        float sum = 0;
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++) sum += plane[y * side + x];
        return sum / ((bottom - top) * (right - left));
    }

    private static (int From, int To) Range(int field, int fields, int side)
    {
        int from = field * side / fields;
        return (from, Math.Max(from + 1, (field + 1) * side / fields));
    }
}
