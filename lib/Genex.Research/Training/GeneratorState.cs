using System.Buffers.Binary;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>Puts back the state of torch's generator. Libtorch ends the process over a state that it does not take, so it is looked at first.</summary>
/// <remarks>Layout: at::CPUGeneratorImplStateLegacy of ATen/CPUGeneratorImpl.cpp, little endian: the seed (8 bytes), numbers left until the next twist (4),
/// seeded (4), place of the next number (8), 624 numbers of 8 bytes, and what the normal distribution keeps.</remarks>
internal static class GeneratorState
{
    private const int Numbers = 624;

    /// <summary>What is wrong with a state; null when nothing is.</summary>
    public static string? Problem(Tensor state)
    {
        using Tensor own = random.get_rng_state();
        if (state.dtype != own.dtype || state.numel() != own.numel())
            return Invariant($"it has {state.numel()} elements of {state.dtype}; expected {own.numel()} of {own.dtype}");
        ReadOnlySpan<byte> bytes = state.bytes;
        int left = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]), seeded = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        ulong next = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        return seeded == 1 && left is > 0 and <= Numbers && next <= Numbers ? null : "it is no state of a Mersenne twister";
    }

    /// <summary>Puts a state back.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static void Restore(Tensor state)
    {
        if (Problem(state) is { } problem) throw new InvalidDataException($"The random generator's state in the checkpoint cannot be used: {problem}.");
        random.set_rng_state(state);
    }
}
