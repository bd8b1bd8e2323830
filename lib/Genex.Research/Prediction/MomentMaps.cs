namespace Genex.Research.Prediction;

/// <summary>Where in each moment's picture a run's models look.</summary>
/// <param name="What">"attention rollout" or "Grad-CAM".</param>
/// <param name="Height">Cells of a map, downwards.</param>
/// <param name="Width">Cells of a map, across.</param>
/// <param name="Values">N x Height x Width, not negative: the mean over folds of maps that each sum to 1, or are 0 where nothing raised the score.</param>
/// <param name="Targets">N places among the targets: whose logit a map is of, the one that is most probable then; null where a map is of no target.</param>
public sealed record MomentMaps(string What, int Height, int Width, float[] Values, IReadOnlyList<int>? Targets)
{
    /// <summary>The map of a moment, Height x Width.</summary>
    public ReadOnlySpan<float> this[int moment] => Values.AsSpan(moment * Height * Width, Height * Width);
}
