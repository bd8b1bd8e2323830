using Genex.Research.Experiments;
using TorchSharp;

namespace Genex.Research.Tests.Experiments;

public class ComputeDeviceTests
{
    [Fact]
    public void The_cpu_is_always_there_and_auto_takes_what_there_is()
    {
        Assert.Equal(DeviceType.CPU, ComputeDevice.Parse(" CPU ").type);
        Assert.Equal(torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, ComputeDevice.Parse("auto").type);
    }

    [Theory, InlineData("gpu"), InlineData("cuda:-1"), InlineData("cuda:x"), InlineData("")]
    public void A_name_of_no_device_lists_the_names(string name) =>
        Assert.Contains("expected auto, cpu, cuda or cuda:N", Assert.Throws<ArgumentException>(() => ComputeDevice.Parse(name)).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_gpu_that_is_not_there_is_refused() =>
        Assert.Contains("asks for GPU 99", Assert.Throws<ArgumentException>(() => ComputeDevice.Parse("cuda:99")).Message, StringComparison.Ordinal);
}
