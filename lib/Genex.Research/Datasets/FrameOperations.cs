namespace Genex.Research.Datasets;

/// <summary>The variations themselves, on one square frame: planes R, G, B of S x S values in [0, 1]. Numbers as torchvision's functions on float
/// tensors.</summary>
public static class FrameOperations
{
    /// <summary>Left becomes right.</summary>
    public static void FlipHorizontally(Span<float> frame, int side)
    {
        for (int row = 0; row < frame.Length; row += side) frame.Slice(row, side).Reverse();
    }

    /// <summary>Rotates counter-clockwise about the centre; each pixel takes its nearest source, black where that lies outside.</summary>
    /// <param name="source">3 x S x S.</param>
    /// <param name="degrees">Angle, degrees.</param>
    /// <param name="side">S.</param>
    /// <param name="target">3 x S x S, all of it written; not the source itself.</param>
    public static void Rotate(ReadOnlySpan<float> source, double degrees, int side, Span<float> target)
    {
        (double sine, double cosine) = Math.SinCos(degrees * Math.PI / 180);
        double middle = (side - 1) / 2.0;
        int plane = side * side;
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                double x = column - middle, y = row - middle;
                int fromColumn = (int)Math.Round(cosine * x - sine * y + middle), fromRow = (int)Math.Round(sine * x + cosine * y + middle);
                bool inside = fromColumn >= 0 && fromColumn < side && fromRow >= 0 && fromRow < side;
                for (int channel = 0; channel < 3; channel++)
                    target[channel * plane + row * side + column] = inside ? source[channel * plane + fromRow * side + fromColumn] : 0;
            }
        }
    }

    /// <summary>Enlarges to R x R (bilinear, pixel centres aligned as torchvision does) and cuts out S x S with its corner at (left, top).</summary>
    /// <param name="source">3 x S x S.</param>
    /// <param name="side">S.</param>
    /// <param name="enlarged">R, at least S.</param>
    /// <param name="left">Column of the cut, 0 to R - S.</param>
    /// <param name="top">Row of the cut, 0 to R - S.</param>
    /// <param name="target">3 x S x S, all of it written; not the source itself.</param>
    public static void EnlargeAndCrop(ReadOnlySpan<float> source, int side, int enlarged, int left, int top, Span<float> target)
    {
        double scale = (double)side / enlarged;
        int plane = side * side;
        for (int row = 0; row < side; row++)
        {
            (int above, int below, float down) = Neighbours((row + top + 0.5) * scale - 0.5, side);
            for (int column = 0; column < side; column++)
            {
                (int before, int after, float right) = Neighbours((column + left + 0.5) * scale - 0.5, side);
                for (int channel = 0; channel < 3; channel++)
                {
                    ReadOnlySpan<float> from = source.Slice(channel * plane, plane);
                    float upper = from[above * side + before] * (1 - right) + from[above * side + after] * right;
                    float lower = from[below * side + before] * (1 - right) + from[below * side + after] * right;
                    target[channel * plane + row * side + column] = upper * (1 - down) + lower * down;
                }
            }
        }
    }

    /// <summary>Multiplies every value, kept within [0, 1].</summary>
    public static void Brighten(Span<float> frame, float factor)
    {
        foreach (ref float value in frame) value = Math.Clamp(value * factor, 0, 1);
    }

    /// <summary>Moves every value away from (factor over 1) or towards the frame's mean grey, kept within [0, 1].</summary>
    public static void Contrast(Span<float> frame, float factor)
    {
        int plane = frame.Length / 3;
        double sum = 0;
        for (int pixel = 0; pixel < plane; pixel++) sum += Grey(frame, plane, pixel);
        float offset = (1 - factor) * (float)(sum / plane);
        foreach (ref float value in frame) value = Math.Clamp(value * factor + offset, 0, 1);
    }

    /// <summary>Moves every pixel away from (factor over 1) or towards its own grey, kept within [0, 1].</summary>
    public static void Saturate(Span<float> frame, float factor)
    {
        int plane = frame.Length / 3;
        for (int pixel = 0; pixel < plane; pixel++)
        {
            float offset = (1 - factor) * Grey(frame, plane, pixel);
            for (int place = pixel; place < frame.Length; place += plane) frame[place] = Math.Clamp(frame[place] * factor + offset, 0, 1);
        }
    }

    /// <summary>Turns every pixel's hue.</summary>
    /// <param name="frame">3 x S x S.</param>
    /// <param name="turns">Share of the colour circle, -0.5 to 0.5.</param>
    public static void ShiftHue(Span<float> frame, float turns)
    {
        int plane = frame.Length / 3;
        for (int pixel = 0; pixel < plane; pixel++)
        {
            float red = frame[pixel], green = frame[pixel + plane], blue = frame[pixel + 2 * plane];
            float value = Math.Max(red, Math.Max(green, blue)), range = value - Math.Min(red, Math.Min(green, blue));
            if (range == 0) continue;
            float sixths = value == red ? (green - blue) / range : value == green ? 2 + (blue - red) / range : 4 + (red - green) / range;
            float hue = sixths / 6 + turns;
            hue = (hue - MathF.Floor(hue)) * 6;
            (frame[pixel], frame[pixel + plane], frame[pixel + 2 * plane]) = FromHue(hue, range / value, value);
        }
    }

    private static (float Red, float Green, float Blue) FromHue(float sixths, float saturation, float value)
    {
        int sector = (int)sixths;
        float part = sixths - sector;
        float low = Math.Clamp(value * (1 - saturation), 0, 1);
        float falling = Math.Clamp(value * (1 - saturation * part), 0, 1);
        float rising = Math.Clamp(value * (1 - saturation * (1 - part)), 0, 1);
        return (sector % 6) switch
        {
            0 => (value, rising, low),
            1 => (falling, value, low),
            2 => (low, value, rising),
            3 => (low, falling, value),
            4 => (rising, low, value),
            _ => (value, low, falling),
        };
    }

    private static float Grey(Span<float> frame, int plane, int pixel) => 0.2989f * frame[pixel] + 0.587f * frame[pixel + plane]
        + 0.114f * frame[pixel + 2 * plane];

    private static (int Before, int After, float Share) Neighbours(double position, int side)
    {
        double clamped = Math.Max(position, 0);
        int before = Math.Min((int)clamped, side - 1);
        return (before, Math.Min(before + 1, side - 1), (float)(clamped - before));
    }
}
