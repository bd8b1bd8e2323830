using Genex.Research.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

#pragma warning disable MA0048 // what learns, and which parts do

namespace Genex.Research.Training;

/// <summary>A parameter that learns.</summary>
/// <param name="Name">In the model.</param>
/// <param name="Value">Stays the model's.</param>
/// <param name="Rate">Before the schedule.</param>
/// <param name="WeightDecay">Its own, or the optimiser's.</param>
internal sealed record TrainedParameter(string Name, Parameter Value, double Rate, double WeightDecay)
{
    /// <summary>Whether it is no part of the model: its gradient is not clipped with the model's, and its rate is not the one that is told.</summary>
    public bool BesideModel { get; init; }
}

/// <summary>Which parts of a model learn in a phase, and which in none.</summary>
internal static class TrainedParts
{
    /// <summary>Marks what learns in a phase.</summary>
    /// <exception cref="ArgumentException">Nothing does.</exception>
    public static IReadOnlyList<TrainedParameter> Mark(EmotionModel model, TrainingPhase phase)
    {
        List<TrainedParameter> trained = [];
        foreach ((string name, Parameter value) in model.named_parameters())
        {
            double rate = phase.RateOf(name);
            value.requires_grad = rate > 0;
            if (rate > 0) trained.Add(new(name, value, rate, phase.DecayOf(name)));
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

    /// <summary>Names in the state dictionary that some phase changes: parameters with a rate, buffers beside one, and buffers of modules that have no
    /// parameter, which are never frozen.</summary>
    public static IReadOnlySet<string> NamesOf(EmotionModel model, TrainingSettings settings)
    {
        HashSet<string> parameters = [.. model.named_parameters().Select(pair => pair.name)];
        HashSet<string> trained = [.. parameters.Where(name => settings.Phases.Any(phase => phase.RateOf(name) > 0))];
        HashSet<string> modules = [.. trained.Select(ModuleOf)], frozen = [.. parameters.Select(ModuleOf).Except(modules)];
        return model.state_dict().Keys.Where(name => parameters.Contains(name) ? trained.Contains(name) : !frozen.Contains(ModuleOf(name))).ToHashSet();
    }

    private static string ModuleOf(string name) => name.LastIndexOf('.') is var dot and >= 0 ? name[..dot] : "";
}
