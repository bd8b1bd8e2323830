#pragma warning disable MA0048 // two weights and who learns them

namespace Genex.Research.Models;

/// <summary>The weights of the two modalities in a fused token.</summary>
/// <param name="Video">Of what the video attends to; 0 to 1.</param>
/// <param name="Physical">Of the physical summary; one minus the other.</param>
public sealed record FusionWeights(double Video, double Physical);

/// <summary>A model whose modalities are mixed with learned weights.</summary>
public interface ILearnsFusionWeights
{
    /// <summary>The weights as they are now: the softmax of the parameter.</summary>
    FusionWeights FusionWeights { get; }
}
