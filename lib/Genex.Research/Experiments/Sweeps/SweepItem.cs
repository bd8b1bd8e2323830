using System.Globalization;
using Genex.Research.Datasets;

namespace Genex.Research.Experiments;

/// <summary>One run of a sweep, or one fold of it: a line of the sweep's list.</summary>
/// <param name="Run">The run's id; empty before the study is known.</param>
/// <param name="Model">Id of the architecture.</param>
/// <param name="Task">Id of the task.</param>
/// <param name="Protocol">Id of the protocol.</param>
/// <param name="Profile">Id of the profile.</param>
/// <param name="Signals">Name of the set of signals.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Setting">Index of the change among the plan's settings.</param>
/// <param name="Fold">Index of the fold, from 0; null for a run as a whole.</param>
internal sealed record SweepItem(string Run, string Model, string Task, string Protocol, string Profile, string Signals, long Seed, int Setting, int? Fold)
{
    /// <summary>Names of the columns of the list.</summary>
    public static readonly string[] Columns = ["run", "model", "task", "protocol", "profile", "signals", "seed", "setting", "fold"];

    /// <summary>The item as it is told.</summary>
    public string Name => Fold is { } fold ? Invariant($"{Run}, fold {fold + 1}") : Run;

    /// <summary>Cells of its line.</summary>
    public object?[] Cells => [Run, Model, Task, Protocol, Profile, Signals, Seed, Setting, Fold];

    /// <summary>The item of a line; its cells need no quotes.</summary>
    public static SweepItem Parse(string line)
    {
        string[] cells = line.Split(',');
        return new(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], long.Parse(cells[6], CultureInfo.InvariantCulture),
            int.Parse(cells[7], CultureInfo.InvariantCulture), cells[8].Length == 0 ? null : int.Parse(cells[8], CultureInfo.InvariantCulture));
    }

    /// <summary>Whether there is nothing left to do of it in a store.</summary>
    /// <remarks>The first fold of a run also stands for putting the run together, which the process that trained the last of them may not have come
    /// to.</remarks>
    public bool IsDone(RunStore store) => IsFinished(store) || (Fold is > 0 && IsTrained(store));

    /// <summary>Whether its run is finished.</summary>
    public bool IsFinished(RunStore store) => RunFiles.Finished(Path.Combine(store.Folder, Run));

    /// <summary>Whether its fold is trained; false where it is a whole run.</summary>
    public bool IsTrained(RunStore store) => Fold is { } fold && File.Exists(Runner.FoldFile(Path.Combine(store.Folder, Run), fold));

    /// <summary>Whether somebody has said lately to work on it.</summary>
    /// <param name="held">What <see cref="RunLock.Held"/> found.</param>
    public bool IsHeld(IReadOnlySet<string> held) => held.Contains(Fold is { } fold ? Runner.FoldLock(Run, fold) : Run);

    /// <summary>What is predicted.</summary>
    public EmotionTask ParsedTask => EmotionTask.Parse(Task);

    /// <summary>How samples are divided.</summary>
    public Protocol ParsedProtocol => Datasets.Protocol.Parse(Protocol);
}
