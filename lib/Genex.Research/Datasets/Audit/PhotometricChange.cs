namespace Genex.Research.Datasets.Audit;

/// <summary>What turns one picture's colours into another's: value channel second = gain x first + offset, and a turn of the hue.</summary>
/// <param name="Gain">Dimensionless.</param>
/// <param name="Offset">Gray levels, of 255.</param>
/// <param name="HueTurn">Turn of the hue in OpenCV's units: 180 are a full circle; -90 to 90.</param>
public sealed record PhotometricChange(double Gain, double Offset, double HueTurn)
{
    private const int Dark = 6, Bright = 249;

    /// <summary>Whether colours are the same but for what compression does.</summary>
    public bool IsNone => Math.Abs(Gain - 1) < 0.03 && Math.Abs(Offset) < 4 && Math.Abs(HueTurn) < 2;

    /// <summary>"gain 1.20, offset +20.1", "hue +30", "no change of colour".</summary>
    public override string ToString()
    {
        string light = Math.Abs(Gain - 1) < 0.03 && Math.Abs(Offset) < 4 ? "" : $"gain {Gain:0.00}, offset {Offset:+0.0;-0.0}";
        string hue = Math.Abs(HueTurn) < 2 ? "" : $"hue {HueTurn:+0;-0} of 180";
        return (light, hue) switch { ("", "") => "no change of colour", (_, "") => light, ("", _) => hue, _ => $"{light}, {hue}" };
    }

    /// <summary>Least squares over pixels that neither picture clips; the hue's turn is the mean direction over coloured pixels.</summary>
    internal static PhotometricChange Fit(IReadOnlyList<(FrameSummary First, FrameSummary Second)> pairs)
    {
        double count = 0, sumX = 0, sumY = 0, sumXX = 0, sumXY = 0, sine = 0, cosine = 0;
        foreach ((FrameSummary first, FrameSummary second) in pairs)
        {
            for (int pixel = 0; pixel < FrameSummary.Pixels; pixel++)
            {
                double x = first.Value[pixel], y = second.Value[pixel];
                if (x < Dark || y < Dark || x > Bright || y > Bright) continue;
                (count, sumX, sumY, sumXX, sumXY) = (count + 1, sumX + x, sumY + y, sumXX + x * x, sumXY + x * y);
                (double from, double chroma) = Hue(first.Thumbnail, pixel);
                (double to, double other) = Hue(second.Thumbnail, pixel);
                double weight = Math.Min(chroma, other);
                (sine, cosine) = (sine + weight * Math.Sin(to - from), cosine + weight * Math.Cos(to - from));
            }
        }

        double variance = sumXX - sumX * sumX / count;
        if (count < 2 || variance < 1e-9) return new PhotometricChange(1, 0, 0);
        double gain = (sumXY - sumX * sumY / count) / variance;
        double turn = sine == 0 && cosine == 0 ? 0 : Math.Atan2(sine, cosine) * 90 / Math.PI;
        return new PhotometricChange(gain, (sumY - gain * sumX) / count, turn);
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
