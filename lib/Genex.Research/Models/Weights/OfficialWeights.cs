namespace Genex.Research.Models.Weights;

/// <summary>An ImageNet weights file as its authors publish it.</summary>
/// <param name="Name">What the files are asked for by.</param>
/// <param name="File">Its file name, which holds the first eight hex digits of its SHA-256.</param>
/// <param name="Sha256Prefix">Those digits.</param>
/// <param name="Models">Ids of the models whose body it fills.</param>
public sealed record OfficialWeights(string Name, string File, string Sha256Prefix, IReadOnlyList<string> Models)
{
    /// <summary>Where PyTorch publishes its files.</summary>
    public static Uri Publisher { get; } = new("https://download.pytorch.org/models/");

    /// <summary>Every file that a model of the report starts from.</summary>
    public static IReadOnlyList<OfficialWeights> All { get; } =
    [
        new("resnet50", "resnet50-11ad3fa6.pth", "11ad3fa6", ["A.3"]),
        new("vit_b_16", "vit_b_16-c867db91.pth", "c867db91", ["A.4", "B.3", "B.3t"]),
    ];

    /// <summary>The file that a model starts from; null for those that start from nothing.</summary>
    public static OfficialWeights? For(string modelId) => All.FirstOrDefault(weights => weights.Models.Contains(modelId, StringComparer.OrdinalIgnoreCase));

    /// <summary>The file of this name or file name.</summary>
    /// <exception cref="UnknownNameException">There is none; the message lists the names.</exception>
    public static OfficialWeights Find(string name) => All.FirstOrDefault(weights => weights.Name == name || weights.File == name)
        ?? throw new UnknownNameException("official weights file", name, All.Select(weights => weights.Name));
}
