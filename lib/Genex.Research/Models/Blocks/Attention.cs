using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Blocks;

/// <summary>Multi-head scaled dot-product attention (Vaswani et al. 2017), with the parameter names and layout of PyTorch's
/// <c>nn.MultiheadAttention</c>.</summary>
/// <remarks>
/// Query (B, Q, width), memory (B, M, width), and optionally which memories are there (B, M); returns (B, Q, width).
/// A query that finds no memory present gets zeros before the output projection.
/// The fused kernel is used unless the weights are watched (<see cref="AttentionTrace"/>), memories can be missing, weights are dropped on a CPU (torch then
/// takes its slow way, see <see cref="SeededDropout"/>), or there is one memory only:
/// a softmax over one element is exactly 1 and has exactly no gradient, which a fused kernel gives up to rounding.
/// </remarks>
public sealed class Attention : Module<Tensor, Tensor, Tensor?, Tensor>
{
    // Nothing beside any score after the softmax, and within the range of bfloat16, which ends a little before that of 32 bits.
    private const float Masked = -1e30f;

    private readonly int heads;
    private readonly double dropout;

    [ComponentName(Name = "in_proj_weight")]
    private readonly Parameter weight;

    [ComponentName(Name = "in_proj_bias")]
    private readonly Parameter? bias;

    [ComponentName(Name = "out_proj")]
    private readonly Linear output;

    /// <param name="width">Size of a token; a multiple of the heads.</param>
    /// <param name="heads">Number of heads.</param>
    /// <param name="dropout">Probability that an attention weight is dropped in training. Default 0.</param>
    /// <param name="bias">Whether query, key and value have a bias. Default yes.</param>
    /// <exception cref="ArgumentException">The width is not a multiple of the heads.</exception>
    public Attention(long width, int heads, double dropout = 0, bool bias = true) : base(nameof(Attention))
    {
        if (heads < 1 || width % heads != 0)
            throw new ArgumentException(Invariant($"A width of {width} cannot be split over {heads} heads."), nameof(heads));
        this.heads = heads;
        this.dropout = dropout;
        weight = new Parameter(init.xavier_uniform_(empty(3 * width, width)));
        this.bias = bias ? new Parameter(zeros(3 * width)) : null;
        output = Linear(width, width);
        RegisterComponents();
        using IDisposable untracked = no_grad();
        init.zeros_(output.bias);
    }

    /// <summary>Number of heads.</summary>
    internal int Heads => heads;

    /// <summary>Where weights are written while they are watched; null otherwise.</summary>
    internal AttentionTrace? Trace { get; set; }

    /// <summary>Draws query, key and value weights as three matrices of their own, Xavier-uniform, instead of as one of three times the height.</summary>
    internal void DrawEachProjection()
    {
        using IDisposable untracked = no_grad();
        foreach (Tensor projection in weight.chunk(3))
            init.xavier_uniform_(projection);
    }

    /// <summary>Draws query, key and value weights normal with this standard deviation.</summary>
    internal void DrawNormal(double deviation)
    {
        using IDisposable untracked = no_grad();
        init.normal_(weight, 0, deviation);
    }

    /// <summary>Attention of every query over the memory. The caller disposes the result.</summary>
    /// <param name="query">(B, Q, width); the same object as <paramref name="memory"/> for self-attention, which then needs one product instead of two.</param>
    /// <param name="memory">(B, M, width): keys and values.</param>
    /// <param name="present">(B, M) bool, false where a memory is missing; null when all are there.</param>
    public override Tensor forward(Tensor query, Tensor memory, Tensor? present)
    {
        using DisposeScope scope = NewDisposeScope();
        (Tensor q, Tensor k, Tensor v) = ReferenceEquals(query, memory) ? Split(functional.linear(query, weight, bias), 3) switch
        {
            var all => (all[0], all[1], all[2]),
        } : Project(query, memory);
        bool drops = training && dropout > 0 && query.device_type == DeviceType.CPU;
        Tensor mixed = Trace is null && present is null && memory.shape[1] > 1 && !drops
            ? functional.scaled_dot_product_attention(q, k, v, p: training ? dropout : 0)
            : Weigh(q, k, v, present);                                              // (B, heads, Q, width / heads)
        mixed = mixed.transpose(1, 2).reshape(query.shape[0], query.shape[1], -1);    // (B, Q, width)
        return output.call(mixed).MoveToOuterDisposeScope();
    }

    private (Tensor Q, Tensor K, Tensor V) Project(Tensor query, Tensor memory)
    {
        long width = weight.shape[1];
        Tensor[] q = Split(functional.linear(query, weight[..(int)width], bias?[..(int)width]), 1);
        Tensor[] kv = Split(functional.linear(memory, weight[(int)width..], bias?[(int)width..]), 2);
        return (q[0], kv[0], kv[1]);
    }

    // (B, T, parts * width) -> parts of (B, heads, T, width / heads)
    private Tensor[] Split(Tensor projected, int parts) =>
        projected.reshape(projected.shape[0], projected.shape[1], parts, heads, -1).permute(2, 0, 3, 1, 4).unbind(0);

    private Tensor Weigh(Tensor q, Tensor k, Tensor v, Tensor? present)
    {
        Tensor scores = (q * (1 / Math.Sqrt(q.shape[3]))).matmul(k.transpose(2, 3));    // (B, heads, Q, M)
        Tensor? there = present?.reshape(present.shape[0], 1, 1, present.shape[1]);
        if (there is not null)
            scores = scores.masked_fill(there.logical_not(), Masked);
        Tensor weights = functional.softmax(scores, 3);
        if (there is not null)
            weights = weights * there; // a row without any memory is uniform after the softmax: zero, not an average of what is missing
        Trace?.Record(this, weights);
        return SeededDropout.Of(weights, dropout, training).matmul(v);
    }
}
