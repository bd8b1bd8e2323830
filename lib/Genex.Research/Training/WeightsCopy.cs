using Genex.Research.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>A copy of those of a model's weights and buffers that change, kept while training goes on.</summary>
internal sealed class WeightsCopy : IDisposable
{
    private WeightsCopy(Dictionary<string, Tensor> values) => Values = values;

    /// <summary>By name in the state dictionary.</summary>
    public Dictionary<string, Tensor> Values { get; }

    /// <summary>Copies a part of a model's state.</summary>
    public static WeightsCopy Of(EmotionModel model, IReadOnlySet<string> names)
    {
        using IDisposable nothingRecorded = no_grad();
        return new WeightsCopy(model.state_dict().Where(pair => names.Contains(pair.Key))
            .ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone().DetachFromDisposeScope()));
    }

    /// <summary>Takes the model's present state instead.</summary>
    public void TakeFrom(EmotionModel model)
    {
        Dictionary<string, Tensor> state = model.state_dict();
        Copy(Values, name => state[name]);
    }

    /// <summary>Puts the kept state into the model.</summary>
    public void PutInto(EmotionModel model)
    {
        Dictionary<string, Tensor> state = model.state_dict();
        Copy(Values.Keys.ToDictionary(name => name, name => state[name]), name => Values[name]);
    }

    /// <summary>Overwrites every target with the source of its name.</summary>
    public static void Copy(Dictionary<string, Tensor> targets, Func<string, Tensor> source)
    {
        using IDisposable nothingRecorded = no_grad();
        using DisposeScope scope = NewDisposeScope();
        foreach ((string name, Tensor target) in targets) target.copy_(source(name));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor value in Values.Values) value.Dispose();
    }
}
