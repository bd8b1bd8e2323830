using Genex.Research.Prediction;
using OpenCvSharp;
using TorchSharp;

namespace Genex.Research.Reporting;

/// <summary>Lays the map of a moment over the part of a picture that the model was given: clear where it looks little, blue to yellow where it looks
/// much.</summary>
/// <param name="maps">Of the recording's moments.</param>
internal sealed class MapLayer(MomentMaps maps) : IDisposable
{
    /// <summary>How much of the picture is covered where a map is highest.</summary>
    private const double Strength = 0.6;

    // Of the moment and size that were drawn last: a map stays for many frames.
    private readonly Mat colours = new(), weights = new(), rest = new();
    private (int Moment, Size Size) made = (-1, default);

    /// <summary>What draws the maps of a recording; null where there are none, or nothing is to be seen in them, which is said.</summary>
    internal static MapLayer? Of(RecordingPrediction prediction, List<string> said)
    {
        if (prediction.Maps is not { } maps) return null;
        using DisposeScope scope = torch.NewDisposeScope();
        var spread = MapSpread.Of(torch.tensor(maps.Values).reshape(-1, maps.Height, maps.Width));
        if (spread.Shows) return new MapLayer(maps);
        said.Add(ModelSentences.Middle(prediction.Run.Label, maps.What, spread.Middle, spread.Uneven, spread.Side).ToString());
        return null;
    }

    /// <summary>Draws the map of a moment over a part of a picture, 8-bit BGR.</summary>
    internal void Draw(Mat picture, Rect part, int moment)
    {
        Make(moment, part.Size);
        using Mat below = picture[part], mixed = new();
        Cv2.BlendLinear(below, colours, rest, weights, mixed);
        mixed.CopyTo(below);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        colours.Dispose();
        weights.Dispose();
        rest.Dispose();
    }

    private void Make(int moment, Size size)
    {
        if (made == (moment, size)) return;
        float[] map = maps[moment].ToArray();
        float most = map.Max();
        float[] levels = [.. map.Select(value => most > 0 ? value / most : 0)];
        using Mat coarse = Mat.FromPixelData(maps.Height, maps.Width, MatType.CV_32FC1, levels), fine = new(), bytes = new();
        Cv2.Resize(coarse, fine, size, 0, 0, InterpolationFlags.Linear);
        fine.ConvertTo(bytes, MatType.CV_8UC1, 255);
        Cv2.ApplyColorMap(bytes, colours, ColormapTypes.Viridis);
        fine.ConvertTo(weights, MatType.CV_32FC1, Strength);
        fine.ConvertTo(rest, MatType.CV_32FC1, -Strength, 1);
        made = (moment, size);
    }
}
