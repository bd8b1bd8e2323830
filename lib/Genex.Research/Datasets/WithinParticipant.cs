using Genex.Research.Alignment;

namespace Genex.Research.Datasets;

/// <summary>"within": of each recording's time the first 60 % train, the next 20 % choose the epoch and the last 20 % are reported, with a gap between the
/// blocks.</summary>
/// <remarks>Says how well a model does on people it knows; never to be compared with scores on new people. Samples within the gap are left out.</remarks>
public sealed record WithinParticipant()
    : Protocol("within", "later in the same recordings (within participant)", HoldsParticipantsApart: false, AsReported: false)
{
    /// <summary>Time left out on each side of a border; at least the window of the gaze and skin-conductance features (one second). Default 2 s.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override IReadOnlyList<Fold> DivideLabelled(LabelledSamples labelled)
    {
        SampleSet samples = labelled.Samples;
        List<int> train = [], validation = [], test = [];
        int next = 0;
        foreach (AlignedRecording recording in samples.Study.Recordings.Where(recording => recording.Rows.Count > 0))
        {
            int[] own = [.. Enumerable.Range(next, recording.Rows.Count)];
            next += own.Length;
            if (!labelled.People.Contains(samples.ParticipantOf[own[0]])) continue;
            double start = own.Min(sample => samples.TimeMilliseconds[sample]), length = own.Max(sample => samples.TimeMilliseconds[sample]) - start;
            double first = start + 0.6 * length, second = start + 0.8 * length, gap = Gap.TotalMilliseconds / 2;
            train.AddRange(own.Where(sample => samples.TimeMilliseconds[sample] < first - gap));
            validation.AddRange(own.Where(sample => samples.TimeMilliseconds[sample] >= first + gap && samples.TimeMilliseconds[sample] < second - gap));
            test.AddRange(own.Where(sample => samples.TimeMilliseconds[sample] >= second + gap));
        }

        if (train.Count == 0 || validation.Count == 0 || test.Count == 0)
            throw new ArgumentException(
                Invariant($"Protocol {Id} needs longer recordings: with gaps of {Gap.TotalSeconds:0.#} s, {train.Count} training, {validation.Count} ")
                + Invariant($"validation and {test.Count} test samples are left of {samples.Count}."), nameof(labelled));
        return [new Fold(0, "the last 20 % of each recording", [.. train.Order()], [.. validation.Order()], [.. test.Order()], reportsFromValidation: false)];
    }
}
