using System.Globalization;
using TorchSharp;

namespace Genex.Research.Experiments;

/// <summary>Reads the name of a device, as notebooks and the command line take it.</summary>
public static class ComputeDevice
{
    /// <summary>The device with this name.</summary>
    /// <param name="name">"auto" (the GPU where there is one, else the CPU), "cpu", "cuda", or "cuda:1" for the second GPU.</param>
    /// <exception cref="ArgumentException">The name is none of these, or there is no such device here; the message says what to do.</exception>
    public static torch.Device Parse(string name)
    {
        string wanted = name.Trim().ToLowerInvariant();
        if (wanted == "cpu" || (wanted == "auto" && !torch.cuda.is_available())) return torch.CPU;
        if (wanted == "auto") return torch.CUDA;
        int index = wanted == "cuda" ? 0 : wanted.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(wanted.AsSpan(5), CultureInfo.InvariantCulture, out int given) && given >= 0 ? given
            : throw new ArgumentException($"There is no device called \"{name}\"; expected auto, cpu, cuda or cuda:N.", nameof(name));
        int found = torch.cuda.is_available() ? torch.cuda.device_count() : 0;
        return index < found ? new torch.Device(DeviceType.CUDA, index)
            : throw new ArgumentException(
                Invariant($"Device \"{name}\" asks for GPU {index}, and TorchSharp sees {found} here; environment/CUDA.md says how to build for a GPU."),
                nameof(name));
    }
}
