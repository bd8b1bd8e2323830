using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Research.Models;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Where a training stands between two epochs: with the tensors beside it in a checkpoint, all that the rest depends on.</summary>
internal sealed record TrainingState
{
    private const int FormatVersion = 2;

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    /// <summary>Place of the current phase.</summary>
    public int Phase { get; init; }

    /// <summary>Epochs of the current phase done.</summary>
    public int EpochsOfPhase { get; init; }

    /// <summary>Steps of the current phase's optimiser.</summary>
    public long StepsOfPhase { get; init; }

    /// <summary>Best watched score of all phases; null before the first.</summary>
    public double? Best { get; init; }

    /// <summary>Epochs of the current phase since its last improvement.</summary>
    public int EpochsSinceBest { get; init; }

    /// <summary>Epochs of all phases.</summary>
    public IReadOnlyList<EpochRecord> History { get; init; } = [];

    /// <summary>Writes the state with what learns in the model, its best weights, the optimiser's moments and torch's generator.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="identity">Names settings, seed and samples, so that a checkpoint is never taken up by another training.</param>
    /// <param name="model">The weights as they are.</param>
    /// <param name="best">The best so far.</param>
    /// <param name="optimiser">Of the current phase.</param>
    public void Save(string path, string identity, EmotionModel model, Weights best, AdamOptimiser optimiser)
    {
        using Tensor generator = random.get_rng_state();
        IEnumerable<(string, Tensor)> tensors = model.state_dict().Where(pair => best.Values.ContainsKey(pair.Key))
            .Select(pair => ("model/" + pair.Key, pair.Value))
            .Concat(best.Values.Select(pair => ("best/" + pair.Key, pair.Value)))
            .Concat(optimiser.State().Select(pair => ("optimiser/" + pair.Name, pair.Value)))
            .Append(("generator", generator));
        TensorArchive.Write(path, tensors, new Dictionary<string, string>
        {
            ["format"] = $"genex-training-{FormatVersion}", ["identity"] = identity, ["state"] = JsonSerializer.Serialize(this, Json),
        });
    }

    /// <summary>Reads a checkpoint and puts everything back into model, best weights and torch's generator.</summary>
    /// <param name="path">The checkpoint.</param>
    /// <param name="identity">What <see cref="Save"/> was given.</param>
    /// <param name="model">Gets its weights back.</param>
    /// <param name="best">Gets the best weights back.</param>
    /// <param name="makeOptimiser">Makes the optimiser of the state's phase.</param>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another training.</exception>
    public static (TrainingState State, AdamOptimiser Optimiser) Load(string path, string identity, EmotionModel model, Weights best, Func<TrainingState,
        AdamOptimiser> makeOptimiser)
    {
        (Dictionary<string, Tensor> tensors, Dictionary<string, string> texts) = TensorArchive.Read(path);
        try
        {
            if (texts.GetValueOrDefault("format") != $"genex-training-{FormatVersion}" || texts.GetValueOrDefault("identity") != identity)
                throw new InvalidDataException($"{path} was left by a training with other settings, samples or seed; delete it to start this part again.");
            TrainingState state = JsonSerializer.Deserialize<TrainingState>(texts["state"], Json)!;
            Dictionary<string, Tensor> own = model.state_dict();
            Weights.Copy(best.Values.Keys.ToDictionary(name => name, name => own[name]), name => tensors["model/" + name]);
            Weights.Copy(best.Values, name => tensors["best/" + name]);
            AdamOptimiser optimiser = makeOptimiser(state);
            optimiser.Restore(state.StepsOfPhase, name => tensors["optimiser/" + name]);
            random.set_rng_state(tensors["generator"]);
            return (state, optimiser);
        }
        finally
        {
            foreach (Tensor value in tensors.Values) value.Dispose();
        }
    }
}
