using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>A comparison on the console: per group the scores and the contrasts, then what the baselines' names mean.</summary>
internal static class ComparisonOutput
{
    public static void Write(IReadOnlyList<ComparisonGroup> groups)
    {
        foreach (ComparisonGroup group in groups)
        {
            Terminal.Write(group.Scores());
            Terminal.Write(group.Tests());
        }

        Console.WriteLine(Terminal.Wrap($"Names: {string.Join("; ", BaselineNames.Notes.Select(note => $"{note.Key}: {note.Value}"))}."));
    }
}
