#pragma warning disable MA0048 // the option and what it watches

namespace Genex.Research.Training;

/// <summary>The validation score that chooses the epoch.</summary>
public enum WatchedScore
{
    /// <summary>Validation loss; lower is better.</summary>
    Loss,

    /// <summary>Macro-F1 over the targets that occur among the validation samples; higher is better, none counts as 0.</summary>
    MacroF1,

    /// <summary>Area under the ROC curve within each validation participant, mean over targets and participants; higher is better. It does not move with how
    /// often each participant shows a target, which a model of new people cannot know.</summary>
    RocArea,
}

/// <summary>When training gives up waiting for a better validation score; also says which score chooses the epoch.</summary>
/// <param name="Watch">The score.</param>
/// <param name="Patience">Epochs without an improvement before the phase stops; at least 1. Default 10.</param>
/// <param name="MinimumChange">Smallest improvement that counts, in units of the score; not negative. Default 0.</param>
public sealed record EarlyStopping(WatchedScore Watch, int Patience = 10, double MinimumChange = 0)
{
    /// <inheritdoc cref="EarlyStopping(WatchedScore, int, double)" path="/param[@name='Patience']"/>
    public int Patience { get; init; } = Patience >= 1 ? Patience
        : throw new ArgumentOutOfRangeException(nameof(Patience), Patience, "Early stopping needs a patience of at least 1 epoch.");

    /// <inheritdoc cref="EarlyStopping(WatchedScore, int, double)" path="/param[@name='MinimumChange']"/>
    public double MinimumChange { get; init; } = MinimumChange >= 0 ? MinimumChange
        : throw new ArgumentOutOfRangeException(nameof(MinimumChange), MinimumChange, "An improvement is not negative.");

    /// <summary>Whether a score improves on the best so far (null: there is none yet). Scores that are not numbers never do.</summary>
    public bool Improves(EpochRecord epoch, double? best)
    {
        double score = ScoreOf(epoch);
        if (double.IsNaN(score)) return false;
        return best is not { } before || (Watch == WatchedScore.Loss ? score < before - MinimumChange : score > before + MinimumChange);
    }

    /// <summary>The watched score of an epoch.</summary>
    public double ScoreOf(EpochRecord epoch) => Watch switch
    {
        WatchedScore.Loss => epoch.ValidationLoss ?? double.NaN,
        WatchedScore.RocArea => epoch.ValidationRocArea ?? double.NaN,
        _ => epoch.ValidationMacroF1 ?? 0,
    };
}
