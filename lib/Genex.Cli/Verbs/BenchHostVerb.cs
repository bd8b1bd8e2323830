using System.CommandLine;
using System.Text.Json;
using Genex.Notebooks.Measuring;

namespace Genex.Cli.Verbs;

/// <summary><c>genex bench host</c>: how quick the notebook host is, beside .NET Interactive's C# kernel.</summary>
public static class BenchHostVerb
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print an array of objects instead of lines." };
    private static readonly Option<int> Repetitions = new("--repetitions") { Description = "Kernels to start; the median is given. Default: 3", DefaultValueFactory = _ => 3 };

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        var command = new Command("host", """
            Measure the notebook host as a front end sees it: time to a first result, a warm cell, completion, memory. The baseline is .NET Interactive's C# kernel.

            Examples:
              genex bench host
              genex bench host --json --repetitions 5
            """)
        {
            Json, Repetitions,
        };
        command.SetAction((arguments, cancellationToken) => Task.Run(() => Run(arguments, cancellationToken)));
        return command;
    }

    private static int Run(ParseResult arguments, CancellationToken cancellationToken)
    {
        try
        {
            using var line = new ProgressLine();
            var figures = HostSpeed.Measure(arguments.GetValue(Repetitions), line.Of<string>(text => text), cancellationToken);
            if (arguments.GetValue(Json))
                Console.WriteLine(JsonSerializer.Serialize(figures, Web));
            else
                foreach (var figure in figures)
                    Console.WriteLine($"{figure.Name,-20} {figure.Value,10:0.000} {figure.Unit,-3}{(figure.Baseline is { } other ? $"  .NET Interactive {other:0.###} {figure.Unit}" : "")}");
            return 0;
        }
        catch (ArgumentOutOfRangeException)
        {
            Console.Error.WriteLine("genex bench host: --repetitions is at least 1");
            return 2;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("genex bench host: stopped");
            return 130;
        }
        catch (Exception problem) when (problem is TimeoutException or InvalidOperationException or FileNotFoundException)
        {
            Console.Error.WriteLine("genex bench host: " + problem.Message);
            return 1;
        }
    }
}
