using TorchSharp;

namespace Genex.Research.Reporting;

/// <summary>How maps of where a model looks lie on the frame.</summary>
/// <param name="Middle">Fraction of them on the central quarter of the frame's area, where the face is; 0.25 if they were uniform, null when they are
/// empty.</param>
/// <param name="Uneven">Fraction of them that would have to be moved to make them uniform, mean over maps; 0 when they are empty.</param>
/// <param name="Side">Cells along the shorter side.</param>
internal readonly record struct MapSpread(double? Middle, double Uneven, int Side)
{
    /// <summary>Whether there is anything to be seen in them.</summary>
    internal bool Shows => ModelSentences.Shows(Middle, Uneven, Side);

    /// <summary>Of maps (B, h, w), not negative.</summary>
    internal static MapSpread Of(torch.Tensor maps) => new(MiddleShare(maps), Unevenness(maps), (int)Math.Min(maps.shape[1], maps.shape[2]));

    // Half the sum of distances from uniform: the total variation between two distributions. An empty map has none.
    private static double Unevenness(torch.Tensor maps)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor flat = maps.flatten(1), sums = flat.sum(1, keepdim: true);
        return ((flat / sums.clamp_min(1e-12) - 1.0 / flat.shape[1]).abs().sum(1) / 2 * (sums.squeeze(1) > 0)).mean().item<float>();
    }

    // Enlarged first, so that a coarse cell on the border counts with its part.
    private static double? MiddleShare(torch.Tensor maps)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor fine = torch.nn.functional.interpolate(maps.unsqueeze(1), [64, 64], mode: torch.InterpolationMode.Nearest).squeeze(1);
        double all = fine.sum().item<float>(), middle = fine.slice(1, 16, 48, 1).slice(2, 16, 48, 1).sum().item<float>();
        return all > 0 ? Math.Min(1, middle / all) : null; // the two are summed in another order
    }
}
