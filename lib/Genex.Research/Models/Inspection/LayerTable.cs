using Genex.Research.Models.Blocks;
using Genex.Research.Recordings;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

#pragma warning disable MA0048 // a table and its rows

namespace Genex.Research.Models.Inspection;

/// <summary>A layer of a model, or a parameter that belongs to no layer.</summary>
/// <param name="Name">Its name in the model's state dictionary.</param>
/// <param name="Kind">"Conv2d", "Attention", "Parameter".</param>
/// <param name="Shape">Output for a batch of one frame; of a parameter its own shape.</param>
/// <param name="Parameters">How many it holds.</param>
/// <param name="Trainable">How many of them learn.</param>
/// <param name="MultiplyAdds">Multiplications, each with its addition, for one frame. Normalisations, activations and pooling are not counted.</param>
public sealed record LayerRow(string Name, string Kind, IReadOnlyList<long> Shape, long Parameters, long Trainable, long MultiplyAdds);

/// <summary>What a model consists of, observed while one frame runs through it.</summary>
/// <param name="Rows">In the order of the model's parts; every parameter is in exactly one of them.</param>
public sealed record LayerTable(IReadOnlyList<LayerRow> Rows)
{
    /// <summary>All parameters.</summary>
    public long Parameters => Rows.Sum(row => row.Parameters);

    /// <summary>All multiply-adds for one frame.</summary>
    public long MultiplyAdds => Rows.Sum(row => row.MultiplyAdds);

    /// <summary>Runs a frame of zeros through a model, in evaluation mode and without gradients, and leaves it as it was.</summary>
    /// <param name="model">Any model.</param>
    /// <param name="imageSize">Side of the frame, pixels; one that the model takes.</param>
    public static LayerTable Of(EmotionModel model, int imageSize)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable untracked = no_grad();
        var seen = new Dictionary<nn.Module, (long[] Shape, long MultiplyAdds)>();
        var attentions = model.named_modules().Where(child => child.module is Attention).Select(child => child.name + ".").ToList();
        var layers = model.named_modules().Where(child => !attentions.Exists(name => child.name.StartsWith(name, StringComparison.Ordinal))).ToList();
        using EvaluationMode evaluating = new(model);
        Device device = model.parameters().First().device;
        List<Action> watches = [];
        try
        {
            watches.AddRange(layers.Select(child => Watch(child.module, seen)).OfType<Action>());
            model.call(new ModelInput(
                zeros(1, 3, imageSize, imageSize, device: device), zeros(1, PhysicalFeatures.Count, device: device),
                ones(1, PhysicalFeatures.Count, ScalarType.Bool, device)));
        }
        finally
        {
            watches.ForEach(remove => remove());
        }

        return new LayerTable([.. layers.SelectMany(child => RowsOf(child.name, child.module, seen))]);
    }

    private static IEnumerable<LayerRow> RowsOf(string name, nn.Module module, Dictionary<nn.Module, (long[] Shape, long MultiplyAdds)> seen)
    {
        if (seen.TryGetValue(module, out (long[] Shape, long MultiplyAdds) what))
        {
            var parameters = module.parameters().ToList();
            yield return new LayerRow(name, module.GetType().Name, what.Shape, Count(parameters), Count(parameters.Where(parameter => parameter.requires_grad)),
                what.MultiplyAdds);
            yield break;
        }
        foreach ((string own, Parameter parameter) in module.named_parameters(recurse: false))
            yield return new LayerRow($"{name}.{own}", nameof(Parameter), parameter.shape, parameter.numel(), parameter.requires_grad ? parameter.numel() : 0,
                0);
    }

    private static long Count(IEnumerable<Parameter> parameters) => parameters.Sum(parameter => parameter.numel());

    private static Action? Watch(nn.Module module, Dictionary<nn.Module, (long[] Shape, long MultiplyAdds)> seen)
    {
        return module switch
        {
            Attention attention =>
                attention.register_forward_hook((layer, query, memory, present, output) =>
                Note(output, Attend(query.shape[1], memory.shape[1], query.shape[2]))).remove,
            Linear linear => linear.register_forward_hook((layer, input, output) => Note(output, output.numel() * linear.in_features)).remove,
            Conv2d convolution =>
                convolution.register_forward_hook((layer, input, output) =>
                Note(output, output.numel() * (convolution.weight.numel() / convolution.out_channels))).remove,
            nn.Module<Tensor, Tensor> simple when simple is LayerNorm or BatchNorm2d or MaxPool2d or AdaptiveAvgPool2d =>
                simple.register_forward_hook((layer, input, output) => Note(output, 0)).remove,
            _ => null,
        };

        Tensor Note(Tensor output, long multiplyAdds)
        {
            seen[module] = (output.shape, multiplyAdds);
            return output;
        }
    }

    // Projections of queries, keys, values and outputs; then scores and their weighted sum.
    private static long Attend(long queries, long memories, long width) => (2 * (queries + memories) * width * width) + (2 * queries * memories * width);
}
