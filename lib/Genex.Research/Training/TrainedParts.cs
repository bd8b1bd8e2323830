using Genex.Research.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Which parts of a model learn in a phase, and which in none.</summary>
internal static class TrainedParts
{
    /// <summary>Marks what learns in a phase.</summary>
    /// <returns>Name, parameter and rate of each.</returns>
    /// <exception cref="ArgumentException">Nothing does.</exception>
    public static IReadOnlyList<(string Name, Parameter Value, double Rate)> Mark(EmotionModel model, TrainingPhase phase)
    {
        List<(string, Parameter, double)> trained = [];
        foreach ((string name, Parameter value) in model.named_parameters())
        {
            double rate = phase.RateOf(name);
            value.requires_grad = rate > 0;
            if (rate > 0) trained.Add((name, value, rate));
        }

        return trained.Count > 0 ? trained
            : throw new ArgumentException($"Phase \"{phase.Name}\" trains nothing: no parameter of {model.GetName()} begins with "
                + $"{string.Join(", ", phase.Parts.Select(part => $"\"{part.Prefix}\""))} at a rate over 0.");
    }

    /// <summary>Training mode for what learns. What is frozen stays as it is, running statistics of batch normalisation included: evaluation mode.</summary>
    public static void SetMode(EmotionModel model)
    {
        model.train();
        foreach (nn.Module part in model.modules())
        {
            if (part.parameters().Any() && part.parameters().All(parameter => !parameter.requires_grad)) part.eval();
        }
    }

    /// <summary>How many stages from the front of the body are frozen, in each phase. Marks parameters; mark those of a phase again before it begins.</summary>
    public static int[] FrozenStages(EmotionModel model, TrainingSettings settings) => [.. settings.Phases.Select(phase =>
    {
        Mark(model, phase);
        return model.Body.FrozenStages();
    })];

    /// <summary>Names in the state dictionary that some phase changes: parameters with a rate, and buffers beside one.</summary>
    public static IReadOnlySet<string> NamesOf(EmotionModel model, TrainingSettings settings)
    {
        HashSet<string> parameters = [.. model.named_parameters().Select(pair => pair.name)];
        HashSet<string> trained = [.. parameters.Where(name => settings.Phases.Any(phase => phase.RateOf(name) > 0))];
        HashSet<string> modules = [.. trained.Select(ModuleOf)];
        return model.state_dict().Keys.Where(name => parameters.Contains(name) ? trained.Contains(name) : modules.Contains(ModuleOf(name))).ToHashSet();
    }

    private static string ModuleOf(string name) => name.LastIndexOf('.') is var dot and >= 0 ? name[..dot] : "";
}
