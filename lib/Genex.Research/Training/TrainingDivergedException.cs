namespace Genex.Research.Training;

/// <summary>A training loss that is no longer a number.</summary>
public sealed class TrainingDivergedException : Exception
{
    /// <param name="phase">Name of the phase.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="loss">What it came to.</param>
    public TrainingDivergedException(string phase, int epoch, double loss)
        : base(Invariant(
            $"The training loss became {loss} in epoch {epoch} (phase {phase}); lower the learning rate, or look for features that are not finite."))
    {
    }

    /// <inheritdoc/>
    public TrainingDivergedException() : base("The training loss is not a number.")
    {
    }

    /// <inheritdoc/>
    public TrainingDivergedException(string message) : base(message)
    {
    }

    /// <inheritdoc/>
    public TrainingDivergedException(string message, Exception inner) : base(message, inner)
    {
    }
}
