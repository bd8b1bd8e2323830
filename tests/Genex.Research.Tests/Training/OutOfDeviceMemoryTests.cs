#pragma warning disable CA2201 // what TorchSharp throws

using System.Runtime.InteropServices;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Training;

public sealed class OutOfDeviceMemoryTests
{
    private static readonly TrainingSettings Settings = TrainingPresets.Report("B.1"); // batches of 8

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has a total capacity of 15.77 GiB", "Tried to allocate 2.50 GiB")]
    [InlineData("[enforce fail at alloc_cpu.cpp:128] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 4000000000000 bytes. "
        + "Error code 12", "tried to allocate 4000000000000 bytes")]
    public void A_failed_allocation_says_what_to_lower(string message, string asked)
    {
        OutOfDeviceMemoryException plain = OutOfDeviceMemoryException.From(new ExternalException(message), CPU, Settings, 224)!;
        Assert.Contains(asked, plain.Message, StringComparison.Ordinal);
        Assert.Contains("Lower the batch size from 8 to 4 and raise the accumulated batches from 1 to 2", plain.Message, StringComparison.Ordinal);
        Assert.Contains("224 x 224", plain.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_of_one_leaves_the_frames_to_lower() =>
        Assert.Contains("smaller frames",
            OutOfDeviceMemoryException.From(new ExternalException("CUDA out of memory."), CPU, Settings with { BatchSize = 1 }, 224)!.Message,
            StringComparison.Ordinal);

    [Fact]
    public void What_libtorch_itself_says_is_understood()
    {
        ExternalException thrown = Assert.ThrowsAny<ExternalException>(() => zeros(1L << 45));
        Assert.NotNull(OutOfDeviceMemoryException.From(thrown, CPU, Settings, 224));
    }

    [Fact]
    public void Other_failures_are_left_alone() =>
        Assert.Null(OutOfDeviceMemoryException.From(new ExternalException("mat1 and mat2 shapes cannot be multiplied"), CPU, Settings, 224));
}
