namespace Genex.Research.Prediction;

/// <summary>How far an ONNX file is from the models that it was made of: both were run on the same few drawn frames and signals.</summary>
/// <param name="Rows">How many; the first with all signals, the last with none.</param>
/// <param name="Probability">Largest difference of a probability.</param>
/// <param name="LogOdds">Largest difference of the logarithm of the odds, which also tells probabilities near 0 and 1 apart.</param>
public sealed record OnnxAgreement(int Rows, double Probability, double LogOdds)
{
    /// <summary>Largest difference of a probability with which a file is kept.</summary>
    public const double MostDifference = 1e-4;
}
