#pragma warning disable MA0048 // the settings and their one vocabulary

namespace Genex.Research.Training;

/// <summary>How weight decay enters Adam's step.</summary>
public enum OptimiserKind
{
    /// <summary>Decay is added to the gradient (Kingma and Ba 2015; torch.optim.Adam).</summary>
    Adam,

    /// <summary>Decay shrinks the weights, apart from the gradient (Loshchilov and Hutter 2019; torch.optim.AdamW).</summary>
    AdamW,
}

/// <summary>The optimiser of a phase.</summary>
/// <param name="Kind">Adam or AdamW.</param>
/// <param name="WeightDecay">Not negative. Default 0.</param>
/// <param name="Beta1">Memory of the mean gradient, 0 to below 1. Default 0.9.</param>
/// <param name="Beta2">Memory of the mean squared gradient, 0 to below 1. Default 0.999, as PyTorch's.</param>
/// <param name="Epsilon">Added to the denominator; over 0. Default 1e-8.</param>
public sealed record OptimiserSettings(OptimiserKind Kind, double WeightDecay = 0, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8)
{
    /// <inheritdoc cref="OptimiserSettings(OptimiserKind, double, double, double, double)" path="/param[@name='WeightDecay']"/>
    public double WeightDecay { get; init; } = WeightDecay >= 0 ? WeightDecay
        : throw new ArgumentOutOfRangeException(nameof(WeightDecay), WeightDecay, "Weight decay is not negative.");

    /// <inheritdoc cref="OptimiserSettings(OptimiserKind, double, double, double, double)" path="/param[@name='Beta1']"/>
    public double Beta1 { get; init; } = Beta1 is >= 0 and < 1 ? Beta1
        : throw new ArgumentOutOfRangeException(nameof(Beta1), Beta1, "Beta1 lies from 0 to below 1.");

    /// <inheritdoc cref="OptimiserSettings(OptimiserKind, double, double, double, double)" path="/param[@name='Beta2']"/>
    public double Beta2 { get; init; } = Beta2 is >= 0 and < 1 ? Beta2
        : throw new ArgumentOutOfRangeException(nameof(Beta2), Beta2, "Beta2 lies from 0 to below 1.");

    /// <inheritdoc cref="OptimiserSettings(OptimiserKind, double, double, double, double)" path="/param[@name='Epsilon']"/>
    public double Epsilon { get; init; } = Epsilon > 0 ? Epsilon
        : throw new ArgumentOutOfRangeException(nameof(Epsilon), Epsilon, "Epsilon is over 0.");
}
