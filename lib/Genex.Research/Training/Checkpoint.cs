using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>The file that a training is taken up from: its state, what learns in the model, the best weights, the optimiser's moments, torch's
/// generator.</summary>
/// <param name="path">Null keeps none.</param>
/// <param name="identity">Names settings, seed and samples, so that a checkpoint is never taken up by another training.</param>
/// <param name="after">None is written before this much time has passed since the last, or since the start.</param>
internal sealed class Checkpoint(string? path, string identity, TimeSpan after)
{
    private const int FormatVersion = 2;

    // One is written when this many times what the last one took has passed.
    private const int Spacing = 9;

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private (long Written, TimeSpan Took) last = (Stopwatch.GetTimestamp(), TimeSpan.Zero);

    /// <summary>The state that was saved; null when there is no file.</summary>
    /// <exception cref="InvalidDataException">The file is damaged or belongs to another training.</exception>
    public TrainingState? State()
    {
        if (path is null || !File.Exists(path)) return null;
        using WeightsFile file = Open(path);
        if (file.Texts.GetValueOrDefault("format") != $"genex-training-{FormatVersion}" || file.Texts.GetValueOrDefault("identity") != identity)
            throw new InvalidDataException($"{path} was left by a training with other settings, samples or seed; delete it to start this part again.");
        return JsonSerializer.Deserialize<TrainingState>(file.Texts["state"], Json);
    }

    /// <summary>Puts everything back where a state was saved.</summary>
    /// <param name="model">Gets its weights back.</param>
    /// <param name="best">Gets the best weights back.</param>
    /// <param name="optimiser">Of the state's phase, fresh.</param>
    /// <param name="steps">That it had taken.</param>
    public void Restore(EmotionModel model, WeightsCopy best, AdamOptimiser optimiser, long steps)
    {
        using WeightsFile file = Open(path!);
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> own = model.state_dict();
        WeightsCopy.Copy(best.Values.Keys.ToDictionary(name => name, name => own[name]), name => file.Tensors["model/" + name].Read());
        WeightsCopy.Copy(best.Values, name => file.Tensors["best/" + name].Read());
        optimiser.Restore(steps, name => file.Tensors["optimiser/" + name].Read());
        random.set_rng_state(file.Tensors["generator"].Read());
    }

    /// <summary>Writes the file, where enough has been done since the last time.</summary>
    public void Save(TrainingState state, EmotionModel model, WeightsCopy best, AdamOptimiser optimiser)
    {
        TimeSpan since = Stopwatch.GetElapsedTime(last.Written);
        if (path is null || since < after || since < Spacing * last.Took) return;
        long start = Stopwatch.GetTimestamp();
        using Tensor generator = random.get_rng_state();
        IEnumerable<(string Name, Tensor Value)> tensors = model.state_dict().Where(pair => best.Values.ContainsKey(pair.Key))
            .Select(pair => ("model/" + pair.Key, pair.Value))
            .Concat(best.Values.Select(pair => ("best/" + pair.Key, pair.Value)))
            .Concat(optimiser.State().Select(pair => ("optimiser/" + pair.Name, pair.Value)))
            .Append(("generator", generator));
        SafeTensors.Write(path, tensors.ToDictionary(entry => entry.Name, entry => entry.Value), new Dictionary<string, string>
        {
            ["format"] = $"genex-training-{FormatVersion}",
            ["identity"] = identity,
            ["state"] = JsonSerializer.Serialize(state, Json),
        });
        last = (Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(start));
    }

    private static WeightsFile Open(string path)
    {
        try
        {
            return WeightsFile.Open(path);
        }
        catch (WeightsFormatException problem)
        {
            throw new InvalidDataException($"{path} is not a whole checkpoint ({problem.Problem}); delete it to start this part again.", problem);
        }
    }
}
