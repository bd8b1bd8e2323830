using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>The file that a training is taken up from: its state, what learns in the model, the best weights, the optimiser's moments, torch's
/// generator. The one written before stays beside it, for the case that the last is damaged.</summary>
/// <param name="path">Null keeps none.</param>
/// <param name="identity">Names settings, seed and samples, so that a checkpoint is never taken up by another training.</param>
/// <param name="after">None is written before this much time has passed since the last, or since the start; zero writes one after every epoch.</param>
internal sealed class Checkpoint(string? path, string identity, TimeSpan after)
{
    private const int FormatVersion = 3;

    // One is written when this many times what the last one took has passed.
    private const int Spacing = 9;

    private static readonly JsonSerializerOptions Json = new() { NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    private (long Written, TimeSpan Took) last = (Stopwatch.GetTimestamp(), TimeSpan.Zero);
    private string? found; // the file that was read, or written, and is whole

    /// <summary>Deletes a checkpoint and the one before it.</summary>
    public static void Delete(string path)
    {
        File.Delete(path);
        File.Delete(Before(path));
    }

    /// <summary>The state that was saved last, in a file that is whole; null when there is none. What is damaged is said.</summary>
    /// <exception cref="InvalidDataException">The file belongs to another training.</exception>
    public TrainingState? State()
    {
        if (path is null) return null;
        foreach (string candidate in (string[])[path, Before(path)])
        {
            if (!File.Exists(candidate)) continue;
            try
            {
                TrainingState? state = Read(candidate);
                if (state is not null) found = candidate;
                if (state is not null) return state;
            }
            catch (Exception problem) when (problem is WeightsFormatException or JsonException)
            {
                string then = candidate == path && File.Exists(Before(path)) ? "training goes on from the checkpoint before it"
                    : "this part is trained from its start";
                Notices.Say($"{candidate}: this checkpoint is damaged; {then}. ({problem.Message})");
            }
        }

        return null;
    }

    /// <summary>Puts everything back where a state was saved.</summary>
    /// <param name="model">Gets its weights back.</param>
    /// <param name="best">Gets the best weights back.</param>
    /// <param name="optimiser">Of the state's phase, fresh.</param>
    /// <param name="steps">That it had taken.</param>
    public void Restore(EmotionModel model, WeightsCopy best, AdamOptimiser optimiser, long steps)
    {
        using WeightsFile file = WeightsFile.Open(found!);
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, Tensor> own = model.state_dict();
        WeightsCopy.Copy(best.Values.Keys.ToDictionary(name => name, name => own[name]), name => file.Tensors["model/" + name].Read());
        WeightsCopy.Copy(best.Values, name => file.Tensors["best/" + name].Read());
        optimiser.Restore(steps, name => file.Tensors["optimiser/" + name].Read());
        GeneratorState.Restore(file.Tensors["generator"].Read());
    }

    /// <summary>Writes the file, where enough has been done since the last time.</summary>
    public void Save(TrainingState state, EmotionModel model, WeightsCopy best, AdamOptimiser optimiser)
    {
        TimeSpan since = Stopwatch.GetElapsedTime(last.Written);
        if (path is null || since < after || (after > TimeSpan.Zero && since < Spacing * last.Took)) return;
        long start = Stopwatch.GetTimestamp();
        using Tensor generator = random.get_rng_state();
        IEnumerable<(string Name, Tensor Value)> tensors = model.state_dict().Where(pair => best.Values.ContainsKey(pair.Key))
            .Select(pair => ("model/" + pair.Key, pair.Value))
            .Concat(best.Values.Select(pair => ("best/" + pair.Key, pair.Value)))
            .Concat(optimiser.State().Select(pair => ("optimiser/" + pair.Name, pair.Value)))
            .Append(("generator", generator));
        if (found == path) File.Move(path, Before(path), overwrite: true);
        SafeTensors.WriteSealed(path, tensors.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)), new Dictionary<string, string>
        {
            ["format"] = Format,
            ["identity"] = identity,
            ["state"] = JsonSerializer.Serialize(state, Json),
        });
        found = path;
        last = (Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(start));
    }

    private static string Format => $"genex-training-{FormatVersion}";

    private static string Before(string path) => Path.ChangeExtension(path, ".before.safetensors");

    private TrainingState? Read(string file)
    {
        using WeightsFile open = WeightsFile.Open(file);
        if (open.Texts.GetValueOrDefault("format") != Format || !ContentHash.Require(open))
        {
            Notices.Say($"{file} was left by another version of this program; this part is trained from its start.");
            return null;
        }

        if (open.Texts.GetValueOrDefault("identity") != identity)
            throw new InvalidDataException($"{file} was left by a training with other settings, samples or seed; delete it to start this part again.");
        using Tensor generator = open.Tensors["generator"].Read();
        return GeneratorState.Problem(generator) is { } problem ? throw new WeightsFormatException(file, $"its generator's state is damaged: {problem}")
            : JsonSerializer.Deserialize<TrainingState>(open.Texts["state"], Json);
    }
}
