namespace Genex.Research.Audit.Checks;

/// <summary>Events that an export holds twice, as when a table was joined to itself: counts and rates of that participant are too high.</summary>
/// <remarks>No event of a sound study lies on another of its kind; a table with all its rows twice has half of them so, with every other row twice a third.
/// Rows that repeat an earlier row in every value are counted once by the reader already.</remarks>
public sealed class EventsCountedTwice() : AuditCheck("events-counted-twice", "Is every event there once?")
{
    /// <summary>Fraction of a sensor's events, lying on another of their kind, from which it is a warning.</summary>
    public const double LeastFraction = 0.05;

    private const int LeastEvents = 3;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsStudy(material)
        ?? (material.Study!.Recordings.SelectMany(RepeatedEvents.Of).Any(one => one.Events > 0) ? null : "no events");

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        RepeatedEvents[] twice = [.. material.Study!.Recordings.SelectMany(RepeatedEvents.Of)
            .Where(one => one.Repeated >= LeastEvents && one.Fraction >= LeastFraction)];
        if (twice.Length == 0) yield break;
        yield return Find(AuditSeverity.Warning,
            "Events lie on others of their own kind: " + Wording.List(twice.OrderByDescending(one => one.Fraction)
                .Select(one => Invariant($"{one.Recording.Label}, {one.Sensor}: {one.Repeated} of {one.Events}"))) + ".",
            "Remove the copies, or export the table again: whatever counts events tells these participants apart.");
    }
}
