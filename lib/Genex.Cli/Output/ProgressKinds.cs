using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Claims;
using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Models.Weights;
using Genex.Research.Simulation;

namespace Genex.Cli.Output;

/// <summary>What the library's kinds of progress say on a <see cref="ProgressLine"/>: the one place that knows them.</summary>
internal static class ProgressKinds
{
    public static IProgress<LoadProgress> Loading(this ProgressLine line) => line.Of<LoadProgress>(value => value.ToString());

    public static IProgress<SimulationProgress> Drawing(this ProgressLine line) =>
        line.Of<SimulationProgress>("drawing", "frames", value => (value.FramesWritten, value.FramesInAll));

    public static IProgress<AlignmentProgress> Aligning(this ProgressLine line) =>
        line.Of<AlignmentProgress>("reading videos", "frames", value => (value.FramesRead, value.FramesInAll));

    public static IProgress<AuditProgress> Auditing(this ProgressLine line) =>
        line.Of<AuditProgress>(value => DataAudit.Checks.Any(check => check.Id == value.Stage)
        ? $"checking: {value.Stage}" : Invariant($"{value.Stage}: {value.Done:N0} of {value.Of:N0} frames ({(double)value.Done / Math.Max(1, value.Of):P0})"));

    /// <param name="line">The line.</param>
    /// <param name="run">Which of several runs, as "run 2/6, "; empty for a single one.</param>
    public static IProgress<RunProgress> Training(this ProgressLine line, string run) =>
        line.Of<RunProgress>(value => Invariant($"{run}{value.Share,4:P0} {value}"));

    public static IProgress<Claim> Testing(this ProgressLine line) =>
        line.Of<Claim>(claim => Invariant($"testing claim {claim.Number} of {ReportClaims.All.Count}: {claim.Text}"));

    public static IProgress<ClaimTrial> Trying(this ProgressLine line, int studies) =>
        line.Of<ClaimTrial>(trial => Invariant($"world \"{trial.Truth.Id}\", study {trial.Seed} of {studies}"));

    public static IProgress<(long Done, long Of)> Simulating(this ProgressLine line) => line.Of<(long Done, long Of)>("simulating", "studies", value => value);

    public static IProgress<DownloadProgress> Downloading(this ProgressLine line) => line.Of<DownloadProgress>(at =>
        at.Total is { } total ? Invariant($"{at.Received / 1e6:0.0} of {total / 1e6:0.0} MB") : Invariant($"{at.Received / 1e6:0.0} MB"));

    /// <param name="line">The line.</param>
    /// <param name="what">What a fraction is done of.</param>
    public static IProgress<double> Part(this ProgressLine line, string what) => line.Of<double>(fraction => Invariant($"{what}: {fraction:P0}"));

    public static IProgress<string> Steps(this ProgressLine line) => line.Of<string>(step => step);
}
