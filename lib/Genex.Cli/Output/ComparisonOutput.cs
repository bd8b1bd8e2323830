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
            foreach (Table table in group.Short()) Terminal.Write(table);
        }

        Console.WriteLine(Terminal.Wrap(groups.SayBaselines()));
    }
}
