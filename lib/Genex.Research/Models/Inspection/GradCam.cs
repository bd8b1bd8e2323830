using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Models.Inspection;

/// <summary>Which regions of a frame raise a logit, in a convolutional model (Grad-CAM; Selvaraju et al. 2017).</summary>
public static class GradCam
{
    /// <summary>The last convolution maps, weighted by the mean gradient of a logit with respect to each and cut at zero.</summary>
    /// <param name="model">A.1 or A.3: a body whose last stage pools maps; runs in evaluation mode and is left as it was, its gradients included.</param>
    /// <param name="input">A batch.</param>
    /// <param name="target">Which logit, 0 to K - 1.</param>
    /// <returns>(B, h, w), not negative, on the grid of the last maps (H/8 for A.1, H/32 for A.3). The caller disposes it.</returns>
    /// <exception cref="ArgumentException">The body's last stage does not take maps (B, C, h, w).</exception>
    public static Tensor Of(EmotionModel model, ModelInput input, int target)
    {
        using DisposeScope scope = NewDisposeScope();
        int boundary = model.Body.Stages.Count - 1;
        using EvaluationMode evaluating = new(model);
        Tensor maps;
        using (no_grad())
            maps = model.Prefix(input.Video, boundary);
        if (maps.dim() != 4)
            throw new ArgumentException($"{model.GetName()} has no convolution maps before its last stage.", nameof(model));
        maps = maps.detach().requires_grad_();
        Tensor logit = model.FromPrefix(maps, input, boundary)[.., target].sum();
        Tensor gradient = autograd.grad([logit], [maps])[0];                        // (B, C, h, w)
        return (gradient.mean([2, 3], keepdim: true) * maps).sum(1).relu().detach().MoveToOuterDisposeScope();
    }
}
