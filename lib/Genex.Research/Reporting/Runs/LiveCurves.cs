using System.Diagnostics;
using Genex.Research.Experiments;
using Genex.Research.Training;

namespace Genex.Research.Reporting;

/// <summary>Draws training and validation loss of every epoch while a notebook's cell trains, in the place of one output.</summary>
/// <example><code>
/// var live = new LiveCurves(display("starting…").Update);
/// var run = experiment.Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, live);
/// live.Finish();
/// </code></example>
/// <remarks>A fold's training, and each inner one of a nested fold, begins a new drawing. <see cref="Finish"/> leaves one line in its place, so that a
/// kept page does not grow; without it the last drawing stays.</remarks>
/// <param name="update">Shows a value in the place of the one before: a display handle's Update.</param>
public sealed class LiveCurves(Action<object?> update) : IProgress<RunProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private readonly List<EpochRecord> epochs = [];
    private readonly Stopwatch sinceShown = new();
    private (string Run, int Fold, int Part) current = ("", -1, -1);
    private RunProgress? last;
    private int seen;

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        if (current != (value.Specification.Id, value.Fold, value.Part))
        {
            current = (value.Specification.Id, value.Fold, value.Part);
            epochs.Clear();
        }

        if (value.Epoch is null) return;
        epochs.Add(value.Epoch);
        seen++;
        last = value;
        if (sinceShown.IsRunning && sinceShown.Elapsed < Pause && value.Epoch.Epoch < value.Epochs) return;
        sinceShown.Restart();
        update(Curve(value));
    }

    /// <summary>Puts one line in the place of the drawing: how many epochs were trained, and the last losses.</summary>
    public void Finish() => update(last is null ? "Nothing was trained: the run was found finished."
        : Invariant($"{last.Specification.Label}, {last.Specification.Task.Title}: {seen} epochs trained in {last.Folds} folds. Last: {Line(last.Epoch!)}"));

    private TrainingCurve Curve(RunProgress value) => new(
        Invariant($"{value.Specification.Label}, fold {value.Fold + 1} of {value.Folds}{(value.PartName.Length == 0 ? "" : $", {value.PartName}")}"),
        Math.Max(value.Epochs, value.Epoch!.Epoch),
        [.. Before(double.NaN), .. epochs.Select(epoch => epoch.TrainingLoss)], [.. Before((double?)null), .. epochs.Select(epoch => epoch.ValidationLoss)],
        Invariant($"Epoch {value.Epoch!.Epoch} of {value.Epochs}: {Line(value.Epoch)}"))
    {
        Provenance = value.Specification.Provenance,
    };

    // Epochs that were trained before this process: their losses are in the run's files, not here.
    private IEnumerable<T> Before<T>(T missing) => Enumerable.Repeat(missing, epochs[0].Epoch - 1);

    private static string Line(EpochRecord epoch) => Invariant($"training loss {epoch.TrainingLoss:0.000}")
        + (epoch.ValidationLoss is { } loss ? Invariant($", validation loss {loss:0.000}") : "")
        + (epoch.ValidationMacroF1 is { } score ? Invariant($", macro-F1 {score:0.000}") : "") + ".";
}
