using System.Runtime.Intrinsics.X86;

namespace Genex.Research.Natives;

/// <summary>Keeps libtorch off oneDNN, its library of convolutions, where that is not safe.</summary>
/// <remarks>
/// oneDNN divides its work by the sizes of the processor's caches. Some virtual machines do not tell them (CPUID leaf 4, on AMD 0x8000001D, is empty). There
/// libtorch 2.10 was seen to end the process with a division by zero in a 1 x 1 convolution of ResNet-50, and to give wrong products for 140 of 1,300 shapes of
/// 1 x 1 convolutions. Without oneDNN convolutions take one and a half times to twice as long, and are right.
/// </remarks>
internal static unsafe class OneDnn
{
    private static readonly Lazy<string> State = new(Settle);

    /// <summary>Decides once per process, before the first convolution.</summary>
    /// <returns>What was decided and why, for the environment's table.</returns>
    public static string Ensure() => State.Value;

    /// <summary>Whether the processor tells how large its caches are.</summary>
    internal static bool CachesAreTold()
    {
        if (!X86Base.IsSupported) return true; // not this library's x86 kernels
        (_, int ebx, _, _) = X86Base.CpuId(0, 0);
        const int amd = 0x68747541, hygon = 0x6f677948; // "Auth", "Hygo": how the vendors' names begin
        int leaf = ebx is amd or hygon ? unchecked((int)0x8000001D) : 4;
        return (X86Base.CpuId(leaf, 0).Eax & 0x1F) != 0;
    }

    private static string Settle()
    {
        string wish = EnvironmentVariables.OneDnn.Value?.Trim().ToLowerInvariant() ?? "auto";
        bool use = wish switch
        {
            "auto" => CachesAreTold(),
            "on" => true,
            "off" => false,
            _ => throw new ArgumentException($"{EnvironmentVariables.OneDnn.Name} is \"{wish}\"; expected auto (where it is safe), on or off."),
        };
        if (!use)
        {
            IntPtr context = ((delegate* unmanaged<IntPtr>)LoadedTorch.Function("_ZN2at13globalContextEv"))();
            ((delegate* unmanaged<IntPtr, byte, void>)LoadedTorch.Function("_ZN2at7Context20setUserEnabledMkldnnEb"))(context, 0);
            // The next in line asks for the caches as well, finds none, and says so on standard error before every convolution.
            ((delegate* unmanaged<IntPtr, byte, void>)LoadedTorch.Function("_ZN2at7Context20setUserEnabledNNPACKEb"))(context, 0);
        }

        return wish != "auto" ? $"oneDNN {(use ? "on" : "off")} ({EnvironmentVariables.OneDnn.Name})"
            : use ? "oneDNN on" : "oneDNN off: this processor does not tell the sizes of its caches, and convolutions would be wrong or end the process";
    }
}
