using Genex.Research.Audit;
using Genex.Research.Claims;
using Genex.Research.Experiments;

namespace Genex.Cli.Output;

/// <summary>What the library's kinds of progress say on a <see cref="ProgressLine"/>: the one place that knows them.</summary>
internal static class ProgressKinds
{
    public static IProgress<Progress> Loading(this ProgressLine line) => line.Of<Progress>(value => value.ToString());

    public static IProgress<Progress> Drawing(this ProgressLine line) => line.Counted("drawing");

    public static IProgress<Progress> Aligning(this ProgressLine line) => line.Counted("reading videos");

    public static IProgress<Progress> Auditing(this ProgressLine line) => line.Of<Progress>(value => DataAudit.Checks.Any(check => check.Id == value.Step)
        ? $"checking: {value.Step}" : Invariant($"{value} ({(double)value.Done / Math.Max(1, value.Total ?? 0):P0})"));

    /// <param name="line">The line.</param>
    /// <param name="run">Which of several runs, as "run 2/6, "; empty for a single one.</param>
    public static IProgress<RunProgress> Training(this ProgressLine line, string run) =>
        line.Of<RunProgress>(value => Invariant($"{run}{value.Share,4:P0} {value}"));

    public static IProgress<Claim> Testing(this ProgressLine line) =>
        line.Of<Claim>(claim => Invariant($"testing claim {claim.Number} of {ReportClaims.All.Count}: {claim.Text}"));

    public static IProgress<ClaimTrial> Trying(this ProgressLine line, int studies) =>
        line.Of<ClaimTrial>(trial => Invariant($"world \"{trial.Truth.Id}\", study {trial.Seed} of {studies}"));

    public static IProgress<Progress> Simulating(this ProgressLine line) => line.Counted("simulating");

    public static IProgress<Progress> Downloading(this ProgressLine line) => line.Of<Progress>(at =>
        at.Total is { } total ? Invariant($"{at.Done / 1e6:0.0} of {total / 1e6:0.0} MB") : Invariant($"{at.Done / 1e6:0.0} MB"));

    /// <param name="line">The line.</param>
    /// <param name="what">What a fraction is done of.</param>
    public static IProgress<double> Part(this ProgressLine line, string what) => line.Of<double>(fraction => Invariant($"{what}: {fraction:P0}"));

    public static IProgress<string> Steps(this ProgressLine line) => line.Of<string>(step => step);
}
