using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>One way in which test samples are made worse, in rising levels; level 0 leaves them as they are.</summary>
/// <param name="Name">"video noise", "gaze missing", "signals late".</param>
/// <param name="Unit">Of a level: "grey levels", "standard deviations", "share of samples", "s".</param>
/// <param name="Modality">What it touches.</param>
/// <param name="Levels">Rising, beginning with 0.</param>
/// <param name="Apply">Samples, places to change, level: changed samples.</param>
public sealed record Corruption(string Name, string Unit, Modalities Modality, IReadOnlyList<double> Levels, Func<SampleSet, int[], double, SampleSet> Apply)
{
    /// <summary>Noise, missing modalities and wrong clocks, for video and signals.</summary>
    /// <param name="samples">The samples they are for: spreads and sampling are taken from them.</param>
    /// <param name="seed">Of all randomness.</param>
    /// <param name="cancellation">Stops while frames of other moments are decoded.</param>
    public static IReadOnlyList<Corruption> All(SampleSet samples, long seed, CancellationToken cancellation = default)
    {
        int coded = PhysicalFeatures.FacialCoding.Count, gaze = PhysicalFeatures.EyeTracking.Count,
            skin = PhysicalFeatures.SkinConductance.Count, all = samples.SignalCount;
        double[] spread = [.. Enumerable.Range(0, all).Select(feature => Spread(samples, feature))];
        double interval = Interval(samples);
        IReadOnlyDictionary<ParticipantId, RowBuilder>? exports = ChangedSamples.Exports(samples);
        double[] delays = [0.5, 1, 2, 5];
        ShiftedFrames videos = new(samples, [.. delays.Select(seconds => 1000 * seconds)], cancellation);
        return
        [
            new("video noise", "grey levels", Modalities.Video, [0, 8, 16, 32, 64], (set, places, level) => ChangedSamples.Frames(set, places, (place, frame) =>
            {
                SeededRandom random = new(seed, 1, place);
                for (int pixel = 0; pixel < frame.Length; pixel++) frame[pixel] = (byte)Math.Clamp(frame[pixel] + level * random.Normal(), 0, 255);
            })),
            new("signal noise", "standard deviations", Modalities.Physical, [0, 0.25, 0.5, 1, 2], (set, places, level) =>
                ChangedSamples.Signals(set, places, (place, values, _) =>
            {
                SeededRandom random = new(seed, 2, place);
                for (int feature = 0; feature < values.Length; feature++) values[feature] += (float)(level * spread[feature] * random.Normal());
            })),
            new("video missing", "share of samples", Modalities.Video, [0, 0.25, 0.5, 0.75, 1], (set, places, level) =>
                ChangedSamples.Frames(set, places, (place, frame) =>
            {
                if (new SeededRandom(seed, 3, place).NextDouble() < level) MeanColour.Fill(frame);
            })),
            Missing("facial coding missing", 4, 0, coded), Missing("gaze missing", 5, coded, gaze),
            Missing("skin conductance missing", 6, coded + gaze, skin), Missing("all signals missing", 7, 0, all),
            new("video late", "s", Modalities.Video, [0, .. delays.Where(seconds => videos.HasVideos || seconds * 1000 > 0.9 * interval)],
                (set, places, level) => ChangedSamples.Frames(set, places, (place, frame) =>
            {
                if (level.Equals(0)) return;
                if (videos.Before(place, 1000 * level) is { } shown) shown.CopyTo(frame);
                else if (!videos.HasVideos && ChangedSamples.At(samples, place, -1000 * level, 0.6 * interval) is { } other)
                    samples.Frames[other].CopyTo(frame);
                else MeanColour.Fill(frame);
            })),
            new("signals late", "s", Modalities.Physical, [0, .. delays.Where(seconds => exports is not null || seconds * 1000 > 0.9 * interval)],
                (set, places, level) => ChangedSamples.Signals(set, places, (place, values, present) =>
            {
                if (!level.Equals(0)) Late(place, 1000 * level).CopyTo(values, present);
            })),
        ];

        Corruption Missing(string name, int stream, int first, int count) =>
            new(name, "share of samples", Modalities.Physical, [0, 0.25, 0.5, 0.75, 1], (set, places, level) =>
                ChangedSamples.Signals(set, places, (place, _, present) =>
            {
                if (new SeededRandom(seed, stream, place).NextDouble() < level) Array.Fill(present, false, first, count);
            }));

        SignalsAt Late(int place, double milliseconds)
        {
            if (exports is not null && exports.TryGetValue(samples.Participants[samples.ParticipantOf[place]], out RowBuilder? rows))
            {
                AlignedRow row = rows.At(0, 0, samples.TimeMilliseconds[place] - milliseconds);
                return new SignalsAt(row.Features, row.FeaturePresent);
            }

            return ChangedSamples.At(samples, place, -milliseconds, 0.6 * interval) is { } other
                ? new SignalsAt(samples.Features[(other * all)..((other + 1) * all)], samples.FeaturePresent[(other * all)..((other + 1) * all)])
                    : new SignalsAt(new float[all], new bool[all]);
        }
    }

    private static double Spread(SampleSet samples, int feature)
    {
        double[] known = [.. Enumerable.Range(0, samples.Count).Select(sample => sample * samples.SignalCount + feature)
            .Where(place => samples.FeaturePresent[place]).Select(place => (double)samples.Features[place])];
        if (known.Length == 0) return 0;
        double mean = known.Average();
        return Math.Sqrt(known.Average(value => (value - mean) * (value - mean)));
    }

    private static double Interval(SampleSet samples)
    {
        double[] steps = [.. Enumerable.Range(1, samples.Count - 1).Where(place => samples.ParticipantOf[place] == samples.ParticipantOf[place - 1])
            .Select(place => samples.TimeMilliseconds[place] - samples.TimeMilliseconds[place - 1]).Order()];
        return steps.Length == 0 ? 1000 : steps[steps.Length / 2];
    }

    private sealed record SignalsAt(float[] Values, bool[] Present)
    {
        public void CopyTo(float[] values, bool[] present)
        {
            Values.CopyTo(values, 0);
            Present.CopyTo(present, 0);
        }
    }
}
