using Genex.Research.Models.Blocks;
using Genex.Research.Models.Weights;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models;

/// <summary>P.1 and P.2: one linear layer on the features of a frozen network, P.2 with one on the signals beside it.</summary>
/// <remarks>
/// A linear probe (Alain and Bengio 2016): what it finds, the network knew before. Features (B, F) are standardised over the training batches; the logits of
/// frames and signals are added, which for independent modalities is the right way to join them. Missing signals enter as 0, their mean.
/// F + 1 parameters a target, and 34 more with the signals; the body's are in its file. Not of the report.
/// </remarks>
public sealed class FrozenBodyHead : EmotionModel
{
    /// <summary>File name of the network that is taken when none is named.</summary>
    public const string UsualBody = "ResNet18.onnx";

    private readonly OnnxBody body;
    private readonly BatchNorm1d standardise;
    private readonly Linear head;
    private readonly Linear? physical;

    /// <param name="settings">K, the number of logits, and the body; null takes <see cref="UsualBody"/>.</param>
    /// <param name="signals">Whether the physical features are looked at.</param>
    /// <exception cref="FileNotFoundException">No body is given, and the usual one is not there.</exception>
    public FrozenBodyHead(ModelSettings settings, bool signals) : base(nameof(FrozenBodyHead))
    {
        body = new OnnxBody(settings.Body ?? new FrozenBody(Usual()));
        standardise = BatchNorm1d(body.Features, affine: false);
        head = Linear(body.Features, settings.Targets);
        physical = signals ? Linear(settings.Signals, settings.Targets) : null;
        RegisterComponents();
        using IDisposable untracked = no_grad();
        foreach (Parameter parameter in parameters()) parameter.zero_(); // logistic regression starts anywhere: its loss has one minimum
    }

    /// <inheritdoc/>
    public override ImageBody Body => body;

    /// <summary>The usual network, where it is.</summary>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    public static OnnxBodyFile Usual() => OnnxBodyFile.Find(UsualBody)
        ?? throw new FileNotFoundException($"{UsualBody}, the frozen body of P.1 and P.2, is neither beside the library nor in {WeightsStore.Default.Folder}; "
            + "take it from the NuGet package Microsoft.ML.DnnImageFeaturizer.ResNet18, or name another network with --body.", UsualBody);

    /// <inheritdoc/>
    public override Tensor FromFeatures(Tensor features, ModelInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = head.call(standardise.call(features));
        return (physical is null ? logits : logits + physical.call(input.KnownSignals())).MoveToOuterDisposeScope();
    }
}
