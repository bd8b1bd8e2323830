using System.CommandLine;
using Genex.Research.Models.Weights;

namespace Genex.Cli.Verbs;

/// <summary><c>genex weights</c>: the official ImageNet files.</summary>
public static class WeightsVerbs
{
    private const string Description = """
        The official ImageNet weights: which there are, fetching them, checking them.

        They lie in the folder that GENEX_WEIGHTS names, or in the user's folder for application data. Only fetch uses the network.

        Examples:
          genex weights list
          genex weights fetch vit_b_16
          genex weights import ~/Downloads/resnet50-11ad3fa6.pth
          genex weights verify
        """;

    /// <summary>The verb with its parts.</summary>
    public static Command Create() => new("weights", Description) { List(), Fetch(), Verify(), Import() };

    private static Command List()
    {
        var command = new Command("list", "List the official files and whether they are there. Example: genex weights list");
        command.SetAction(_ =>
        {
            foreach (var weights in OfficialWeights.All)
                Console.WriteLine($"{weights.Name,-10} {weights.File,-24} for {string.Join(", ", weights.Models),-14} {WeightsStore.Default.Find(weights) ?? "not there"}");
            return 0;
        });
        return command;
    }

    private static Command Verify()
    {
        var command = new Command("verify", "Check every file that is there against its checksum. Example: genex weights verify");
        command.SetAction(_ => Guard(() =>
        {
            foreach (var weights in OfficialWeights.All)
            {
                if (WeightsStore.Default.Find(weights) is { } path)
                {
                    WeightsChecksum.Require(path, weights.Sha256Prefix);
                    Console.WriteLine($"{path}: right");
                }
                else
                {
                    Console.WriteLine($"{weights.File}: not there");
                }
            }
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Import()
    {
        var source = new Argument<string>("file") { Description = "An official file, under its official name." };
        var command = new Command("import", "Copy a local file into the weights folder. Example: genex weights import resnet50-11ad3fa6.pth") { source };
        command.SetAction(result => Guard(() =>
        {
            string path = result.GetRequiredValue(source);
            Console.WriteLine(WeightsStore.Default.Import(OfficialWeights.Find(Path.GetFileName(path)), path));
            return Task.CompletedTask;
        }));
        return command;
    }

    private static Command Fetch()
    {
        var name = new Argument<string>("name") { Description = "resnet50 or vit_b_16." };
        var from = new Option<Uri>("--from") { Description = "Another publisher's folder; the checksum stays the same.", DefaultValueFactory = _ => OfficialWeights.Publisher };
        var command = new Command("fetch", "Fetch an official file over HTTPS, resuming an earlier attempt. Example: genex weights fetch vit_b_16") { name, from };
        command.SetAction((result, cancellation) => Guard(async () =>
        {
            var weights = OfficialWeights.Find(result.GetRequiredValue(name));
            string target = WeightsStore.Default.PathOf(weights);
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
            using ProgressLine line = new();
            await new WeightsDownload(client).FetchAsync(new Uri(result.GetRequiredValue(from), weights.File), target, weights.Sha256Prefix,
                line.Of<DownloadProgress>(at => at.Total is { } total ? $"{at.Received / 1e6:0.0} of {total / 1e6:0.0} MB" : $"{at.Received / 1e6:0.0} MB"), cancellation);
            Console.WriteLine(target);
        }));
        return command;
    }

    private static async Task<int> Guard(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Cancelled; what has come so far is kept for the next time.");
            return 130;
        }
        catch (Exception problem) when (problem is ArgumentException or IOException or UnauthorizedAccessException or HttpRequestException)
        {
            Console.Error.WriteLine(ProblemText.Of(problem));
            return 2;
        }
    }
}
