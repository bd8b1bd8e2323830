namespace Genex.Research.Datasets;

/// <summary>"lopo-nested", "k-groups-K-nested": as the outer protocol, but every other participant (or group) chooses the epoch and the thresholds in turn, and
/// the weights that predict are learnt from all of them.</summary>
/// <remarks>
/// Nested cross-validation (Varma and Simon 2006). A fold of N participants trains N times: N - 1 inner trainings, each with another participant to validate,
/// then one on everybody but the held-out one for as many epochs as the inner ones needed. The outer protocol asks a single participant, at a fraction of the
/// time; its choice depends on who that is.
/// </remarks>
/// <param name="Outer">Leave-one-participant-out, or groups of participants.</param>
public sealed record NestedParticipants(Protocol Outer)
    : Protocol($"{Outer.Id}-nested", $"{Outer.Title}, nested", HoldsParticipantsApart: true, AsReported: false)
{
    /// <summary>What an id ends with.</summary>
    internal const string Suffix = "-nested";

    /// <inheritdoc cref="NestedParticipants(Protocol)" path="/param[@name='Outer']"/>
    public Protocol Outer { get; init; } = Outer is Datasets.LeaveOneParticipantOut or ParticipantGroups ? Outer
        : throw new ArgumentException($"Protocol {Outer.Id} cannot be nested; lopo and k-groups-K can.", nameof(Outer));

    /// <inheritdoc/>
    protected override IReadOnlyList<Fold> DivideLabelled(LabelledSamples labelled)
    {
        SampleSet samples = labelled.Samples;
        IReadOnlyList<Fold> folds = Outer.Divide(samples, labelled.Task);
        return [.. folds.Select(fold =>
        {
            int[] train = [.. fold.Train.Union(fold.Validation).Order()];
            Fold[] inner = [.. folds.Where(other => other != fold).Select((other, place) =>
                new Fold(place, other.Name, [.. train.Except(other.Test)], other.Test, other.Test, reportsFromValidation: true)
                    .WithParticipantsApart(samples))];
            return new Fold(fold.Index, fold.Name, train, [], fold.Test, reportsFromValidation: false, inner).WithParticipantsApart(samples);
        })];
    }
}
