using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Training;
using static Genex.Research.Reporting.Numbers;

namespace Genex.Research.Reporting;

/// <content>Sentences.</content>
public static partial class RunReporting
{
    /// <summary>What must be said beside every number of these runs: simulated data, random weights, epoch chosen on the reported samples.</summary>
    public static Sentence SayCaveats(this IEnumerable<RunRecord> runs) => RunSentences.Caveats(CaveatList.Of(runs));

    /// <summary>How training went: the epochs that were chosen, and how far training and validation loss lay apart there and at the end.</summary>
    public static Sentence SayLearningCurves(this RunRecord run)
    {
        (int BestEpoch, IReadOnlyList<EpochRecord> History)[] trainings = [.. run.Folds.SelectMany(fold => fold.Validated)];
        double[] chosen = [.. trainings.Select(training => (double)training.BestEpoch)];
        int longest = trainings.Max(training => training.History.Count);
        string inner = trainings.Length > run.Folds.Count ? $" ({Count(trainings.Length, "inner training")})" : "";
        string epochs = trainings.Length == 1 ? Invariant($"Epoch {chosen[0]:0} of {longest} was kept")
            : chosen.Min() == chosen.Max() ? Invariant($"In each of {Count(run.Folds.Count, "fold")}{inner} epoch {chosen[0]:0} of at most {longest} was kept")
            : Invariant($"Over {Count(run.Folds.Count, "fold")}{inner}, epochs {chosen.Min():0} to {chosen.Max():0} of at most {longest} were kept (mean ")
            + Invariant($"{chosen.Average():0.0})");
        return RunSentences.LearningCurves(epochs, run.Specification.Training.Phases[^1].Stop.Watch, new LossNumbers(
            Mean(training => training.History[training.BestEpoch - 1].TrainingLoss), Mean(training => training.History[training.BestEpoch - 1].ValidationLoss),
            Mean(training => training.History[^1].TrainingLoss), Mean(training => training.History[^1].ValidationLoss),
            trainings.Average(training => training.BestEpoch == training.History.Count ? 1.0 : 0)), run.Task.Count == 1);

        double Mean(Func<(int BestEpoch, IReadOnlyList<EpochRecord> History), double?> loss) => trainings.Average(loss) ?? double.NaN;
    }

    /// <summary>The model against the constant prediction of each target's training majority, on every score where the two differ in what they
    /// reward.</summary>
    public static Sentence SayAgainstMajority(this RunRecord run)
    {
        RunContrast contrast = RunContrast.AgainstMajority(run);
        return Sentence.Join(
            RunSentences.AgainstMajority(run.Specification.Label, Over(run.Model, Metrics.Accuracy), Over(run.Majority, Metrics.Accuracy), contrast.Score.Name,
                Over(run.Model, contrast.Score.Metric), Over(run.Majority, contrast.Score.Metric), run.Learning.ConstantPerPerson,
                contrast.Score.Of(run.Model.Overall)),
            contrast.Say());
    }

    /// <summary>What the run's precision of scoring changed; empty for 32 bits.</summary>
    public static Sentence SayPrecision(this RunRecord run) => PrecisionEffect.Of(run) is { } effect
        ? RunSentences.Precision(InferencePrecisions.NameOf(run.Specification.Training.Inference), effect) : new("");

    /// <summary>Which targets could be scored at all, and the best and worst of them.</summary>
    public static Sentence SayTargets(this RunRecord run) => RunSentences.Targets(
        [.. Enumerable.Range(0, run.Scorable.Count).Select(target => (run.Predictions.Targets[target], Accuracy: BalancedAccuracy(run, target)))
            .Where(one => one.Accuracy is not null).Select(one => (one.Item1, one.Accuracy!.Value))], run.Scorable.Count);

    // Mean over the participants in whom the target is both present and absent; null where the study cannot score it.
    private static double? BalancedAccuracy(RunRecord run, int target) =>
        run.Scorable[target] ? run.Model.PerParticipant.Average(person => person.Scores.Targets[target].BalancedAccuracy) : null;

    /// <summary>What the split that shares participants adds to the score.</summary>
    /// <param name="shared">A run whose test participants were trained on.</param>
    /// <param name="apart">The same model and task with participants held out.</param>
    public static Sentence SayLeakageDelta(this RunRecord shared, RunRecord apart)
    {
        PrimaryScore score = PrimaryScore.For(shared.Task);
        (double?[] with, double?[] here, ParticipantMean delta) = By(score.Metric);
        return RunSentences.LeakageDelta(shared.Specification.Label, shared.Specification.Protocol.Id, score.Name, OfBoth(with), OfBoth(here), delta,
            score.IsBlindToIdentity ? By(Metrics.Accuracy).Delta : null);

        (double?[] With, double?[] Here, ParticipantMean Delta) By(Metric metric)
        {
            Dictionary<string, double?> there = shared.Model.PerParticipant.ToDictionary(person => person.Participant, person => metric.Of(person.Scores));
            double?[] own = [.. apart.Model.PerParticipant.Select(person => metric.Of(person.Scores))];
            double?[] others = [.. apart.Model.PerParticipant.Select(person => there.GetValueOrDefault(person.Participant))];
            return (others, own, ParticipantMean.OfDifference(others, own, (int)apart.Specification.Seed));
        }

        double? OfBoth(double?[] scores) => scores.Where((_, person) => delta.PerParticipant[person] is not null).Average();
    }

    /// <summary>What the counts of a run say: how much of what is there it finds, how many of its alarms are right.</summary>
    public static Sentence SayConfusion(this RunRecord run) =>
        RunSentences.Confusion(run.Specification.Label, ConfusionCounts.Pool([.. run.Model.Overall.Targets.Select(target => target.Counts)]));
}
