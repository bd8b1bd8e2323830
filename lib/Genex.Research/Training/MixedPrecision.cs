using Genex.Research.Natives;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Training;

/// <summary>While it lives, products and convolutions compute in bfloat16; weights, normalisations and losses stay in 32 bits (torch.autocast).</summary>
/// <remarks>
/// TorchSharp has no autocast of its own; libtorch's switches (at::autocast) are called by their names in its library. bfloat16 has the exponent range of
/// 32-bit floats, so gradients need no scaling.
/// GPUs before compute capability 8.0 do it without tensor cores: right, and slow.
/// </remarks>
internal sealed unsafe class MixedPrecision : IDisposable
{
    private static readonly Lazy<Switches> Torch = new(() => new Switches());
    private readonly byte device;

    private MixedPrecision(DeviceType kind)
    {
        device = (byte)kind;
        Torch.Value.SetType(device, (byte)ScalarType.BFloat16);
        Torch.Value.SetEnabled(device, 1);
        _ = Torch.Value.Nest();
    }

    /// <summary>Begins on a CUDA device; null on any other, where it would gain nothing.</summary>
    public static MixedPrecision? On(Device device) => device.type == DeviceType.CUDA ? new(DeviceType.CUDA) : null;

    /// <summary>Begins where bfloat16 is asked for; null for 32 bits.</summary>
    public static MixedPrecision? Of(InferencePrecision precision, Device device) => precision == InferencePrecision.BFloat16 ? new(device.type) : null;

    /// <summary>Begins on any kind of device.</summary>
    internal static MixedPrecision Of(DeviceType kind) => new(kind);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Casts of weights are kept while the outermost scope lives; the next step's weights are others.
        if (Torch.Value.Unnest() == 0) Torch.Value.ClearCache();
        Torch.Value.SetEnabled(device, 0);
    }

    private sealed record Switches
    {
        private readonly IntPtr setEnabled = LoadedTorch.Function("_ZN2at8autocast20set_autocast_enabledEN3c1010DeviceTypeEb");
        private readonly IntPtr setType = LoadedTorch.Function("_ZN2at8autocast18set_autocast_dtypeEN3c1010DeviceTypeENS1_10ScalarTypeE");
        private readonly IntPtr nest = LoadedTorch.Function("_ZN2at8autocast17increment_nestingEv");
        private readonly IntPtr unnest = LoadedTorch.Function("_ZN2at8autocast17decrement_nestingEv");
        private readonly IntPtr clearCache = LoadedTorch.Function("_ZN2at8autocast11clear_cacheEv");

        public void SetEnabled(byte device, byte on) => ((delegate* unmanaged<byte, byte, void>)setEnabled)(device, on);

        public void SetType(byte device, byte type) => ((delegate* unmanaged<byte, byte, void>)setType)(device, type);

        public int Nest() => ((delegate* unmanaged<int>)nest)();

        public int Unnest() => ((delegate* unmanaged<int>)unnest)();

        public void ClearCache() => ((delegate* unmanaged<void>)clearCache)();
    }
}
