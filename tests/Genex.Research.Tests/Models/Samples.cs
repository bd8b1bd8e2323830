using Genex.Research.Models;
using Genex.Research.Recordings;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models;

/// <summary>Small random batches and fresh models, all from seeds.</summary>
internal static class Samples
{
    public static EmotionModel Build(ModelDescription description, int targets, int side = 224, long seed = 1)
    {
        manual_seed(seed);
        return description.Create(new ModelSettings(targets, side));
    }

    public static EmotionModel Build(string id, int targets, long seed = 1) => Build(ModelRegistry.Find(id), targets, seed: seed);

    /// <summary>Three in four signals present; NaN where one is missing, so that reading it shows.</summary>
    public static ModelInput Input(int batch, int side, long seed)
    {
        manual_seed(seed);
        Tensor present = rand(batch, PhysicalFeatures.Count) < 0.75;
        Tensor physical = randn(batch, PhysicalFeatures.Count).masked_fill(present.logical_not(), float.NaN);
        return new ModelInput(randn(batch, 3, side, side), physical, present);
    }
}
