using System.Diagnostics;
using Genex.Research.Experiments;
using Genex.Research.Training;

namespace Genex.Research.Reporting;

/// <summary>Draws training and validation loss of every epoch while a notebook's cell trains, in the place of one output.</summary>
/// <example><code>
/// var live = LiveCurves.Show();
/// var run = experiment.Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, live);
/// live.Finish(run);
/// </code></example>
/// <remarks>A fold's training, and each inner one of a nested fold, begins a new drawing. <see cref="Finish(RunRecord)"/> leaves the finished run's last fold
/// in its place, <see cref="Finish()"/> one line, so that a kept page does not grow; without either the last drawing stays.</remarks>
/// <param name="update">Shows a value in the place of the one before: a display handle's Update.</param>
public sealed class LiveCurves(Action<object?> update) : IProgress<RunProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private readonly List<EpochRecord> epochs = [];
    private readonly Stopwatch sinceShown = new();
    private (string Run, int Fold, int Part) current = ("", -1, -1);
    private RunProgress? last;
    private int seen;

    /// <summary>Curves in the place of one output of the running cell, which says so until the first epoch is trained. Works on every host.</summary>
    /// <param name="words">What stands there until then.</param>
    public static LiveCurves Show(string words = "starting…") => new(LiveDisplay.Show(words).Update);

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
        : Invariant($"{last.Specification.Label}, {last.Specification.Task.Title}: {seen} epochs trained in {last.Folds} folds. Last: ")
            + Line(last.Epoch!, last.Specification.Task.Count == 1));

    /// <summary>Puts the losses of the run's last fold in the place of the drawing, as its files have them: the same whether it was trained now or found
    /// finished.</summary>
    /// <param name="run">The finished run.</param>
    public void Finish(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        FoldRecord fold = run.Folds[^1];
        EpochRecord kept = fold.History.First(epoch => epoch.Epoch == fold.BestEpoch);
        update(new TrainingCurve(Invariant($"{run.Specification.Label}, fold {run.Folds.Count} of {run.Folds.Count}"), fold.History.Count,
            [.. fold.History.Select(epoch => epoch.TrainingLoss)], [.. fold.History.Select(epoch => epoch.ValidationLoss)],
            Invariant($"{run.Folds.Sum(one => one.History.Count)} epochs in {run.Folds.Count} folds. Epoch {fold.BestEpoch} of the last was kept: ")
                + Line(kept, run.Task.Count == 1))
        {
            Provenance = run.Specification.Provenance,
        });
    }

    private TrainingCurve Curve(RunProgress value) => new(
        Invariant($"{value.Specification.Label}, fold {value.Fold + 1} of {value.Folds}{(value.PartName.Length == 0 ? "" : $", {value.PartName}")}"),
        Math.Max(value.Epochs, value.Epoch!.Epoch),
        [.. Before(double.NaN), .. epochs.Select(epoch => epoch.TrainingLoss)], [.. Before((double?)null), .. epochs.Select(epoch => epoch.ValidationLoss)],
        Invariant($"Epoch {value.Epoch!.Epoch} of {value.Epochs}: {Line(value.Epoch, value.Specification.Task.Count == 1)}"))
    {
        Provenance = value.Specification.Provenance,
    };

    // Epochs that were trained before this process: their losses are in the run's files, not here.
    private IEnumerable<T> Before<T>(T missing) => Enumerable.Repeat(missing, epochs[0].Epoch - 1);

    private static string Line(EpochRecord epoch, bool oneTarget) => Invariant($"training loss {epoch.TrainingLoss:0.000}")
        + (epoch.ValidationLoss is { } loss ? Invariant($", validation loss {loss:0.000}") : "")
        + (epoch.ValidationMacroF1 is { } score ? Invariant($", {(oneTarget ? "F1" : "macro-F1")} {score:0.000}") : "") + ".";
}
