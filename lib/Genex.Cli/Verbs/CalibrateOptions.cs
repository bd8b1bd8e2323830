using System.CommandLine;
using Genex.Research.Evaluation;

namespace Genex.Cli.Verbs;

/// <summary>What <c>genex calibrate</c> can be told.</summary>
internal sealed class CalibrateOptions
{
    private static readonly CalibrationPlan Usual = new();

    private readonly Option<int[]> participants = new("--participants")
    {
        Description = "Numbers of participants, 2 to 1000 each.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. Usual.Participants],
    };

    private readonly Option<double[]> effects = new("--effects")
    {
        Description = "True standardised mean differences for the power.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [.. Usual.Effects],
    };

    private readonly Option<int> tables = new("--tables") { Description = "Simulated studies per rate; the standard error of 5 % is 0.34 points at 4000.", DefaultValueFactory = _ => Usual.Tables };
    private readonly Option<int> resamples = new("--resamples") { Description = "Resamples of each bootstrap.", DefaultValueFactory = _ => Usual.Resamples };
    private readonly Option<int> seed = new("--seed") { Description = "The same seed gives the same rates, on any number of cores.", DefaultValueFactory = _ => Usual.Seed };

    public Option<bool> Json { get; } = new("--json") { Description = "Print every rate as JSON instead of tables." };

    public Option<string?> Csv { get; } = new("--csv") { Description = "File for every rate, one a line." };

    public Option<string?> Markdown { get; } = new("--markdown") { Description = "File for the tables as Markdown." };

    public Option<string?> Chart { get; } = new("--chart") { Description = "PNG file for power against effect size." };

    public IEnumerable<Option> All => [participants, effects, tables, resamples, seed, Json, Csv, Markdown, Chart];

    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public CalibrationPlan Plan(ParseResult result) => new(result.GetValue(seed))
    {
        Participants = [.. result.GetValue(participants)!.Distinct().Order()],
        Effects = [.. result.GetValue(effects)!.Distinct().Order()],
        Tables = result.GetValue(tables),
        Resamples = result.GetValue(resamples),
    };
}
