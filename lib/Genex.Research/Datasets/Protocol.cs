using System.Globalization;
using System.Text.Json.Serialization;

namespace Genex.Research.Datasets;

/// <summary>How samples are divided into folds. Two protocols with the same id divide alike.</summary>
/// <param name="Id">What <c>--protocol</c> takes: "report-a", "report-b", "lopo", "lopo-nested", "k-groups-5", "within".</param>
/// <param name="Title">For headings.</param>
/// <param name="HoldsParticipantsApart">Whether scores come from participants that nothing was learnt from.</param>
/// <param name="AsReported">Whether it repeats the report's own procedure, which chooses the epoch on the samples it reports from.</param>
[JsonConverter(typeof(ProtocolConverter))]
public abstract record Protocol(string Id, string Title, bool HoldsParticipantsApart, bool AsReported)
{
    /// <summary>70/30 stratified random frames, seed 42, best epoch chosen on and reported from the 30 %.</summary>
    public static Protocol ReportA { get; } = new RandomFrames();

    /// <summary>Participants shuffled with seed 42, three of four to train and one to validate and report from.</summary>
    public static Protocol ReportB { get; } = new OneParticipantSplit();

    /// <summary>Every participant held out once; another chooses the epoch.</summary>
    public static Protocol LeaveOneParticipantOut { get; } = new LeaveOneParticipantOut();

    /// <summary>Blocks of time within each participant, with a gap between them.</summary>
    public static Protocol Within { get; } = new WithinParticipant();

    /// <summary>K folds of whole participants.</summary>
    public static Protocol Groups(int folds) => new ParticipantGroups(folds);

    /// <summary>The same with every other participant, or group, choosing epoch and thresholds in turn.</summary>
    /// <exception cref="ArgumentException">The protocol does not hold participants apart fold by fold.</exception>
    public static Protocol Nested(Protocol outer) => new NestedParticipants(outer);

    /// <summary>The protocol with this id, letter case ignored.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the ids.</exception>
    public static Protocol Parse(string id)
    {
        string lower = id.ToLowerInvariant();
        if (lower.EndsWith(NestedParticipants.Suffix, StringComparison.Ordinal)) return Nested(Parse(lower[..^NestedParticipants.Suffix.Length]));
        if (lower.StartsWith("k-groups-", StringComparison.Ordinal) && int.TryParse(lower.AsSpan(9), CultureInfo.InvariantCulture, out int folds))
            return Groups(folds);
        if (lower == "loso") return LeaveOneParticipantOut; // leave one subject out: what the field calls it
        return new[] { ReportA, ReportB, LeaveOneParticipantOut, Within }.FirstOrDefault(protocol => protocol.Id == lower)
            ?? throw new ArgumentException($"No protocol is called \"{id}\"; there are report-a, report-b, lopo (or loso), within, k-groups-K for K folds of "
                + "participants (as in k-groups-5), lopo-nested and k-groups-K-nested.", nameof(id));
    }

    /// <summary>The folds, the same for the same samples and task. Participants without a label of the task are in none of them.</summary>
    /// <exception cref="ArgumentException">There are too few participants with labels, or samples, for the protocol, which the message says; or a part of a
    /// fold has no label, so that nothing can be learnt, chosen or scored on it.</exception>
    public IReadOnlyList<Fold> Divide(SampleSet samples, EmotionTask task)
    {
        LabelledSamples labelled = LabelledSamples.Of(samples, task);
        IReadOnlyList<Fold> folds = DivideLabelled(labelled);
        foreach (Fold fold in folds) labelled.Require(this, fold);
        return folds;
    }

    /// <summary>The folds over the participants who have labels.</summary>
    protected abstract IReadOnlyList<Fold> DivideLabelled(LabelledSamples labelled);

    /// <inheritdoc/>
    public sealed override string ToString() => Id;

    /// <summary>Throws when there are fewer participants with labels than the protocol needs.</summary>
    protected void Require(LabelledSamples labelled, int participants)
    {
        ArgumentNullException.ThrowIfNull(labelled);
        if (labelled.People.Length < participants)
            throw new ArgumentException(Invariant($"Protocol {Id} needs at least {participants} participants; there are {labelled.People.Length}")
                + (labelled.Without.Count == 0 ? "." : $" with labels of {labelled.Task.Title} (none has {string.Join(", ", labelled.Without)})."),
                nameof(labelled));
    }
}
