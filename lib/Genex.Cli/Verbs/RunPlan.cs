using Genex.Research.Datasets;
using Genex.Research.Models;

namespace Genex.Cli.Verbs;

/// <summary>One run that is asked for.</summary>
/// <param name="Model">Id of the architecture.</param>
/// <param name="Task">What is predicted.</param>
/// <param name="Protocol">How samples are divided.</param>
internal sealed record RunPlan(string Model, EmotionTask Task, Protocol Protocol)
{
    private static readonly EmotionTask[] AllTasks = [EmotionTask.Attention, EmotionTask.Emotions];
    private static readonly Protocol[] AllProtocols =
        [Protocol.LeaveOneParticipantOut, Protocol.Groups(3), Protocol.Within, Protocol.ReportA, Protocol.ReportB];

    /// <summary>Every combination, task by task and protocol by protocol; nothing twice.</summary>
    /// <param name="models">Ids with commas between them, or "all".</param>
    /// <param name="tasks">Ids with commas between them, or "all".</param>
    /// <param name="protocols">Ids with commas between them, or "all".</param>
    /// <exception cref="ArgumentException">There is none of this name; the message lists the names.</exception>
    public static IEnumerable<RunPlan> Of(string models, string tasks, string protocols) => (
        from task in TasksOf(tasks) ?? AllTasks
        from protocol in ProtocolsOf(protocols) ?? AllProtocols
        from model in Names(models) ?? [.. ModelRegistry.All.Select(one => one.Id)]
        select new RunPlan(ModelRegistry.Find(model).Id, task, protocol)).Distinct();

    /// <summary>The models named, as they are written; null for all.</summary>
    public static string[]? ModelsOf(string names) => Names(names);

    /// <summary>The tasks named; null for all.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static EmotionTask[]? TasksOf(string names) => Names(names) is { } some ? [.. some.Select(EmotionTask.Parse)] : null;

    /// <summary>The protocols named; null for all.</summary>
    /// <exception cref="ArgumentException">There is none of this name.</exception>
    public static Protocol[]? ProtocolsOf(string names) => Names(names) is { } some ? [.. some.Select(Protocol.Parse)] : null;

    /// <inheritdoc/>
    public override string ToString() => $"{Model} {Task.Id} {Protocol.Id}";

    private static string[]? Names(string text) => string.Equals(text, "all", StringComparison.OrdinalIgnoreCase) ? null
        : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names ? names : [text];
}
