namespace Genex.Research.Models.Weights;

/// <summary>What a model starts from, in words that every table, chart and notebook repeats.</summary>
/// <param name="Pretrained">Whether its body was filled from an official file.</param>
/// <param name="Note">"ImageNet weights (resnet50-11ad3fa6.pth)", "random weights (…)".</param>
public sealed record InitialWeights(bool Pretrained, string Note)
{
    /// <summary>Fills a fresh model's body from the store, where the model has an official file and the store holds it.</summary>
    /// <param name="model">With fresh weights; stays so where there is nothing to load.</param>
    /// <param name="modelId">"A.3".</param>
    /// <param name="store">Default: <see cref="WeightsStore.Default"/>.</param>
    /// <exception cref="WeightsFormatException">The file is there and is not the official one, or is damaged.</exception>
    public static InitialWeights Load(EmotionModel model, string modelId, WeightsStore? store = null)
    {
        if (OfficialWeights.For(modelId) is not { } official)
            return new InitialWeights(false, "random weights (trained from nothing, as in the report)");
        if ((store ?? WeightsStore.Default).Find(official) is not { } path)
            return new InitialWeights(false, $"random weights ({official.File} is not there: genex weights fetch {official.Name})");
        WeightsChecksum.Require(path, official.Sha256);
        using var file = WeightsFile.Open(path);
        ModelWeights.LoadBody(model.Body, file);
        return new InitialWeights(true, $"ImageNet weights ({official.File})");
    }
}
