namespace Genex.Research.Models;

/// <summary>Every architecture, by id.</summary>
public static class ModelRegistry
{
    private const Modalities Both = Modalities.Video | Modalities.Physical;

    /// <summary>In the order of the report's tables.</summary>
    public static IReadOnlyList<ModelDescription> All { get; } =
    [
        new("A.1", "Improved CNN", Modalities.Video, 1, 2_000_993, settings => new ImprovedCnn(settings)),
        new("A.2", "ViT from scratch", Modalities.Video, 1, 1_963_393, settings => new VisionTransformerFromScratch(settings)),
        new("A.3", "Pretrained ResNet-50", Modalities.Video, 1, 24_688_705, settings => new PretrainedResNet(settings)),
        new("A.4", "Pretrained ViT-B/16", Modalities.Video, 1, 86_325_505, settings => new PretrainedVisionTransformer(settings)),
        new("B.1", "Naive ViT + simple fusion", Both, 17, 2_130_065, settings => new NaiveFusion(settings)),
        new("B.2", "Advanced ViT + cross-modal attention", Both, 17, 8_222_737, settings => new CrossModalFusion(settings)),
        new("B.2t", "B.2 over signal tokens", Both, 17, 8_205_329, settings => new SignalTokenFusion(settings)),
        new("B.3", "Pretrained ViT + advanced fusion", Both, 17, 90_644_207, settings => new PretrainedFusion(settings)),
        new("B.3t", "B.3 over signal tokens", Both, 17, 90_677_999, settings => new PretrainedSignalTokenFusion(settings)),
    ];

    /// <summary>The architecture with this id, letter case ignored.</summary>
    /// <exception cref="UnknownNameException">There is none; the message lists the ids.</exception>
    public static ModelDescription Find(string id) => All.FirstOrDefault(model => string.Equals(model.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UnknownNameException("model", id, All.Select(model => model.Id));
}
