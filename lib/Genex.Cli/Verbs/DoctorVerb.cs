using System.CommandLine;
using System.Text.Json;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;
using Genex.Research.Experiments;

namespace Genex.Cli.Verbs;

/// <summary><c>genex doctor</c>: what this machine has of what the project needs, and what to do about the rest.</summary>
internal static class DoctorVerb
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Verb Create() => new Verb("doctor", "Look at this machine, and say what to do about what is missing.", """
        SDK, native libraries, GPU, video, browser, ffmpeg, Jupyter kernels, data, weights. Each line that is not fine says what to do.

        Exit codes: 0 everything that is needed is there; 1 something is not.

        Examples:
          genex doctor
          genex doctor --data /mnt/study --json
        """) { Common.Data, Common.Json }.Does(Run);

    private static int Run(ParseResult result)
    {
        IReadOnlyList<EnvironmentItem> items = DoctorChecks.All(result.GetRequiredValue(Common.Data));
        if (result.GetValue(Common.Json)) Console.WriteLine(JsonSerializer.Serialize(items, Web));
        else
            foreach (EnvironmentItem item in items)
                Say(item, items.Max(one => one.Item.Length));
        return items.Any(item => !item.Fine && item.Needed) ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Say(EnvironmentItem item, int width)
    {
        Console.WriteLine(Terminal.Wrap(item.Found, $"{(item.Fine ? "ok" : item.Needed ? "NO" : "--")}  {item.Item.PadRight(width)}  "));
        if (!item.Fine) Console.WriteLine(Terminal.Wrap(item.Advice, new string(' ', width + 6)));
    }
}
