using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Cli.Output;
using Genex.Research.Models.Weights;

namespace Genex.Cli.Verbs;

/// <summary><c>genex weights</c>: the official ImageNet files.</summary>
internal static class WeightsVerbs
{
    private static readonly Argument<string> Name = new("name") { Description = "resnet50 or vit_b_16." };
    private static readonly Argument<string> Source = new("file") { Description = "An official file, under its official name." };
    private static readonly Option<string> From = new("--from")
    {
        Description = "Another publisher's folder, as https://mirror.example.org/models; the checksum stays the same.",
        DefaultValueFactory = _ => OfficialWeights.Publisher.ToString(),
    };

    public static Verb Create() => new("weights", "List, fetch and check the official ImageNet weights.", """
        They lie in the folder that GENEX_WEIGHTS names, or in the user's folder for application data. Only fetch uses the network.

        Examples:
          genex weights list
          genex weights fetch vit_b_16
          genex weights import ~/Downloads/resnet50-11ad3fa6.pth
          genex weights verify
        """)
    {
        new Verb("list", "List the official files and whether they are there.", "Example:\n  genex weights list").Does(List),
        new Verb("fetch", "Fetch an official file over HTTPS, resuming an earlier attempt.",
            "Examples:\n  genex weights fetch vit_b_16\n  genex weights fetch resnet50 --from https://mirror.example.org/models",
            "what has come so far is kept for the next time")
        {
            Name, From,
        }.Does(FetchAsync),
        new Verb("verify", "Check every file that is there against its checksum.", "Example:\n  genex weights verify").Does(Verify),
        new Verb("import", "Copy a local file into the weights folder.", "Example:\n  genex weights import resnet50-11ad3fa6.pth") { Source }.Does(Import),
    };

    private static int List(ParseResult result)
    {
        foreach (OfficialWeights weights in OfficialWeights.All)
            Console.WriteLine(
                $"{weights.Name,-10} {weights.File,-24} for {string.Join(", ", weights.Models),-14} {WeightsStore.Default.Find(weights) ?? "not there"}");
        return ExitCode.Done;
    }

    private static int Verify(ParseResult result)
    {
        foreach (OfficialWeights weights in OfficialWeights.All)
        {
            string? path = WeightsStore.Default.Find(weights);
            if (path is not null) WeightsChecksum.Require(path, weights.Sha256);
            Console.WriteLine(path is null ? $"{weights.File}: not there" : $"{path}: right");
        }

        return ExitCode.Done;
    }

    private static int Import(ParseResult result)
    {
        string path = result.GetRequiredValue(Source);
        Console.WriteLine(WeightsStore.Default.Import(OfficialWeights.Find(Path.GetFileName(path)), path));
        return ExitCode.Done;
    }

    private static async Task<int> FetchAsync(ParseResult result, CancellationToken cancellation)
    {
        OfficialWeights weights = OfficialWeights.Find(result.GetRequiredValue(Name));
        string target = WeightsStore.Default.PathOf(weights);
        string folder = result.GetRequiredValue(From);
        if (!Uri.TryCreate($"{folder.TrimEnd('/')}/{weights.File}", UriKind.Absolute, out Uri? source))
            throw new FormatException($"--from {folder}: expected the address of a folder, as {OfficialWeights.Publisher}.");
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromMinutes(30) };
        using (ProgressLine line = new())
            await new WeightsDownload(client) { MostBytes = weights.Bytes }
                .FetchAsync(source, target, weights.Sha256, line.Downloading(), cancellation);
        Console.WriteLine(target);
        return ExitCode.Done;
    }
}
