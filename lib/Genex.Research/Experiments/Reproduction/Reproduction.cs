using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Genex.Research.Recordings;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>The report's two tables made again on its own release: each model under the procedure that its figure came from, and with people held
/// out.</summary>
/// <remarks>
/// The runs are ordinary ones in the run store: a finished one is taken, one that was cut off goes on. The audit blocks these data, so every run names the
/// findings. Facts on the procedure: data/README.md, "How the report's figures came about".
/// </remarks>
/// <param name="samples">The release.</param>
/// <param name="store">Where runs are kept.</param>
/// <param name="profile">Default in the command: full, the report's settings.</param>
/// <param name="seed">For everything random in a run.</param>
/// <param name="starts">Runs under the report's procedure, with this seed and the ones after it: one training on 70 frames says little. Where the released
/// script sets a seed, the first begins with the weights that it begins with.</param>
public sealed class Reproduction(ReleaseSamples samples, RunStore store, Profile profile, long seed = 1, int starts = 1)
{
    private readonly long[] seeds = [.. Enumerable.Range(0, Math.Max(1, starts)).Select(start => seed + start)];

    /// <summary>Makes, or finds, the runs of a model and holds them against its figure.</summary>
    /// <param name="model">Id of a model that the report has a figure of.</param>
    /// <param name="make">Whether the run under the report's procedure is made where the store does not have it; otherwise its score stays null.</param>
    /// <param name="makeHeldOut">The same for the run with people held out.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Stops within a batch or two; what was done is kept.</param>
    /// <exception cref="UnknownNameException">The report has no such model.</exception>
    public ReproductionRow Row(
        string model, bool make = true, bool makeHeldOut = true, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ReportedFigure figure = ReportedFigures.All.FirstOrDefault(one => string.Equals(one.Model, model, StringComparison.OrdinalIgnoreCase))
            ?? throw new UnknownNameException("model with a figure in the report", model, ReportedFigures.All.Select(one => one.Model));
        bool video = ModelRegistry.Find(figure.Model).Family == ModelFamily.Video;
        EmotionTask task = figure.Task;
        Experiment data = With(seed);
        string network = InScript(figure.Model);
        RunSpecification apart = data.Specify(network, task, Protocol.LeaveOneParticipantOut);
        RunRecord[] reported = [.. seeds.Select((own, index) => Run(Reported(own, first: index == 0), make)).OfType<RunRecord>()];
        bool script = BeginAsReleased(reported);
        RunRecord? heldOut = Run(apart, makeHeldOut), first = reported.Length > 0 ? reported[0] : null;
        ReproducedScore[] each = [.. reported.Select(run => video ? AtBestEpoch(run) : ScoreOf(run.Model.Overall, task))];
        return new ReproductionRow(
            figure.Model, new(figure.Accuracy, figure.F1),
            each.Length == 0 ? null : script ? each[0] : new(Middle(each.Select(score => score.Accuracy)), each.All(score => score.F1 is null) ? null
                : Middle(each.Select(score => score.F1).OfType<double>())),
            Procedure(figure.Model, video, reported), heldOut is null ? null : ScoreOf(heldOut.Model.Overall, task),
            first is null ? null : ScoreOf(first.Majority.Overall, task), Sources(figure.Model, video),
            [.. reported.Append(heldOut).OfType<RunRecord>().Select(run => run.Specification.Id)])
        {
            Starts = each,
            ScriptStart = script,
            LastEpochs = [.. reported.Select(run => run.Folds[0].History[^1].ValidationAccuracy).OfType<double>()],
        };

        RunSpecification Reported(long own, bool first)
        {
            RunSpecification wanted = With(own).Specify(network, task, video ? Protocol.ReportA : Protocol.ReportB) with { RawSignals = !video };
            return first && ReleasedStart.Has(network) ? wanted with { Weights = ReleasedStart.Name } : wanted;
        }

        Experiment With(long own) => new Experiment(video ? samples.Attention : samples.Fusion, profile, own, store).AcceptingFindings();

        RunRecord? Run(RunSpecification wanted, bool made) => store.Find(wanted)
            ?? (made ? new Runner(store) { Device = data.Device }.Run(wanted, data.Samples, progress, CellToken.Or(cancellation)) : null);
    }

    /// <summary>The network that the released script of a model builds: of A.1 another than the report states.</summary>
    internal static string InScript(string model) => model == "A.1" ? "A.1s" : model;

