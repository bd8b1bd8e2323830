namespace Genex.Research.Audit;

/// <summary>What turns one picture's colours into another's: value channel second = gain x first + offset, and a turn of the hue.</summary>
/// <param name="Gain">Dimensionless.</param>
/// <param name="Offset">Gray levels, of 255.</param>
/// <param name="HueTurn">Turn of the hue in OpenCV's units: 180 are a full circle; -90 to 90.</param>
public sealed record PhotometricChange(double Gain, double Offset, double HueTurn)
{
    private const int Dark = 6, Bright = 249, Trims = 8;
    private const double Kept = 0.6;

    /// <summary>Whether colours are the same but for what compression does.</summary>
    public bool IsNone => Math.Abs(Gain - 1) < 0.03 && Math.Abs(Offset) < 4 && Math.Abs(HueTurn) < 2;

    /// <summary>"gain 1.20, offset +20.1", "hue +30", "no change of colour".</summary>
    public override string ToString()
    {
        string light = Math.Abs(Gain - 1) < 0.03 && Math.Abs(Offset) < 4 ? "" : Invariant($"gain {Gain:0.00}, offset {Offset:+0.0;-0.0}");
        string hue = Math.Abs(HueTurn) < 2 ? "" : Invariant($"hue {HueTurn:+0;-0} of 180");
        return (light, hue) switch { ("", "") => "no change of colour", (_, "") => light, ("", _) => hue, _ => $"{light}, {hue}" };
    }

    /// <summary>
    /// Trimmed least squares over pixels that neither picture clips, not even in part before it was shrunk (Rousseeuw 1984): the farthest are left out in
    /// turn. The hue's turn is the mean direction over coloured pixels.
    /// </summary>
    internal static PhotometricChange Fit(IReadOnlyList<(FrameSummary First, FrameSummary Second)> pairs)
    {
        List<(double X, double Y)> shown = [];
        double sine = 0, cosine = 0;
        foreach ((FrameSummary first, FrameSummary second) in pairs)
        {
            for (int pixel = 0; pixel < FrameSummary.Pixels; pixel++)
            {
                double x = first.Value[pixel], y = second.Value[pixel];
                if (x < Dark || y < Dark || x > Bright || y > Bright || first.Shown[pixel] == 0 || second.Shown[pixel] == 0) continue;
                shown.Add((x, y));
                (double from, double chroma) = Hue(first.Thumbnail, pixel);
                (double to, double other) = Hue(second.Thumbnail, pixel);
                double weight = Math.Min(chroma, other);
                (sine, cosine) = (sine + weight * Math.Sin(to - from), cosine + weight * Math.Cos(to - from));
            }
        }

        if (Line(shown) is not { } line) return new PhotometricChange(1, 0, 0);
        for (int turn = 0; turn < Trims; turn++)
        {
            (double gain, double offset) = line;
            List<(double X, double Y)> near = [.. shown.OrderBy(point => Math.Abs(point.Y - gain * point.X - offset)).Take((int)(Kept * shown.Count))];
            line = Line(near) ?? line;
        }

        return new PhotometricChange(line.Gain, line.Offset, sine == 0 && cosine == 0 ? 0 : Math.Atan2(sine, cosine) * 90 / Math.PI);
    }

    /// <summary>Least squares; null where there is nothing to fit.</summary>
    private static (double Gain, double Offset)? Line(List<(double X, double Y)> points)
    {
        double count = points.Count, sumX = 0, sumY = 0, sumXX = 0, sumXY = 0;
        foreach ((double x, double y) in points) (sumX, sumY, sumXX, sumXY) = (sumX + x, sumY + y, sumXX + x * x, sumXY + x * y);
        double variance = sumXX - sumX * sumX / Math.Max(1, count);
        if (count < 2 || variance < 1e-9) return null;
        double gain = (sumXY - sumX * sumY / count) / variance;
        return (gain, (sumY - gain * sumX) / count);
    }

    /// <summary>Hue in radians and chroma (0 to 255) of a pixel, on the hexagon that HSV uses.</summary>
    private static (double Radians, double Chroma) Hue(byte[] thumbnail, int pixel)
    {
        double red = thumbnail[pixel], green = thumbnail[pixel + FrameSummary.Pixels], blue = thumbnail[pixel + 2 * FrameSummary.Pixels];
        double high = Math.Max(red, Math.Max(green, blue)), chroma = high - Math.Min(red, Math.Min(green, blue));
        if (chroma < 8) return (0, 0);
        double sixths = high == red ? (green - blue) / chroma : high == green ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma;
        return (sixths * Math.PI / 3, chroma);
    }
}
