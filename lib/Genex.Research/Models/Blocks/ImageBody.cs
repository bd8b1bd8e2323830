using Genex.Research.Natives;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

#pragma warning disable MA0048 // a body and one of its stages

namespace Genex.Research.Models.Blocks;

/// <summary>A step of a body, after which it can be cut.</summary>
/// <param name="Name">For people: "block 7", "layer3".</param>
/// <param name="Forward">Takes the output of the stage before; returns a tensor of its own.</param>
/// <param name="Modules">What it consists of.</param>
/// <param name="Own">Parameters of the body itself that it uses; asked for each time, since moving a model to another device replaces them.</param>
public sealed record BodyStage(string Name, Func<Tensor, Tensor> Forward, IReadOnlyList<nn.Module> Modules, Func<IEnumerable<Parameter>>? Own = null)
{
    /// <summary>What the stage learns; all of them frozen means its output can be kept.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. Own?.Invoke() ?? [], .. Modules.SelectMany(module => module.parameters())];

    /// <summary>What it keeps besides, as running statistics.</summary>
    public IReadOnlyList<Tensor> Buffers => [.. Modules.SelectMany(module => module.buffers())];

    /// <summary>A stage that is one module.</summary>
    public static BodyStage Of(string name, Module<Tensor, Tensor> module) => new(name, module.call, [module]);
}

/// <summary>A network over frames that is a chain of stages and can be cut between any two of them.</summary>
public class ImageBody : Module<Tensor, Tensor>
{
    private IReadOnlyList<BodyStage> stages = [];
    private bool convolves;

    static ImageBody() => OneDnn.Ensure();

    /// <summary>A body of modules run one after the other, each registered under its name.</summary>
    public ImageBody(params (string Name, Module<Tensor, Tensor> Module)[] stages) : this(nameof(ImageBody))
    {
        foreach ((string stage, Module<Tensor, Tensor> module) in stages)
            register_module(stage, module);
        Chain([.. stages.Select(stage => BodyStage.Of(stage.Name, stage.Module))]);
    }

    /// <summary>For bodies whose parts have names and an order of their own; they call <see cref="Chain"/>.</summary>
    protected ImageBody(string name) : base(name)
    {
    }

    /// <summary>The stages in order. Boundary n lies after the first n of them.</summary>
    public IReadOnlyList<BodyStage> Stages => stages;

    /// <summary>How many stages from the front hold no parameter that learns: the deepest boundary whose activations stay the same while training.</summary>
    /// <remarks>Batch normalisation in training mode still changes its running statistics: keep a frozen body in evaluation mode.</remarks>
    public int FrozenStages() => stages.TakeWhile(stage => stage.Parameters.All(parameter => !parameter.requires_grad)).Count();

    /// <summary>Runs the stages from one boundary to another. The caller disposes the result, which is never the input itself.</summary>
    /// <param name="input">Activations at boundary <paramref name="from"/>; stay the caller's.</param>
    /// <param name="from">First boundary, 0 for frames.</param>
    /// <param name="to">Last boundary, not before the first; <c>Stages.Count</c> for the features.</param>
    /// <exception cref="ArgumentOutOfRangeException">A boundary lies outside of the body.</exception>
    public Tensor Run(Tensor input, int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, stages.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(from, to);
        Tensor activations = convolves && input.dim() == 4 && input.device_type == DeviceType.CPU ? ChannelsLast(input) : input.alias();
        for (int stage = from; stage < to; stage++)
        {
            using Tensor before = activations;
            activations = stages[stage].Forward(before);
        }
        return activations;
    }

    /// <inheritdoc/>
    public override Tensor forward(Tensor input) => Run(input, 0, stages.Count);

    /// <summary>Sets the stages, once, when every part is registered.</summary>
    protected void Chain(IReadOnlyList<BodyStage> stages)
    {
        this.stages = stages;
        // A transformer's one convolution cuts the frame into patches, which gains nothing from another order in memory.
        convolves = stages.Count(stage => stage.Modules.Any(module => module is Conv2d || module.modules().Any(part => part is Conv2d))) > 1;
    }

    /// <summary>The same maps with the channels of a pixel side by side in memory, as every layer after it then keeps them.</summary>
    /// <remarks>On a CPU pooling and normalisation take several channels at once in this order: A.1 computes twice as many frames a second, ResNet-50 a sixth
    /// more. In a training step slower gradients of convolutions take most of that back.</remarks>
    private static Tensor ChannelsLast(Tensor maps)
    {
        using Tensor last = maps.permute(0, 2, 3, 1), laid = last.contiguous();
        return laid.permute(0, 3, 1, 2);
    }
}