    /// <summary>The epoch with the highest accuracy on the very frames that are reported, as the release reports it: the first of equals.</summary>
    internal static ReproducedScore AtBestEpoch(RunRecord run)
    {
        EpochRecord best = run.Folds[0].History.MaxBy(epoch => epoch.ValidationAccuracy ?? double.NegativeInfinity)!;
        return new(best.ValidationAccuracy ?? double.NaN, best.ValidationMacroF1);
    }

    private static ReproducedScore ScoreOf(ScoreSheet sheet, EmotionTask task) =>
        new(sheet.ElementAccuracy ?? double.NaN, task.Count == 1 ? sheet.MicroF1 : sheet.MacroF1AllTargets);

    // Of two in the middle the lower: a score that a run has.
    private static double Middle(IEnumerable<double> scores) => scores.Order().ToArray() is var sorted ? sorted[(sorted.Length - 1) / 2] : double.NaN;

    private string Procedure(string model, bool video, RunRecord[] runs)
    {
        RunRecord? run = runs.Length > 0 ? runs[0] : null;
        bool script = BeginAsReleased(runs);
        string Epochs(Func<RunRecord, int> epoch) => runs.Length == 0 ? ""
            : runs.Length == 1 ? Invariant($" (epoch {epoch(runs[0])} of {runs[0].Folds[0].History.Count} here)")
            : script ? Invariant($" (epoch {epoch(runs[0])} from the script's start, {runs[1..].Min(epoch)} to {runs[1..].Max(epoch)} from {Others(runs)})")
            : Invariant($" (epochs {runs.Min(epoch)} to {runs.Max(epoch)} in our {runs.Length} random starts)");
        ReleasedRun[] stored = [.. ReleasedRun.Of(model)];
        string start = script
            ? $" Weights at the start: those that the script's own seed ({ReleasedStart.Seed}) draws"
                + (runs.Length > 1 ? $"; those of {Others(runs)} are random." : ".")
            : run?.Specification.Weights is { } weights && OfficialWeights(model) ? $" Weights at the start: {weights}." : "";
        return video
            ? "Labels: one per participant, from the released code (CP 0636, NS 4013, MP 5114 attentive). Split: the release's own 30 of 100 frames. Epoch: "
                + "highest accuracy on those 30 frames"
                + Epochs(one => Best(one).Epoch)
                + Invariant($"; the figure is the better of {stored.Length} stored runs ")
                + $"({string.Join(" and ", stored.Select(one => Percent(one.BestAccuracy)))}). "
                + $"F1: the report repeats the accuracy; ours is that of the class attentive.{start}"
            : $"Labels and signals: tables of {samples.Tables}, row i for frame i. Split: MP 5114 held out, three participants train. Epoch: highest macro-F1 "
                + "on MP 5114"
                + Epochs(one => one.Folds[0].BestEpoch)
                + $". Signals unscaled. {(stored.Length == 0 ? "The release stores no run of it." : "One stored run.")}{start}";
    }

    private static bool BeginAsReleased(RunRecord[] runs) => runs is [{ Specification.Weights: ReleasedStart.Name }, ..];

    private static string Others(RunRecord[] runs) => runs.Length == 2 ? "another" : Invariant($"{runs.Length - 1} others");

    private static EpochRecord Best(RunRecord run) => run.Folds[0].History.MaxBy(epoch => epoch.ValidationAccuracy ?? double.NegativeInfinity)!;

    private static bool OfficialWeights(string model) => Models.Weights.OfficialWeights.For(model) is not null;

    private static string[] Sources(string model, bool video) =>
    [
        .. ReleasedRun.Of(model).Select(run => Invariant($"{run.File} at {run.Commit}: {Percent(run.BestAccuracy)} at the best epoch, ")
            + Invariant($"{Percent(run.LastAccuracy)} at the last")),
        $"{Script(model)} at {ReleaseSource.Short(ReleaseSource.ReportCommit)}",
        .. video ? Array.Empty<string>() : [$"src/data/multimodal_dataset.py at {ReleaseSource.Short(ReleaseSource.ReportCommit)}"],
    ];

    private static string Script(string model) => "scripts/" + model switch
    {
        "A.1" => "train_improved_model.py",
        "A.2" => "train_vit_scratch.py",
        "A.3" => "train_resnet_pretrained.py",
        "A.4" => "train_vit_pretrained.py",
        "B.1" => "train_multimodal_b1.py",
        "B.2" => "train_multimodal_b2.py",
        _ => "train_multimodal_b3.py",
    };

    private static string Percent(double fraction) => Invariant($"{100 * fraction:0.0} %");
}
