using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>Every aligned row of a study as flat arrays beside its frames: what splits, batches and baselines work on. Immutable by convention.</summary>
public sealed class SampleSet
{
    private readonly Lazy<string> fingerprint;
    private readonly SampleSet? whole;

    /// <param name="study">The aligned study; its order of rows is the order of samples.</param>
    /// <param name="frames">One frame per row, in that order.</param>
    /// <exception cref="ArgumentException">The numbers of rows and frames differ, or there is no row.</exception>
    public SampleSet(AlignedStudy study, FrameBank frames)
    {
        IReadOnlyList<AlignedRow> rows = study.Rows;
        if (rows.Count == 0) throw new ArgumentException($"The study in {study.Root} has no aligned rows, so there is nothing to learn from.", nameof(study));
        if (rows.Count != frames.Count) throw new ArgumentException($"{rows.Count} aligned rows but {frames.Count} frames.", nameof(frames));

        Study = study;
        Frames = frames;
        Participants = [.. rows.Select(row => row.Participant).Distinct().Order()];
        Dictionary<ParticipantId, int> places = Participants.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);
        ParticipantOf = [.. rows.Select(row => places[row.Participant])];
        RecordingOf = [.. study.Recordings.SelectMany((recording, place) => Enumerable.Repeat(place, recording.Rows.Count))];
        TimeMilliseconds = [.. rows.Select(row => row.TimeMilliseconds)];
        Features = [.. rows.SelectMany(row => row.Features)];
        FeaturePresent = [.. rows.SelectMany(row => row.FeaturePresent)];
        Targets = [.. rows.SelectMany(row => row.Targets)];
        TargetPresent = [.. rows.SelectMany(row => row.TargetPresent)];
        Intensities = [.. rows.SelectMany(row => row.Intensities)];
        Expect(Features.Length, SignalCount, "features");
        Expect(FeaturePresent.Length, SignalCount, "feature flags");
        Expect(Targets.Length, TargetCount, "targets");
        Expect(TargetPresent.Length, TargetCount, "target flags");
        Expect(Intensities.Length, TargetCount, "intensities");
        StepMilliseconds = StepOf(RecordingOf, TimeMilliseconds);
        fingerprint = new Lazy<string>(ComputeFingerprint);
    }

    private SampleSet(SampleSet other, FrameBank frames, bool[] featurePresent, string withheld)
    {
        (Study, Frames, Participants, ParticipantOf, TimeMilliseconds) = (other.Study, frames, other.Participants, other.ParticipantOf, other.TimeMilliseconds);
        (Features, FeaturePresent, Targets, TargetPresent, Intensities) =
            (other.Features, featurePresent, other.Targets, other.TargetPresent, other.Intensities);
        (RecordingOf, StepMilliseconds) = (other.RecordingOf, other.StepMilliseconds);
        (Withheld, whole) = (withheld, other);
        fingerprint = new Lazy<string>(ComputeFingerprint);
    }

    /// <summary>Where the samples come from.</summary>
    public AlignedStudy Study { get; }

    /// <summary>What is known of a sample: the 33 signals and 17 targets, and the study's own.</summary>
    public Vocabulary Vocabulary => Study.Vocabulary;

    /// <summary>S, 33 and the study's own signals.</summary>
    public int SignalCount => Vocabulary.Signals.Count;

    /// <summary>17 and the study's own targets.</summary>
    public int TargetCount => Vocabulary.Targets.Count;

    /// <summary>What was taken away: "", "video", "signals", or of the signals "facial-coding", "gaze-and-skin" (all but facial coding)
    /// or "all-but-own".</summary>
    public string Withheld { get; } = "";

    /// <summary>The same with all that was taken away.</summary>
    internal SampleSet Whole => whole?.Whole ?? this;

    /// <summary>The frames, in the order of samples.</summary>
    public FrameBank Frames { get; }

    /// <summary>N.</summary>
    public int Count => ParticipantOf.Length;

    /// <summary>The P participants, ordered by id.</summary>
    public IReadOnlyList<ParticipantId> Participants { get; }

    /// <summary>N places in <see cref="Participants"/>.</summary>
    public int[] ParticipantOf { get; }

    /// <summary>N places in the study's recordings.</summary>
    public int[] RecordingOf { get; }

    /// <summary>Usual time from one sample of a recording to the next, milliseconds: the median; 1000 where no recording has two.</summary>
    public double StepMilliseconds { get; }

    /// <summary>N times on the exports' clock, milliseconds.</summary>
    public double[] TimeMilliseconds { get; }

    /// <summary>N x S, raw; 0 where missing.</summary>
    public float[] Features { get; }

    /// <summary>N x S, false where missing.</summary>
    public bool[] FeaturePresent { get; }

    /// <summary>N x <see cref="TargetCount"/>, 0 to 1.</summary>
    public float[] Targets { get; }

    /// <summary>As many flags, false where not known.</summary>
    public bool[] TargetPresent { get; }

    /// <summary>As many vendor intensities, and values of the study's own targets; NaN where there is none.</summary>
    public float[] Intensities { get; }

    /// <summary>Whether a person was recorded, or a simulator wrote it.</summary>
    public Provenance Provenance => Study.Provenance;

    /// <summary>SHA-256 over everything a model or a score could see: participants, times, features, targets, masks and pixels. 64 hexadecimal
    /// digits.</summary>
    public string Fingerprint => fingerprint.Value;

    /// <summary>The fingerprint before anything was withheld: what runs must share for their scores to be compared.</summary>
    public string StudyFingerprint => whole?.StudyFingerprint ?? Fingerprint;

    /// <summary>The same samples with every frame in one even colour, ImageNet's mean: what a model makes of the signals alone. Baselines on frames see that
    /// colour too.</summary>
    public SampleSet WithoutVideo() => new(this, FrameBank.Even(Frames.Side, Count), FeaturePresent, "video");

    /// <summary>The same samples with every physical feature missing: what a fusion model makes of the video alone.</summary>
    public SampleSet WithoutSignals() => new(this, Frames, new bool[FeaturePresent.Length], "signals");

    /// <summary>The same samples with only a declared set of the signals; the others are missing.</summary>
    /// <exception cref="ArgumentException">The study has none of its own, and they are asked for.</exception>
    public SampleSet WithSignals(SignalSet set)
    {
        if (set == SignalSet.All) return this;
        if (set == SignalSet.Own && Vocabulary.OwnSignals.Count == 0)
            throw new ArgumentException($"The study in {Study.Root} has no signals of its own; study.json declares them (data/README.md).", nameof(set));
        (string withheld, Range kept) = set switch
        {
            SignalSet.FacialCoding => ("gaze-and-skin", ..PhysicalFeatures.FacialCoding.Count),
            SignalSet.Own => ("all-but-own", PhysicalFeatures.Count..),
            _ => ("facial-coding", PhysicalFeatures.FacialCoding.Count..),
        };
        (int first, int count) = kept.GetOffsetAndLength(SignalCount);
        bool[] present = [.. FeaturePresent.Select((there, place) => there && place % SignalCount >= first && place % SignalCount < first + count)];
        return new(this, Frames, present, withheld);
    }

    /// <summary>The samples of the participants at these places, in order.</summary>
    public int[] SamplesOf(params IReadOnlyCollection<int> participants) =>
        [.. Enumerable.Range(0, Count).Where(sample => participants.Contains(ParticipantOf[sample]))];

    private void Expect(int length, int width, string what)
    {
        if (length != Count * width)
            throw new ArgumentException(Invariant($"The {Count} aligned rows hold {length} {what}; expected {width} in every row."), nameof(length));
    }

    private static double StepOf(int[] recordings, double[] times)
    {
        double[] steps = [.. Enumerable.Range(1, times.Length - 1).Where(row => recordings[row] == recordings[row - 1] && times[row] > times[row - 1])
            .Select(row => times[row] - times[row - 1]).Order()];
        return steps.Length == 0 ? 1000 : steps[steps.Length / 2];
    }

    private string ComputeFingerprint()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(Invariant($"{Provenance};{Withheld};{Frames.Side};{string.Join(';', Participants)}")));
        if (!Vocabulary.IsDefault) hash.AppendData(System.Text.Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(Vocabulary)));
        hash.AppendData(MemoryMarshal.AsBytes<int>(ParticipantOf));
        hash.AppendData(MemoryMarshal.AsBytes<double>(TimeMilliseconds));
        hash.AppendData(MemoryMarshal.AsBytes<float>(Features));
        hash.AppendData(MemoryMarshal.AsBytes<bool>(FeaturePresent));
        hash.AppendData(MemoryMarshal.AsBytes<float>(Targets));
        hash.AppendData(MemoryMarshal.AsBytes<bool>(TargetPresent));
        hash.AppendData(MemoryMarshal.AsBytes<float>(Intensities));
        for (int sample = 0; sample < Count; sample++) hash.AppendData(Frames[sample]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
