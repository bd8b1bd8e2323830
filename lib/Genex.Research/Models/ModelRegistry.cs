using Genex.Research.Models.Fusion;
using Genex.Research.Models.Sequences;

namespace Genex.Research.Models;

/// <summary>Every architecture, by id.</summary>
public static class ModelRegistry
{
    private const Modalities Both = Modalities.Video | Modalities.Physical;

    /// <summary>In the order of the report's tables; then those that the report does not have.</summary>
    public static IReadOnlyList<ModelDescription> All { get; } =
    [
        new("A.1", "Improved CNN", Modalities.Video, 1, 2_000_993, settings => new ImprovedCnn(settings)),
        new("A.1n", "A.1 without spatial dropout", Modalities.Video, 1, 2_000_993, settings => new ImprovedCnn(settings, spatialDropout: false)),
        new("A.1s", "A.1 as the released script builds it", Modalities.Video, 1, 51_540_225, settings => new ImprovedCnn(settings, released: true)),
        new("A.2", "ViT from scratch", Modalities.Video, 1, 1_963_393, settings => new VisionTransformerFromScratch(settings)),
        new("A.3", "Pretrained ResNet-50", Modalities.Video, 1, 24_688_705, settings => new PretrainedResNet(settings),
            BodyOrigin.Pretrained),
        new("A.4", "Pretrained ViT-B/16", Modalities.Video, 1, 86_325_505, settings => new PretrainedVisionTransformer(settings),
            BodyOrigin.Pretrained),
        new("B.1", "Naive ViT + simple fusion", Both, 17, 2_130_065, settings => new NaiveFusion(settings)),
        new("B.2", "Advanced ViT + cross-modal attention", Both, 17, 8_222_737, settings => new CrossModalFusion(settings)),
        new("B.2t", "B.2 over signal tokens", Both, 17, 8_205_329, settings => new SignalTokenFusion(settings)),
        new("B.3", "Pretrained ViT + advanced fusion", Both, 17, 90_644_207, settings => new PretrainedFusion(settings),
            BodyOrigin.Pretrained),
        new("B.3t", "B.3 over signal tokens", Both, 17, 90_677_999, settings => new PretrainedSignalTokenFusion(settings),
            BodyOrigin.Pretrained),
        new("P.1", "Frozen ResNet-18 + linear head", Modalities.Video, 1, 513, settings => new FrozenBodyHead(settings, signals: false), BodyOrigin.Frozen),
        new("P.2", "Frozen ResNet-18 + linear head + signals", Both, 17, 9_299, settings => new FrozenBodyHead(settings, signals: true), BodyOrigin.Frozen),
        Frozen("F.0", "Frozen ResNet-18, no fusion", 33_937, null),
        Frozen("F.1", "Frozen ResNet-18 + concatenation", 44_369, (width, signals) => new Concatenation(width, signals)),
        Frozen("F.2", "Frozen ResNet-18 + late fusion", 37_201, (width, signals) => new LateSum(width, signals)),
        Frozen("F.3", "Frozen ResNet-18 + weighted sum", 36_115, (width, signals) => new WeightedSum(width, signals)),
        Frozen("F.4", "Frozen ResNet-18 + gated unit", 52_689, (width, signals) => new GatedUnit(width, signals)),
        Frozen("F.5", "Frozen ResNet-18 + low-rank tensor", 69_393, (width, signals) => new LowRankTensor(width, signals)),
        Frozen("F.6", "Frozen ResNet-18 + FiLM", 44_433, (width, signals) => new FeatureModulation(width, signals)),
        Frozen("F.7", "Frozen ResNet-18 + cross-attention", 88_145, (width, signals) => new SignalAttention(width, signals)),
        Frozen("F.8", "Frozen ResNet-18 + bottleneck tokens", 172_369, (width, signals) => new BottleneckTokens(width, signals)),
        Sequence("T.1", "F.1 over time, transformer", 112_081, (width, moments) => new MomentAttention(width, moments)),
        Sequence("T.2", "F.1 over time, convolution", 81_617, (width, _) => new CausalConvolution(width)),
        Sequence("T.3", "F.1 over time, recurrent unit", 69_329, (width, _) => new RecurrentUnit(width)),
    ];

    /// <summary>The architecture with this id, letter case ignored.</summary>
    /// <exception cref="UnknownNameException">There is none; the message lists the ids.</exception>
    public static ModelDescription Find(string id) => All.FirstOrDefault(model => string.Equals(model.Id, id, StringComparison.OrdinalIgnoreCase))
        ?? throw new UnknownNameException("model", id, All.Select(model => model.Id));

    private static ModelDescription Frozen(string id, string name, long parameters, Func<int, int, FusionOperator>? fusion) =>
        new(id, name, fusion is null ? Modalities.Video : Both, 17, parameters, settings => new FrozenFusion(settings, fusion), BodyOrigin.Frozen);

    private static ModelDescription Sequence(string id, string name, long parameters, Func<int, int, SequenceOperator> over) =>
        new(id, name, Both, 17, parameters, settings => new FrozenSequence(settings, over), BodyOrigin.Frozen);
}
