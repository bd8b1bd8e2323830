using Genex.Research.Recordings;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Fusion;

/// <summary>F.5: the tensor product of both embeddings, each with a 1 beside it, through a weight tensor of low rank.</summary>
/// <remarks>h = sum over r of (V_r [v; 1]) * (S_r [s; 1]); a rank of <see cref="Rank"/>. Source: Liu et al. 2018, "Efficient low-rank multimodal fusion with
/// modality-specific factors".</remarks>
public sealed class LowRankTensor : FusionOperator
{
    /// <summary>Number of factors.</summary>
    public const int Rank = 4;

    private readonly SignalEmbedding signals;
    private readonly Linear ofVideo, ofSignals; // a bias is the factor of the 1

    /// <param name="width">Size of an embedding and of the result.</param>
    /// <param name="signals">S, number of signals.</param>
    public LowRankTensor(int width, int signals = PhysicalFeatures.Count) : base(nameof(LowRankTensor), width)
    {
        this.signals = new SignalEmbedding(width, signals);
        ofVideo = Linear(width, Rank * width);
        ofSignals = Linear(width, Rank * width);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public override Tensor forward(FusionInput input)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor factors = ofVideo.call(input.Video) * ofSignals.call(signals.call(input.Signals)); // (B, R W)
        return factors.reshape(-1, Rank, Output).sum(1).MoveToOuterDisposeScope();
    }
}
