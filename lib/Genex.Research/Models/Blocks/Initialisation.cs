using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Genex.Research.Models.Blocks;

/// <summary>How fresh weights are drawn where a model of the report draws them differently from the layers' own defaults.</summary>
internal static class Initialisation
{
    /// <summary>The fusion models': Xavier-uniform linear layers with zero biases, convolutions normal with variance 2 / fan-out.</summary>
    public static void Xavier(nn.Module model) => Each(model,
        linear => init.xavier_uniform_(linear.weight),
        convolution => init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU));

    /// <summary>Linear layers and attention's projections normal with this standard deviation and zero biases; convolutions stay as they are.</summary>
    /// <remarks>The release calls <c>trunc_normal_</c>, whose default limits of -2 and 2 lie a hundred standard deviations away.</remarks>
    public static void Normal(nn.Module model, double deviation)
    {
        Each(model, linear => init.normal_(linear.weight, 0, deviation), convolution => null);
        foreach (Attention attention in model.modules().OfType<Attention>())
            attention.DrawNormal(deviation);
    }

    /// <summary>Convolutions normal with variance 2 / fan-out, as torchvision draws those of a ResNet; linear layers stay as they are.</summary>
    public static void Convolutions(nn.Module model) => Each(model,
        linear => null,
        convolution => init.kaiming_normal_(convolution.weight, mode: init.FanInOut.FanOut, nonlinearity: init.NonlinearityType.ReLU));

    private static void Each(nn.Module model, Func<Linear, Tensor?> drawLinear, Func<Conv2d, Tensor?> drawConvolution)
    {
        using IDisposable untracked = no_grad();
        foreach (Module module in model.modules().Prepend(model))
        {
            if (module is Linear linear && drawLinear(linear) is not null && linear.bias is not null)
                init.zeros_(linear.bias);
            if (module is Conv2d convolution && drawConvolution(convolution) is not null && convolution.bias is not null)
                init.zeros_(convolution.bias);
        }
    }
}
