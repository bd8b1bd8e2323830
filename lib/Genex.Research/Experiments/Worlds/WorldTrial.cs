using System.Text.Json.Serialization;
using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Models;
using Genex.Research.Simulation;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>One world, drawn once, and what models score in it.</summary>
/// <param name="World">Its name.</param>
/// <param name="Something">Whether there is anything to be found.</param>
/// <param name="People">How many.</param>
/// <param name="Seconds">Of each recording.</param>
/// <param name="Seed">Of the study and of the runs.</param>
/// <param name="Protocol">How people were divided.</param>
/// <param name="Profile">How much effort.</param>
/// <param name="Scores">Models, then baselines.</param>
public sealed record WorldTrial(
    string World, bool Something, int People, double Seconds, int Seed, string Protocol, string Profile, IReadOnlyList<WorldScore> Scores)
{
    /// <summary>What two trials of a record share that are one.</summary>
    internal (string, int, int, double) Key => (World, People, Seed, Seconds);

    /// <summary>How the folds share training samples; null where it is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SharedTraining? Shared { get; init; }

    /// <summary>Trains models in a world, or finds the runs; a frozen body is also tried with random weights, and beside models over time stands what averaging
    /// the predictions of single moments comes to. Where a world asks for several targets, one model is trained on all of them, and scored on each as it is and
    /// without a modality.</summary>
    /// <param name="world">Which.</param>
    /// <param name="models">Ids.</param>
    /// <param name="sets">What fusion models may look at.</param>
    /// <param name="protocol">How people are divided.</param>
    /// <param name="profile">How much effort.</param>
    /// <param name="device">"auto", "cpu", "cuda" or "cuda:1".</param>
    /// <param name="store">Where runs are kept.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="chooseEpochBy">Which validation score chooses the epoch, and is then said in the models' names; null is the profile's own.</param>
    /// <param name="cancellation">Stops within a batch; what was done is found again.</param>
    public static WorldTrial Run(SimulatedWorld world, IReadOnlyList<string> models, IReadOnlyList<SignalSet> sets, Protocol protocol, Profile profile,
        string device, RunStore store, IProgress<RunProgress>? progress = null, WatchedScore? chooseEpochBy = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(profile);
        SimulationSettings study = world.Settings;
        Experiment whole = Experiment.Open(study, profile, study.Seed, store, cancellation: cancellation).On(device).AcceptingFindings();
        List<(Experiment Experiment, RunRecord Run)> runs = [];
        foreach (ModelDescription model in models.Select(ModelRegistry.Find))
        {
            foreach (Experiment own in Variants(whole, model, sets, world.Targets.Count > 1))
                runs.Add((own, own.Run(model.Id, EmotionTask.Of(world.Targets), protocol, progress, Changed, cancellation)));
        }

        var scored = new WorldRuns(world, [.. runs.Select(one => one.Run)]);
        if (world.Targets.Count > 1) return Trial([.. WorldTargets.Of(scored, runs, cancellation).Select(Named)]);
        return Trial(
            [
                .. scored.Scores.Select((score, place) => place >= runs.Count ? score
                    : Named(score) with { Map = MapPlace.Of(runs[place].Experiment, world, runs[place].Run, cancellation) }),
                .. Averaged(runs).Select(Named),
            ]);

        WorldTrial Trial(IReadOnlyList<WorldScore> scores) => new(world.Name, world.Face || world.Signals, study.Participants, study.Seconds, (int)study.Seed,
            protocol.Id, profile.Id, scores)
        { Shared = TestFolds.Shared(runs[0].Run) };

        TrainingSettings Changed(TrainingSettings settings) => chooseEpochBy is { } score ? settings.WithEpochChosenBy(score) : settings;
        WorldScore Named(WorldScore score) => chooseEpochBy is { } by && !score.IsBaseline ? score with { Name = score.Name + EpochBy(by) } : score;
    }

    /// <summary>What a model's name ends with in a record where its epoch was chosen by another score than the profile's.</summary>
    /// <param name="score">The score.</param>
    public static string EpochBy(WatchedScore score) => $", epoch by {WatchedScores.TitleOf(score)}";

    private static IEnumerable<WorldScore> Averaged(IReadOnlyList<(Experiment Experiment, RunRecord Run)> runs)
    {
        if (runs.Select(one => one.Run.Specification.Training.Moments).FirstOrDefault(moments => moments is not null) is not { } taken) return [];
        return runs.Where(one => one.Run.Specification.Model == OverTime.FrameModel).Select(one => SmoothedRun.Of(one.Run, one.Experiment.Samples, taken))
            .Select(scored => new WorldScore(scored.Name, IsBaseline: false, OverTime.Areas(scored), Training: null));
    }

    private static IEnumerable<Experiment> Variants(Experiment whole, ModelDescription model, IReadOnlyList<SignalSet> sets, bool asTheyAre)
    {
        if (model.Family == ModelFamily.Fusion) return sets.Select(whole.WithSignals);
        return model.Body == BodyOrigin.Frozen && !asTheyAre ? [whole, whole.WithRandomBodies()] : [whole];
    }
}
