using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

#pragma warning disable MA0048 // a trial, what is known about it, and how it is made

namespace Genex.Research.Experiments;

/// <summary>A simulated world in which it is known whether a second modality helps.</summary>
/// <param name="Id">"none", "small" or "large".</param>
/// <param name="Title">What is true in it of gaze and skin conductance.</param>
/// <param name="Helps">Whether "multimodal is better" is true.</param>
/// <param name="Visibility">Where every target shows.</param>
public sealed record KnownTruth(string Id, string Title, bool Helps, TargetVisibility Visibility)
{
    /// <summary>No effect, a small one, a large one.</summary>
    public static IReadOnlyList<KnownTruth> All { get; } =
    [
        new("none", "gaze and skin conductance know nothing", false, TargetVisibility.FaceOnly),
        new("small", "they repeat what the face shows", true, TargetVisibility.Both),
        new("large", "they know what the face does not show", true, TargetVisibility.SignalsOnly),
    ];
}

/// <summary>What one simulated study led to claim.</summary>
/// <param name="Truth">What is true in it.</param>
/// <param name="Seed">Of the study.</param>
/// <param name="Contrast">Both modalities against the face alone, adjusted with the contrasts declared beside it.</param>
/// <param name="One">Score of the face alone, mean over participants.</param>
/// <param name="Both">Score of both, mean over participants.</param>
public sealed record ClaimTrial(KnownTruth Truth, int Seed, PairedContrast Contrast, double? One, double? Both)
{
    /// <summary>Whether "multimodal is better" is claimed.</summary>
    public bool Claimed => Contrast.Verdict == ContrastVerdict.FirstIsHigher;

    /// <summary>Whether "multimodal is worse" is claimed.</summary>
    public bool ClaimedWorse => Contrast.Verdict == ContrastVerdict.SecondIsHigher;
}

/// <summary>How often the whole procedure - folds, scores, declared contrasts under one level - claims that a second modality helps, in worlds where that is
/// known.</summary>
/// <remarks>
/// With logistic regressions in place of networks: the 28 facial-coding channels alone, and with the 5 signals of gaze and skin conductance. Everything around
/// them is what
/// <c>genex compare</c> does: participants held out one by one, macro-F1 over the scorable targets per participant, exact sign flips, Holm over the three
/// contrasts.
/// </remarks>
public static class ClaimRates
{
    /// <summary>Simulates studies in memory and asks of each whether "multimodal is better".</summary>
    /// <param name="truths">Worlds to simulate.</param>
    /// <param name="seeds">Studies in each; at least 1.</param>
    /// <param name="participants">In each study.</param>
    /// <param name="seconds">Of each participant.</param>
    /// <param name="progress">Told after every study.</param>
    /// <param name="cancellation">Stops between studies.</param>
    public static IReadOnlyList<ClaimTrial> Run(
        IReadOnlyList<KnownTruth> truths, int seeds, int participants = 8, double seconds = 60, IProgress<ClaimTrial>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        List<ClaimTrial> trials = [];
        foreach (KnownTruth truth in truths)
        {
            for (int seed = 1; seed <= seeds; seed++)
            {
                cancellation.ThrowIfCancellationRequested();
                SampleSet samples = SimulatedStudy.InMemory(
                    new SimulationSettings
                    {
                        Seed = seed,
                        Participants = participants,
                        Seconds = seconds,
                        FrameWidth = 160,
                        FrameHeight = 120,
                        Visibility = EmotionalTargets.Names.ToDictionary(name => name, _ => truth.Visibility),
                    }, samplesPerSecond: 1, imageSize: 16, cancellation: cancellation);
                trials.Add(Ask(truth, seed, samples));
                progress?.Report(trials[^1]);
            }
        }

        return trials;
    }

    /// <summary>Asks one study.</summary>
    /// <param name="truth">What is true in it.</param>
    /// <param name="seed">Of the study.</param>
    /// <param name="samples">Its samples.</param>
    public static ClaimTrial Ask(KnownTruth truth, int seed, SampleSet samples)
    {
        EmotionTask task = EmotionTask.Emotions;
        IReadOnlyList<Fold> folds = Protocol.LeaveOneParticipantOut.Divide(samples, task);
        Predictions rows = Predictions.Of(samples, task, folds.Select(fold => (fold.Index, fold.Test)));
        bool[] scorable = ScorableTargets.Find(rows.Actual, rows.Participant, rows.Known);
        PrimaryScore score = PrimaryScore.For(task);
        double?[] one = Scores(BaselineInputs.Features(samples, 0, PhysicalFeatures.FacialCoding.Count)),
        both = Scores(BaselineInputs.Features(samples, 0, PhysicalFeatures.Count));
        double[,] constant = RunBaselines.Of(samples, task, folds, rows).First(baseline => baseline.Id == BaselineId.Majority).Probabilities;
        double?[] majority = PerParticipant(constant);
        SharedTraining shared = new(
            [.. Enumerable.Range(0, rows.Count).GroupBy(row => rows.Participant[row]).OrderBy(person => person.Key)
                .Select(person => rows.Fold[person.First()])],
            folds.Average(fold => fold.Test.Length) / folds.Average(fold => fold.Train.Length));
        IReadOnlyList<PairedContrast> family = PairedContrast.Together([Contrast(both, one), Contrast(one, majority), Contrast(both, majority)]);
        return new ClaimTrial(truth, seed, family[0], one.Average(), both.Average());

        PairedContrast Contrast(double?[] first, double?[] second) => PairedContrast.Of(first, second, seed, shared: shared);
        double?[] Scores(double[,] inputs) => PerParticipant(RunBaselines.Regression(samples, task, folds, inputs));
        double?[] PerParticipant(double[,] probabilities) =>
            [.. Scored.From("", isBaseline: true, probabilities, rows, scorable).PerParticipant.Select(person => score.Of(person.Scores))];
    }
}
