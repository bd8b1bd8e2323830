using System.Text.Json.Serialization;
using static Genex.Research.Experiments.PlanValues;

namespace Genex.Research.Experiments;

/// <summary>What a <see cref="Grid"/> goes through: every combination of worlds, numbers of people, noise, seeds and models.</summary>
public sealed record GridPlan
{
    /// <summary>Ids of worlds (<see cref="InformationWorld.All"/>, with a voice <see cref="InformationWorld.WithVoice"/> too). Default the former.</summary>
    public IReadOnlyList<string> Worlds { get; init => field = Some(value, nameof(Worlds), id => InformationWorld.Find(id).Id); } =
        [.. InformationWorld.All.Select(world => world.Id)];

    /// <summary>Numbers of participants, 2 to 1000 each. Default 4, 8, 16, 32.</summary>
    public IReadOnlyList<int> People { get; init => field = Some(value, nameof(People), count => Within(count, 2, 1000, nameof(People))); } = [4, 8, 16, 32];

    /// <summary>Noise: probabilities that a state is shown wrongly, 0 to 0.5 each. Default 0.05, 0.15, 0.3.</summary>
    public IReadOnlyList<double> Errors { get; init => field = Some(value, nameof(Errors), error => Within(error, 0, 0.5, nameof(Errors))); } =
        [0.05, 0.15, 0.3];

    /// <summary>Ids of models (<see cref="GridModel.All"/>); video and signals are always there. Default all.</summary>
    public IReadOnlyList<string> Models { get; init => field = Some(["video", "signals", .. value], nameof(Models), id => GridModel.Find(id).Id); } =
        [.. GridModel.All.Select(model => model.Id)];

    /// <summary>Seeds: studies of each kind. Default 1 to 5.</summary>
    public IReadOnlyList<int> Seeds { get; init => field = Some(value, nameof(Seeds), static seed => seed); } = [1, 2, 3, 4, 5];

    /// <summary>Moments of each participant, 10 to 100,000. Default 60: a minute at one a second.</summary>
    public int Rows { get; init => field = Within(value, 10, 100_000, nameof(Rows)); } = 60;

    /// <summary>Whether every study has a voice beside video and signals: models that fuse then join all three, and the voice alone is always there. Default
    /// no.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Voice { get; init; }

    /// <summary>Every cell, studies together.</summary>
    /// <exception cref="ArgumentException">A world or a model needs a voice, and the plan has none.</exception>
    [JsonIgnore]
    public IReadOnlyList<GridCell> Cells
    {
        get
        {
            RequireVoice();
            IReadOnlyList<string> models = Voice && !Models.Contains(GridModel.Voice.Id) ? [.. Models, GridModel.Voice.Id] : Models;
            return
            [
                .. from world in Worlds
                   from people in People
                   from error in Errors
                   from seed in Seeds
                   from model in models
                   select new GridCell(world, people, error, seed, Rows, model, Voice),
            ];
        }
    }

    /// <summary>Reads a plan from a JSON file; what it does not name has its default.</summary>
    /// <exception cref="InvalidDataException">A key is not known, or a value out of range; the message names the file, the place and what was
    /// expected.</exception>
    public static GridPlan Read(string path) => StrictJson.Read<GridPlan>(path, "the plan of a grid",
        "Start from { \"worlds\": [\"redundant\"], \"people\": [8], \"errors\": [0.15], \"models\": [\"concatenated\"], \"seeds\": [1], \"rows\": 60 }.",
        static plan => plan.RequireVoice());

    private GridPlan RequireVoice() =>
        Voice ? this
        : Worlds.FirstOrDefault(static id => InformationWorld.Find(id).NeedsVoice) is { } world
            ? throw new ArgumentException($"The world \"{world}\" has its target in the voice; add \"voice\": true.")
        : Models.Contains(GridModel.Voice.Id) ? throw new ArgumentException("The model \"voice\" hears a voice; add \"voice\": true.")
        : this;
}
