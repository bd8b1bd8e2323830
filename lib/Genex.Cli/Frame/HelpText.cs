using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Genex.Cli.Output;

namespace Genex.Cli.Frame;

/// <summary>Help: a summary, usage and options as System.CommandLine writes them, then the verb's own text with its examples.</summary>
internal sealed class HelpText : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        new HelpAction { MaxWidth = Terminal.Width }.Invoke(parseResult);
        if (parseResult.CommandResult.Command is Verb { Text.Length: > 0 } verb) Console.WriteLine(Terminal.Wrap(Flowing(verb.Text)));
        return ExitCode.Done;
    }

    // A paragraph is one line for the terminal to break, unless it holds indented lines: a list of examples.
    private static string Flowing(string text) =>
        string.Join("\n\n", text.Split("\n\n")
            .Select(paragraph => paragraph.Contains("\n ", StringComparison.Ordinal) ? paragraph : paragraph.Replace('\n', ' ')));

    /// <summary>The parts of a command with a line each.</summary>
    public static void List(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        string name = Guard.NameOf(result.CommandResult);
        Command[] parts = [.. command.Subcommands.Where(part => !part.Hidden)];
        int width = parts.Max(part => part.Name.Length);
        Console.WriteLine(Terminal.Wrap($"{command.Description}\n"));
        foreach (Command part in parts) Console.WriteLine(Terminal.Wrap(part.Description!, $"  {part.Name.PadRight(width)}  "));
        Console.WriteLine($"\n{Terminal.Wrap($"\"{name} VERB --help\" shows the options of a verb, with examples.")}");
    }
}
