using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>Samples of which some have other frames or other signals; truth, times and everybody else stay.</summary>
public static class ChangedSamples
{
    /// <summary>Changes the signals of some samples.</summary>
    /// <param name="samples">Stay as they are.</param>
    /// <param name="places">Which to change.</param>
    /// <param name="change">Gets the place, a copy of its S values and of its S flags, and changes the copies.</param>
    public static SampleSet Signals(SampleSet samples, IReadOnlyCollection<int> places, Action<int, float[], bool[]> change)
    {
        HashSet<int> chosen = [.. places];
        int place = 0;
        AlignedRecording[] recordings =
            [.. samples.Study.Recordings.Select(recording => recording
            with { Rows = [.. recording.Rows.Select(row => chosen.Contains(place++) ? Changed(row, place - 1) : row)] })];
        AlignedStudy study = samples.Study;
        return new SampleSet(new AlignedStudy(study.Root, study.Provenance, recordings, study.Notes) { Vocabulary = study.Vocabulary }, samples.Frames);

        AlignedRow Changed(AlignedRow row, int at)
        {
            float[] values = [.. row.Features];
            bool[] present = [.. row.FeaturePresent];
            change(at, values, present);
            for (int feature = 0; feature < values.Length; feature++) values[feature] = present[feature] ? values[feature] : 0;
            return row with { Features = values, FeaturePresent = present };
        }
    }

    /// <summary>Changes the frames of some samples.</summary>
    /// <param name="samples">Stay as they are.</param>
    /// <param name="places">Which to change.</param>
    /// <param name="change">Gets the place and a copy of the frame's 3 x S x S bytes, and changes the copy.</param>
    public static SampleSet Frames(SampleSet samples, IReadOnlyCollection<int> places, Action<int, byte[]> change)
    {
        HashSet<int> chosen = [.. places];
        return new SampleSet(samples.Study, new FrameBank(samples.Frames.Side, Enumerable.Range(0, samples.Count).Select(place =>
        {
            byte[] frame = samples.Frames[place].ToArray();
            if (chosen.Contains(place)) change(place, frame);
            return frame;
        })));
    }

    /// <summary>The sample of the same participant closest to a moment; null when the closest is further than the tolerance.</summary>
    /// <param name="samples">All samples.</param>
    /// <param name="place">Whose participant and time are meant.</param>
    /// <param name="shiftMilliseconds">Added to its time.</param>
    /// <param name="toleranceMilliseconds">Largest distance.</param>
    public static int? At(SampleSet samples, int place, double shiftMilliseconds, double toleranceMilliseconds)
    {
        double wanted = samples.TimeMilliseconds[place] + shiftMilliseconds;
        int closest = samples.SamplesOf(samples.ParticipantOf[place]).MinBy(other => Math.Abs(samples.TimeMilliseconds[other] - wanted));
        return Math.Abs(samples.TimeMilliseconds[closest] - wanted) <= toleranceMilliseconds ? closest : null;
    }

    /// <summary>The signals that a study's own exports hold at another moment; null for a study without files, and where sound is not in exports.</summary>
    public static IReadOnlyDictionary<ParticipantId, RowBuilder>? Exports(SampleSet samples) =>
        !samples.Vocabulary.HasVoice && (samples.Study.ReadFrom is not null || Directory.Exists(samples.Study.Root))
        ? samples.Study.Source().Recordings
            .Where(recording => recording.Stimulus is null) // several recordings have a clock each, and samples do not say which is theirs
            .ToDictionary(recording => recording.Participant, recording => new RowBuilder(recording, samples.Vocabulary))
        : null;
}
