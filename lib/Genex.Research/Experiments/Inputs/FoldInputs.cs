using Genex.Research.Alignment;
using Genex.Research.Datasets;

namespace Genex.Research.Experiments;

/// <summary>What the weights of a fold were given: how its inputs were scaled, within which ranges they lay, and which recordings they came from. With it a
/// new recording is brought into the form that the weights know, and it is told where it lies outside of what they have seen.</summary>
public sealed record FoldInputs
{
    /// <summary>The file beside the fold's weights.</summary>
    public const string FileName = "inputs.json";

    /// <summary>Side at which frames are cut out of the video, pixels; they are then resized to the side that the model sees.</summary>
    public required int FrameSide { get; init; }

    /// <summary>S means over the training samples, in the order of the signals; all 0 where signals are fed as they are.</summary>
    public required IReadOnlyList<double> Means { get; init; }

    /// <summary>S standard deviations over the training samples.</summary>
    public required IReadOnlyList<double> Deviations { get; init; }

    /// <summary>S ranges over the training samples, unscaled; null for a feature that they never have.</summary>
    public required IReadOnlyList<ValueRange?> Signals { get; init; }

    /// <summary>Six ranges over the training frames: mean and standard deviation of red, green and blue, 0 to 255; empty where the run saw no
    /// video.</summary>
    public required IReadOnlyList<ValueRange?> Colours { get; init; }

    /// <summary>The study's recordings.</summary>
    public required IReadOnlyList<SeenRecording> Recordings { get; init; }

    /// <summary>Brings a new recording's signals to the fold's scale.</summary>
    public Standardiser Scaling => Standardiser.Of(Means, Deviations);

    /// <summary>Of a fold.</summary>
    /// <param name="specification">Of its run.</param>
    /// <param name="samples">The run's.</param>
    /// <param name="fold">Which samples it learns from and predicts.</param>
    public static FoldInputs Of(RunSpecification specification, SampleSet samples, Fold fold)
    {
        Standardiser scaling = specification.ScalingOf(samples, fold.Train);
        FrameFacts facts = FrameFacts.Of(samples);
        bool video = samples.Withheld != "video";
        HashSet<int> train = [.. fold.Train], test = [.. fold.Test];
        AlignedRecording[] filmed = [.. samples.Study.Recordings.Where(recording => recording.Rows.Count > 0)];
        return new FoldInputs
        {
            FrameSide = samples.Frames.Side,
            Means = scaling.Means,
            Deviations = scaling.Deviations,
            Signals = [.. Enumerable.Range(0, samples.SignalCount).Select(feature => ValueRange.Of(fold.Train
                .Select(sample => sample * samples.SignalCount + feature).Where(place => samples.FeaturePresent[place])
                .Select(place => (double)samples.Features[place])))],
            Colours = !video ? []
                : [.. FrameFacts.Names.Select((_, statistic) => ValueRange.Of(fold.Train.Where(sample => FrameFacts.IsShown(samples, sample))
                    .Select(sample => facts.Colours[sample, statistic])))],
            Recordings = [.. FrameFacts.Places(samples).Select((places, at) => new SeenRecording(filmed[at].Participant.ToString(),
                video ? facts.Fingerprints[at] : null, Any(test, places), Any(train, places)))],
        };
    }

    /// <summary>Writes what an earlier version did not keep: the inputs of every fold of a run, from the samples that it was made on.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="samples">The samples it was made on.</param>
    /// <exception cref="ArgumentException">They are others.</exception>
    public static void Keep(RunRecord run, SampleSet samples)
    {
        if (samples.Withheld.Length == 0) samples = WithheldSamples.Of(samples, run.Specification.Withheld);
        if (run.Specification.Data != samples.Fingerprint)
            throw new ArgumentException($"Run {run.Specification.Id} was made on other samples than the ones given; name its own study.", nameof(samples));
        foreach (Fold fold in run.Protocol.Divide(samples, run.Task))
            RunJson.Write(PathOf(run.Folder, run.Folds.First(one => one.Index == fold.Index)), Of(run.Specification, samples, fold));
        RunFiles.Add(run.Folder, [.. run.Folds.Select(NameOf)]);
    }

    /// <summary>Reads what is kept with a fold of a run.</summary>
    /// <exception cref="InvalidDataException">It is not there, or not whole.</exception>
    public static FoldInputs Read(RunRecord run, FoldRecord fold)
    {
        string path = PathOf(run.Folder, fold);
        if (!File.Exists(path))
            throw new InvalidDataException($"{path} is not there: the run was made by a version that did not keep how its inputs were scaled. Name the study "
                + "that it was made on (genex predict --data STUDY; FoldInputs.Keep in C#), and it is kept from then on.");
        if (Checksums.In(run.Folder) is { } sums && sums.Names.Contains(NameOf(fold))) sums.Require(NameOf(fold));
        FoldInputs read = RunJson.Read<FoldInputs>(path);
        int expected = run.Specification.SignalCount;
        return read.Means.Count == expected && read.Deviations.Count == expected && read.Signals.Count == expected
            ? read : throw new InvalidDataException(Invariant($"{path} scales {read.Means.Count} signals; expected {expected}."));
    }

    /// <summary>Where a fold's inputs are kept.</summary>
    internal static string PathOf(string run, FoldRecord fold) => Path.Combine(run, NameOf(fold));

    /// <summary>The same, from the run's folder on.</summary>
    internal static string NameOf(FoldRecord fold) => Path.Combine(Path.GetDirectoryName(fold.WeightsFile) ?? "", FileName);

    private static bool Any(HashSet<int> samples, (int First, int Count) places) =>
        Enumerable.Range(places.First, places.Count).Any(samples.Contains);
}
