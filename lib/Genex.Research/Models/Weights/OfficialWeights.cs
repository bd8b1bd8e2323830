namespace Genex.Research.Models.Weights;

/// <summary>An ImageNet weights file as its authors publish it.</summary>
/// <param name="Name">What the files are asked for by.</param>
/// <param name="File">Its file name, which holds the first eight hex digits of its SHA-256.</param>
/// <param name="Sha256">Its whole SHA-256, 64 hex digits; eight of them could be hit by a file made for it.</param>
/// <param name="Bytes">Its length: more is never fetched.</param>
/// <param name="Models">Ids of the models whose body it fills.</param>
public sealed record OfficialWeights(string Name, string File, string Sha256, long Bytes, IReadOnlyList<string> Models)
{
    /// <summary>Where PyTorch publishes its files.</summary>
    public static Uri Publisher { get; } = new("https://download.pytorch.org/models/");

    /// <summary>Every file that a model of the report starts from.</summary>
    public static IReadOnlyList<OfficialWeights> All { get; } =
    [
        new("resnet50", "resnet50-11ad3fa6.pth", "11ad3fa62ca79e40addfd354a8ec4b7c75143b3038b8d2a807fbc68deab379ca", 102_540_417, ["A.3"]),
        new("vit_b_16", "vit_b_16-c867db91.pth", "c867db91d3e12c6cbadabb610d73c24a546bf82d8c03a9fea34f43a712ddb0e9", 346_328_529, ["A.4", "B.3", "B.3t"]),
    ];

    /// <summary>The file that a model starts from; null for those that start from nothing.</summary>
    public static OfficialWeights? For(string modelId) => All.FirstOrDefault(weights => weights.Models.Contains(modelId, StringComparer.OrdinalIgnoreCase));

    /// <summary>The file of this name or file name.</summary>
    /// <exception cref="UnknownNameException">There is none; the message lists the names.</exception>
    public static OfficialWeights Find(string name) => All.FirstOrDefault(weights => weights.Name == name || weights.File == name)
        ?? throw new UnknownNameException("official weights file", name, All.Select(weights => weights.Name));
}
