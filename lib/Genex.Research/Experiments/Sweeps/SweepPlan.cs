using System.Text.Json.Serialization;
using Genex.Research.Datasets;
using Genex.Research.Models;
using static Genex.Research.Experiments.PlanValues;

namespace Genex.Research.Experiments;

/// <summary>What a sweep goes through: every combination of models, tasks, protocols, profiles, sets of signals, settings and seeds is a run.</summary>
internal sealed record SweepPlan
{
    /// <summary>Ids of architectures. Required.</summary>
    public required IReadOnlyList<string> Models { get; init => field = Some(value, nameof(Models), id => ModelRegistry.Find(id).Id); }

    /// <summary>Ids of tasks. Default emotions, as for a single training.</summary>
    public IReadOnlyList<string> Tasks { get; init => field = Some(value, nameof(Tasks), id => EmotionTask.Parse(id).Id); } = ["emotions"];

    /// <summary>Ids of protocols. Default lopo.</summary>
    public IReadOnlyList<string> Protocols { get; init => field = Some(value, nameof(Protocols), id => Protocol.Parse(id).Id); } = ["lopo"];

    /// <summary>Ids of profiles. Default quick.</summary>
    public IReadOnlyList<string> Profiles { get; init => field = Some(value, nameof(Profiles), id => Profile.Parse(id).Id); } = ["quick"];

    /// <summary>Sets of signals (<see cref="DeclaredSignals.Names"/>). Default all.</summary>
    public IReadOnlyList<string> Signals { get; init => field = Some(value, nameof(Signals), DeclaredSignals.Checked); } = ["all"];

    /// <summary>Changes to the profile's settings. Default one that changes nothing.</summary>
    public IReadOnlyList<TrainingChange> Settings { get; init => field = Some(value, nameof(Settings), static one => one); } = [new()];

    /// <summary>Seeds of the runs. Default 1.</summary>
    public IReadOnlyList<long> Seeds { get; init => field = Some(value, nameof(Seeds), static seed => seed); } = [1];

    /// <summary>Whether each fold of a run is given out by itself; the process that trains the last of them makes the run. Default no.</summary>
    public bool FoldsApart { get; init; }

    /// <summary>Runs (or folds, where they are apart) that are given out together, 1 to 10,000: starting a process and opening the study take seconds. Default
    /// 1.</summary>
    public int Together { get; init => field = Within(value, 1, 10_000, nameof(Together)); } = 1;

    /// <summary>Threads of each process, 1 to 1024. Default 1. Another number can change the last bits of a result, so the plan says it for every
    /// engine.</summary>
    public int Threads { get; init => field = Within(value, 1, 1024, nameof(Threads)); } = 1;

    /// <summary>Every combination, without the runs' ids and folds; models of equal samples stand together.</summary>
    [JsonIgnore]
    public IEnumerable<SweepItem> Combinations =>
        from profile in Profiles
        from signals in Signals
        from task in Tasks
        from protocol in Protocols
        from setting in Enumerable.Range(0, Settings.Count)
        from seed in Seeds
        from model in Models
        select new SweepItem("", model, task, protocol, profile, signals, seed, setting, null);

    /// <summary>Reads a plan from a JSON file; what it does not name has its default.</summary>
    /// <exception cref="InvalidDataException">A key is not known, or a value out of range; the message names the file, the place and what was
    /// expected.</exception>
    public static SweepPlan Read(string path) => StrictJson.Read<SweepPlan>(path, "the plan of a sweep",
        "Start from { \"models\": [\"P.1\"], \"tasks\": [\"attention\"], \"protocols\": [\"lopo\"], \"profiles\": [\"study\"], \"seeds\": [1, 2, 3] }.",
        plan => plan with { Settings = [.. plan.Settings.Select(change => change.Read(Path.GetDirectoryName(Path.GetFullPath(path))!))] });
}
