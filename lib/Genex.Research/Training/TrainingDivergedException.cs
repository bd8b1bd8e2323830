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

    /// <summary>For a validation loss that is not a number.</summary>
    /// <param name="phase">Name of the phase.</param>
    /// <param name="epoch">From 1.</param>
    /// <param name="loss">What it came to.</param>
    /// <param name="labels">Known labels among the validation samples.</param>
    /// <param name="samples">Validation samples.</param>
    public static TrainingDivergedException OnValidation(string phase, int epoch, double loss, int labels, int samples) => new(labels == 0
        ? Invariant($"No epoch can be chosen: none of the {samples} validation samples has a label. Leave that participant out, or use another protocol.")
        : Invariant($"The validation loss became {loss} in epoch {epoch} (phase {phase}); lower the learning rate, or look for features that are not ")
            + "finite.");

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
