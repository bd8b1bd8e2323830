using System.CommandLine;
using System.Text.Json;
using Genex.Research.Experiments;

namespace Genex.Cli.Verbs;

/// <summary><c>genex doctor</c>: what this machine has of what the project needs, and what to do about the rest.</summary>
public static class DoctorVerb
{
    /// <summary>Without these nothing runs; without the others something is missing or slower, and it says so itself.</summary>
    private static readonly string[] Required = [".NET SDK", "Tensors", "Video"];

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly Option<string> Data = new("--data") { Description = "The study's folder. Default: data/sample", DefaultValueFactory = _ => "data/sample" };
    private static readonly Option<bool> Json = new("--json") { Description = "Print an array of objects instead of lines." };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var command = new Command("doctor", """
            Look at this machine: SDK, native libraries, GPU, video, browser, ffmpeg, Jupyter kernels, data, weights. Each line that is not fine says what to do.

            Exit codes: 0 everything that is needed is there; 1 something is not.

            Examples:
              genex doctor
              genex doctor --data /mnt/study --json
            """)
        {
            Data, Json,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        var items = DoctorChecks.All(arguments.GetValue(Data)!);
        if (arguments.GetValue(Json))
            Console.WriteLine(JsonSerializer.Serialize(items, Web));
        else
            foreach (var item in items)
                Say(item, items.Max(one => one.Item.Length));
        return items.Any(item => !item.Fine && Required.Contains(item.Item)) ? 1 : 0;
    }

    private static void Say(EnvironmentItem item, int width)
    {
        Console.WriteLine($"{(item.Fine ? "ok" : Required.Contains(item.Item) ? "NO" : "--")}  {item.Item.PadRight(width)}  {item.Found}");
        if (!item.Fine)
            Console.WriteLine($"    {new string(' ', width)}  {item.Advice}");
    }
}
