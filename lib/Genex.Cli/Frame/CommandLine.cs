using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using Genex.Cli.Options;

namespace Genex.Cli.Frame;

/// <summary>A program of verbs: its root, and running it.</summary>
internal static class CommandLine
{
    /// <summary>How long a cancelled verb may take to end between two steps and clean up, before it is ended by force.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The root of a program. Alone it lists its verbs.</summary>
    public static RootCommand Root(string summary, params IEnumerable<Verb> verbs)
    {
        var root = new RootCommand(summary) { Action = new Guard(HelpText.List) };
        root.Options.OfType<HelpOption>().Single().Action = new HelpText();
        root.Options.Add(Common.Verbose);
        foreach (Verb verb in verbs) root.Subcommands.Add(verb);
        return root;
    }

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RootCommand root, IReadOnlyList<string> arguments)
    {
        ParseResult parsed = root.Parse(arguments);
        return parsed.Action is ParseErrorAction refusal
            ? await RefuseAsync(parsed, refusal)
            : await InvokeAsync(parsed);
    }

    // A terminal that is closed is a request to end as SIGTERM is; under nohup it is none.
    private static async Task<int> InvokeAsync(ParseResult parsed)
    {
        using CancellationTokenSource hangUp = new();
        using PosixSignalRegistration? heard = IgnoresHangUp() ? null : PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            hangUp.Cancel();
            _ = Task.Delay(Patience).ContinueWith(_ => Environment.Exit(ExitCode.Cancelled), TaskScheduler.Default);
        });
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Patience }, hangUp.Token);
    }

    internal static bool IgnoresHangUp() => File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { Length: > 0 } ignored
        && (Convert.ToInt32(ignored[^1..], 16) & 1) != 0;

    private static async Task<int> RefuseAsync(ParseResult parsed, ParseErrorAction refusal)
    {
        string verb = Guard.NameOf(parsed.CommandResult);
        foreach (string error in parsed.Errors.Select(error => error.Message).Distinct()) await Console.Error.WriteLineAsync($"{verb}: {error}");
        refusal.ShowHelp = false;
        await parsed.InvokeAsync(new InvocationConfiguration { Output = Console.Error, Error = TextWriter.Null }); // "Did you mean …?"
        await Console.Error.WriteLineAsync($"\"{verb} --help\" shows what there is.");
        return ExitCode.Unusable;
    }
}
