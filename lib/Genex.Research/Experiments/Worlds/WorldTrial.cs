using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Simulation;

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
    internal (string, int, int) Key => (World, People, Seed);

    /// <summary>Trains models in a world, or finds the runs; a frozen body is also tried with random weights, and beside models over time stands what averaging
    /// the predictions of single moments comes to.</summary>
    /// <param name="world">Which.</param>
    /// <param name="models">Ids.</param>
    /// <param name="sets">What fusion models may look at.</param>
    /// <param name="protocol">How people are divided.</param>
    /// <param name="profile">How much effort.</param>
    /// <param name="device">"auto", "cpu", "cuda" or "cuda:1".</param>
    /// <param name="store">Where runs are kept.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="cancellation">Stops within a batch; what was done is found again.</param>
    public static WorldTrial Run(SimulatedWorld world, IReadOnlyList<string> models, IReadOnlyList<SignalSet> sets, Protocol protocol, Profile profile,
        string device, RunStore store, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(profile);
        SimulationSettings study = world.Settings;
        Experiment whole = Experiment.Open(study, profile, study.Seed, store, cancellation: cancellation).On(device).AcceptingFindings();
        List<(Experiment Experiment, RunRecord Run)> runs = [];
        foreach (ModelDescription model in models.Select(ModelRegistry.Find))
        {
            foreach (Experiment own in Variants(whole, model, sets))
                runs.Add((own, own.Run(model.Id, EmotionTask.Attention, protocol, progress, cancellation: cancellation)));
        }

        var scored = new WorldRuns(world, [.. runs.Select(one => one.Run)]);
        return new(world.Name, world.Face || world.Signals, study.Participants, study.Seconds, (int)study.Seed, protocol.Id, profile.Id,
            [
                .. scored.Scores.Select((score, place) => place >= runs.Count ? score
                    : score with { Map = MapPlace.Of(runs[place].Experiment, world, runs[place].Run, cancellation) }),
                .. Averaged(runs),
            ]);
    }

    private static IEnumerable<WorldScore> Averaged(IReadOnlyList<(Experiment Experiment, RunRecord Run)> runs)
    {
        if (runs.Select(one => one.Run.Specification.Training.Moments).FirstOrDefault(moments => moments is not null) is not { } taken) return [];
        return runs.Where(one => one.Run.Specification.Model == OverTime.FrameModel).Select(one => SmoothedRun.Of(one.Run, one.Experiment.Samples, taken))
            .Select(scored => new WorldScore(scored.Name, IsBaseline: false, OverTime.Areas(scored), Training: null));
    }

    private static IEnumerable<Experiment> Variants(Experiment whole, ModelDescription model, IReadOnlyList<SignalSet> sets)
    {
        if (model.Family == ModelFamily.Fusion) return sets.Select(whole.WithSignals);
        return model.Body == BodyOrigin.Frozen ? [whole, whole.WithRandomBodies()] : [whole];
    }
}
