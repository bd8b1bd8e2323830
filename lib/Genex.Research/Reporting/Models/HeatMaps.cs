using Genex.Research.Recordings;
using OpenCvSharp;
using TorchSharp;

namespace Genex.Research.Reporting;

/// <summary>Maps over frames, as pictures: where a model looks.</summary>
internal static class HeatMaps
{
    private const int Side = 128;

    /// <summary>Each frame beside itself with a map over it, blue for little and yellow for much; every map is stretched to its own largest value.</summary>
    /// <param name="frames">3 x S x S bytes each, planes R, G, B.</param>
    /// <param name="frameSide">S.</param>
    /// <param name="maps">(B, h, w), not negative; one map per frame.</param>
    /// <param name="captions">One per frame.</param>
    /// <param name="provenance">Where the frames come from.</param>
    public static IEnumerable<CaptionedImage> Over(IReadOnlyList<byte[]> frames, int frameSide, torch.Tensor maps, IReadOnlyList<string> captions,
        Provenance provenance)
    {
        int height = (int)maps.shape[1], width = (int)maps.shape[2];
        using torch.Tensor flat = maps.cpu().to(torch.ScalarType.Float32).contiguous();
        float[] values = flat.data<float>().ToArray();
        for (int place = 0; place < frames.Count; place++)
        {
            byte[] picture = FramePicture.Png(frames[place], frameSide, provenance);
            yield return new CaptionedImage(Blend(picture, values.AsSpan(place * height * width, height * width).ToArray(), height, width), captions[place]);
        }
    }

    private static byte[] Blend(byte[] picture, float[] map, int height, int width)
    {
        float most = map.Max();
        byte[] levels = [.. map.Select(value => most > 0 ? (byte)Math.Round(255 * Math.Clamp(value / most, 0, 1)) : (byte)0)];
        using Mat frame = Cv2.ImDecode(picture, ImreadModes.Color), large = new();
        Cv2.Resize(frame, large, new Size(Side, Side), 0, 0, InterpolationFlags.Cubic);
        using Mat coarse = Mat.FromPixelData(height, width, MatType.CV_8UC1, levels), fine = new(), coloured = new(), mixed = new(), pair = new();
        Cv2.Resize(coarse, fine, new Size(Side, Side), 0, 0, InterpolationFlags.Linear);
        Cv2.ApplyColorMap(fine, coloured, ColormapTypes.Viridis);
        Cv2.AddWeighted(large, 0.5, coloured, 0.5, 0, mixed);
        Cv2.HConcat([large, mixed], pair);
        return pair.ImEncode(".png");
    }
}
