using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Adam and AdamW over parameters with a rate each, with a state that can be saved and put back to the last bit.</summary>
/// <remarks>
/// The steps are those of torch.optim.Adam and AdamW (single-tensor form). TorchSharp's own optimisers differ in a default (AdamW's beta2 is 0.99 there) and
/// hide their moments; here they are plain tensors. Rates are set before each step by whoever follows the schedule.
/// </remarks>
internal sealed class AdamOptimiser : IDisposable
{
    private readonly OptimiserSettings settings;
    private readonly List<(TrainedParameter Trained, Tensor Mean, Tensor Square)> parts = [];

    /// <param name="settings">Kind and memories; weight decay is each parameter's own.</param>
    /// <param name="parameters">What is trained.</param>
    public AdamOptimiser(OptimiserSettings settings, IEnumerable<TrainedParameter> parameters)
    {
        this.settings = settings;
        using IDisposable nothingRecorded = no_grad();
        foreach (TrainedParameter trained in parameters)
            parts.Add((trained, zeros_like(trained.Value).DetachFromDisposeScope(), zeros_like(trained.Value).DetachFromDisposeScope()));
    }

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The largest rate of the model's parameters before the schedule.</summary>
    public double LargestRate => OfModel.Max(trained => trained.Rate);

    /// <summary>The parameters of the model being trained.</summary>
    public IEnumerable<Parameter> Parameters => OfModel.Select(trained => trained.Value);

    private IEnumerable<TrainedParameter> OfModel => parts.Select(part => part.Trained).Where(trained => !trained.BesideModel);

    /// <summary>One step along the gradients; parameters without one stay.</summary>
    /// <param name="rate">Maps a parameter's own rate to the one of this step.</param>
    /// <param name="beta1">Overrides the memory of the mean gradient (OneCycle moves it); null keeps the setting.</param>
    public void Step(Func<double, double> rate, double? beta1 = null)
    {
        using IDisposable nothingRecorded = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Steps++;
        double memory = beta1 ?? settings.Beta1;
        double correction1 = 1 - Math.Pow(memory, Steps), correction2 = Math.Sqrt(1 - Math.Pow(settings.Beta2, Steps));
        foreach ((TrainedParameter trained, Tensor mean, Tensor square) in parts)
        {
            Parameter value = trained.Value;
            if (value.grad is not { } gradient) continue;
            double now = rate(trained.Rate);
            if (settings.Kind == OptimiserKind.AdamW) value.mul_(1 - now * trained.WeightDecay);
            else if (trained.WeightDecay > 0) gradient = gradient.add(value, alpha: trained.WeightDecay);
            mean.mul_(memory).add_(gradient, alpha: 1 - memory);
            square.mul_(settings.Beta2).addcmul_(gradient, gradient, value: 1 - settings.Beta2);
            Tensor denominator = square.sqrt().div_(correction2).add_(settings.Epsilon);
            value.addcdiv_(mean, denominator, value: -now / correction1);
        }
    }

    /// <summary>The state as named tensors that stay the optimiser's, for a checkpoint.</summary>
    public IEnumerable<(string Name, Tensor Value)> State() =>
        parts.SelectMany(part => new[] { ($"{part.Trained.Name}.mean", part.Mean), ($"{part.Trained.Name}.square", part.Square) });

    /// <summary>Puts back a saved state.</summary>
    /// <param name="steps">Steps taken then.</param>
    /// <param name="find">Gives a saved tensor by name.</param>
    public void Restore(long steps, Func<string, Tensor> find)
    {
        Steps = steps;
        using IDisposable nothingRecorded = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach ((string name, Tensor value) in State()) value.copy_(find(name));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach ((_, Tensor mean, Tensor square) in parts)
        {
            mean.Dispose();
            square.Dispose();
        }

        parts.Clear();
    }
}
