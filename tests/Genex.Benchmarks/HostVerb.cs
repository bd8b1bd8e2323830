using System.CommandLine;
using System.Text.Json;
using Genex.Benchmarks.Host;
using Genex.Cli.Frame;
using Genex.Cli.Options;
using Genex.Cli.Output;

namespace Genex.Benchmarks;

/// <summary><c>host</c>: how quick the notebook host is, beside .NET Interactive's C# kernel.</summary>
internal static class HostVerb
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private static readonly Option<int> Repetitions =
        new("--repetitions") { Description = "Kernels to start; the median is given.", DefaultValueFactory = _ => 3 };

    private static readonly Option<int> Interrupts =
        new("--interrupts") { Description = "Instead: interrupt every kind of running code so many times at 0.5, 1.2 and 3 s, and count what dies." };

    private static readonly Option<string?> Only = new Option<string?>("--only")
    {
        Description = $"With --interrupts, one kind of code: {string.Join(", ", InterruptTrials.Names)}.",
    }.AcceptOnlyFromAmong([.. InterruptTrials.Names]);

    public static Verb Create() => new Verb("host", "Measure the notebook host as a front end sees it.", """
        Time to a first result, a warm cell, completion, memory; completion after 250 mixed cells and memory after 850. The baseline is .NET Interactive's C#
        kernel.

        Examples:
          environment/genex bench host
          environment/genex bench host --json --repetitions 5
          environment/genex bench host --interrupts 20
          environment/genex bench host --interrupts 20 --only regex
        """) { Common.Json, Repetitions, Interrupts, Only }.Does(Run);

    private static int Run(ParseResult result, CancellationToken cancellation)
    {
        if (result.GetValue(Repetitions) < 1) throw new ArgumentException("--repetitions is at least 1");
        if (result.GetValue(Interrupts) is > 0 and var trials)
            return InterruptTrials.Run(trials, result.GetValue(Only), Console.Out, cancellation) ? ExitCode.Done : ExitCode.Failed;
        IReadOnlyList<HostFigure> figures;
        using (ProgressLine line = new())
            figures = HostSpeed.Measure(result.GetValue(Repetitions), line.Steps(), cancellation);
        if (result.GetValue(Common.Json)) Console.WriteLine(JsonSerializer.Serialize(figures, Web));
        else
            foreach (HostFigure figure in figures)
            {
                string beside = figure.Baseline is { } other ? Invariant($"  .NET Interactive {other:0.###} {figure.Unit}") : "";
                Console.WriteLine(Invariant($"{figure.Name,-20} {figure.Value,10:0.000} {figure.Unit,-3}{beside}"));
            }

        return ExitCode.Done;
    }
}
