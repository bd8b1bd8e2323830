using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Blocks;

/// <summary>Dropout (Srivastava et al. 2014): in training each value is 0 with a probability, and the others are enlarged so that the mean stays.</summary>
/// <remarks>
/// On a CPU torch draws each value's fate from its one generator, one after the other: 17 ns each, a third of a training step of a small transformer. Here one
/// number of that generator names a stream of <see cref="SeededRandom"/> that fills the mask, at about 1 ns a value; a seed still decides everything, whatever
/// the number of threads. On another device torch's own is used.
/// </remarks>
public sealed class SeededDropout : Module<Tensor, Tensor>
{
    private readonly double probability;

    /// <param name="probability">Of a value to be dropped: 0 to under 1.</param>
    public SeededDropout(double probability) : base(nameof(SeededDropout)) =>
        this.probability = probability is >= 0 and < 1 ? probability
            : throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability of dropping lies from 0 to under 1.");

    /// <inheritdoc/>
    public override Tensor forward(Tensor values) => Of(values, probability, training);

    /// <summary>The same as a function. The caller disposes the result.</summary>
    internal static Tensor Of(Tensor values, double probability, bool training)
    {
        if (!training || probability == 0) return values.alias();
        if (values.device_type != DeviceType.CPU) return functional.dropout(values, probability, training: true);
        using Tensor mask = Mask(values.shape, probability), cast = mask.to(values.dtype);
        return values * cast;
    }

    private static Tensor Mask(long[] shape, double probability)
    {
        using Tensor drawn = randint(1L << 62, [1], ScalarType.Int64);
        SeededRandom random = new(drawn.item<long>());
        Tensor mask = empty(shape, ScalarType.Float32);
        Span<float> cells = MemoryMarshal.Cast<byte, float>(mask.bytes);
        uint dropped = (uint)(probability * (1L << 32));
        int kept = BitConverter.SingleToInt32Bits((float)(1 / (1 - probability)));
        int cell = 0;
        for (; cell + 1 < cells.Length; cell += 2)
        {
            ulong bits = random.NextBits();
            (cells[cell], cells[cell + 1]) = (Fate((uint)bits, dropped, kept), Fate((uint)(bits >> 32), dropped, kept));
        }

        if (cell < cells.Length) cells[cell] = Fate((uint)random.NextBits(), dropped, kept);
        return mask;
    }

    // 0 where the draw is below the border, else what is kept: without a branch, which no processor could foresee.
    private static float Fate(uint draw, uint dropped, int kept) => BitConverter.Int32BitsToSingle((int)~(((long)draw - dropped) >> 63) & kept);
}
