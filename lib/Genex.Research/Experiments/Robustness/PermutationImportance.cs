using Genex.Research.Datasets;
using Genex.Research.Evaluation;
using Genex.Research.Models;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>What a model loses when a group of inputs is taken from another moment of the same participant (Breiman 2001; Fisher, Rudin and Dominici
/// 2019).</summary>
/// <param name="Group">"head pose", "video", …</param>
/// <param name="PerParticipant">Loss of the primary score in order of id, mean over repeats; null where undefined.</param>
public sealed record PermutationImportance(string Group, IReadOnlyList<double?> PerParticipant)
{
    private static readonly (string Name, IReadOnlyList<string> Signals)[] Usual =
    [
        ("head pose", PhysicalFeatures.HeadPose), ("eyes and brows", PhysicalFeatures.EyesAndBrows), ("mouth and speech", PhysicalFeatures.MouthAndSpeech),
        ("face actions", PhysicalFeatures.FaceActions),
        ("eye tracking", PhysicalFeatures.EyeTracking), ("skin conductance", PhysicalFeatures.SkinConductance),
    ];

    /// <summary>Mean over participants.</summary>
    public double? Mean => PerParticipant.Average();

    /// <summary>Interval of the mean over participants.</summary>
    public ParticipantInterval? Interval(int seed) => ParticipantInterval.Of([.. PerParticipant.OfType<double>()], seed);

    /// <summary>Every group of inputs that the model looks at, most important first.</summary>
    /// <param name="run">A finished run with its weights.</param>
    /// <param name="samples">The samples that it was made on.</param>
    /// <param name="repeats">Shuffles of each group; at least 1. Default 5.</param>
    /// <param name="progress">Told the share that is done, 0 to 1.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <remarks>Shuffled within a participant, so that who somebody is stays and only the moment changes; correlated groups stand in for one another, so losses
    /// do not add up.</remarks>
    public static IReadOnlyList<PermutationImportance> Of(RunRecord run, SampleSet samples, int repeats = 5, IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        PrimaryScore score = PrimaryScore.For(run.Task);
        Modalities seen = ModelRegistry.Find(run.Specification.Model).Modalities;
        long seed = run.Specification.Seed;
        List<(string Name, Func<SampleSet, int[], int, SampleSet> Change)> groups = [];
        if (seen.HasFlag(Modalities.Video)) groups.Add(("video", (set, places, repeat) => Frames(set, places, seed, repeat)));
        if (seen.HasFlag(Modalities.Physical))
            groups.AddRange(
            GroupsOf(samples.Vocabulary).Select((group, place) =>
            (group.Name,
            (Func<SampleSet, int[], int, SampleSet>)((set, places, repeat) => Signals(set, places, group.Signals, seed, 10 * (place + 1) + repeat)))));
        IReadOnlyList<Scored> scores = Rescoring.Score(
            run, samples, [(set, _) => set,
                .. groups.SelectMany(group => Enumerable.Range(0, repeats)
                .Select(repeat => (Func<SampleSet, int[], SampleSet>)((set, places) => group.Change(set, places, repeat))))], progress, cancellation);
        double?[] whole = [.. scores[0].PerParticipant.Select(person => score.Of(person.Scores))];
        return [.. groups.Select((group, place) => new PermutationImportance(group.Name, [.. whole.Select((own, person) =>
            own - scores.Skip(1 + place * repeats).Take(repeats).Average(scored => score.Of(scored.PerParticipant[person].Scores)))]))
                .OrderByDescending(one => one.Mean)];
    }

    /// <summary>The usual groups, and one for each sensor of the study's own.</summary>
    private static IEnumerable<(string Name, IReadOnlyList<string> Signals)> GroupsOf(Vocabulary vocabulary) => Usual.Concat(vocabulary.OwnSignals
        .GroupBy(one => one.Sensor, StringComparer.OrdinalIgnoreCase).Select(own => (own.Key, (IReadOnlyList<string>)[.. own.Select(one => one.Name)])));

    private static SampleSet Frames(SampleSet samples, int[] places, long seed, int repeat)
    {
        Dictionary<int, int> other = Shuffled(samples, places, seed, repeat);
        return ChangedSamples.Frames(samples, places, (place, frame) => samples.Frames[other[place]].CopyTo(frame));
    }

    private static SampleSet Signals(SampleSet samples, int[] places, IReadOnlyList<string> names, long seed, int stream)
    {
        Dictionary<int, int> other = Shuffled(samples, places, seed, stream);
        int[] features = [.. names.Select(samples.Vocabulary.SignalOf)];
        return ChangedSamples.Signals(samples, places, (place, values, present) =>
        {
            foreach (int feature in features)
            {
                int from = other[place] * samples.SignalCount + feature;
                (values[feature], present[feature]) = (samples.Features[from], samples.FeaturePresent[from]);
            }
        });
    }

    private static Dictionary<int, int> Shuffled(SampleSet samples, int[] places, long seed, int stream)
    {
        Dictionary<int, int> other = [];
        foreach (IGrouping<int, int> person in places.GroupBy(place => samples.ParticipantOf[place]))
        {
            int[] own = [.. person], moved = [.. own];
            new SeededRandom(seed, 8, stream, person.Key).Shuffle<int>(moved);
            foreach ((int to, int from) in own.Zip(moved)) other[to] = from;
        }

        return other;
    }
}
