using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using DuckDB.NET.Data;
using Genex.Cli.Options;

namespace Genex.Cli.Frame;

/// <summary>Runs a verb's work; what goes wrong becomes one sentence on standard error and an exit code. No verb catches anything for this.</summary>
/// <param name="work">Returns the exit code.</param>
/// <param name="whenCancelled">What is left when it is cancelled, as the end of a sentence.</param>
internal sealed class Guard(Func<ParseResult, CancellationToken, Task<int>> work, string whenCancelled = "nothing was written") : AsynchronousCommandLineAction
{
    public Guard(Action<ParseResult> work) : this((result, _) =>
    {
        work(result);
        return Task.FromResult(ExitCode.Done);
    })
    {
    }

    /// <inheritdoc/>
    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        try
        {
            return await work(parseResult, cancellationToken);
        }
        catch (Exception problem)
        {
            return Say(NameOf(parseResult.CommandResult), problem, whenCancelled, parseResult.GetValue(Common.Verbose));
        }
    }

    /// <summary>Says what went wrong.</summary>
    /// <returns>The exit code.</returns>
    public static int Say(string verb, Exception problem, string whenCancelled = "", bool verbose = false)
    {
        if (problem is AggregateException several) problem = several.Flatten().InnerExceptions[0];
        int? code = ExitCode.Of(problem);
        Console.Error.WriteLine($"{verb}: " + code switch
        {
            ExitCode.Cancelled => $"cancelled; {whenCancelled}.",
            null => $"a defect of this program, not of what it was given: {problem.GetType().Name}: "
                + $"{problem.Message}{(verbose ? "" : " (--verbose shows where)")}",
            _ => MessageOf(problem),
        });
        if (code is null && verbose) Console.Error.WriteLine(problem.StackTrace);
        return code ?? ExitCode.Failed;
    }

    /// <summary>"genex data align".</summary>
    public static string NameOf(CommandResult command) => command.Parent is CommandResult parent ? $"{NameOf(parent)} {command.Command.Name}"
        : command.Command.Name;

    // DuckDB shows the place on lines of its own, of a text that is not quite what was asked.
    private static string MessageOf(DuckDBException problem) => problem.Message.Split("\n\nLINE", 2)[0].ReplaceLineEndings(" ").TrimEnd();

    // Without the name of a parameter and the value it had, which the runtime adds and the message says itself.
    private static string MessageOf(Exception problem) => problem is DuckDBException query ? MessageOf(query)
        : problem is ArgumentException { ParamName: { } name }
        ? problem.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal).Split("\nActual value was", 2)[0].TrimEnd()
        : problem.Message + Advice(problem);

    // What the runtime says of a path is no more than what it found.
    private static string Advice(Exception problem) => problem switch
    {
        DirectoryNotFoundException when problem.Message.StartsWith("Could not find", StringComparison.Ordinal) =>
            " Give a path whose folder is there or can be made.",
        UnauthorizedAccessException when problem.Message.StartsWith("Access to the path", StringComparison.Ordinal) =>
            " Give one that you may read and write, or have its owner let you.",
        _ => "",
    };
}
