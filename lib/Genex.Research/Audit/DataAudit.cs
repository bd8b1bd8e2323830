using Genex.Research.Audit.Checks;

namespace Genex.Research.Audit;

/// <summary>The audit of a study before anything is learnt from it.</summary>
/// <remarks>
/// The checks ask what is known to make scores on small studies of people look better than they are: the same recording under several names, labels
/// that follow the person, splits that share people, rows joined without a clock (Kapoor and Narayanan 2023 give the general list).
/// </remarks>
public static class DataAudit
{
    /// <summary>Every check, in the order of reports: those that can block first.</summary>
    public static IReadOnlyList<AuditCheck> Checks { get; } =
    [
        new AbsentLabels(), new NearDuplicateFrames(), new RecordingCutInTwo(), new SwappedIds(), new CompositeFrames(), new GeneratedTables(),
        new LabelFollowsParticipant(), new LabelMostlyParticipant(), new InputGivesLabel(), new LabelFollowsTime(), new LabelFollowsMissingness(),
        new ImagePropertyPredicts(), new SplitOverlap(), new ParticipantIds(), new MixedProvenance(),
        new ColumnOrder(), new Timestamps(), new IndexAlignment(), new ClockNotSet(), new ModalityLate(), new EventsCountedTwice(), new SameSensor(),
        new ConstantColumns(), new AllZeroRows(), new ZeroAsMissing(),
        new ImpossibleLabels(), new SummaryMismatch(), new ValueRanges(), new SamplingGaps(), new VideoIntegrity(), new EffectiveSamples(),
    ];

    /// <summary>Makes every check.</summary>
    /// <param name="material">What there is to look at.</param>
    /// <param name="progress">Told of each check before it is made.</param>
    /// <param name="cancellation">Stops between two checks.</param>
    public static AuditReport Run(AuditMaterial material, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(material);
        List<AuditResult> results = [];
        foreach (AuditCheck check in Checks)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new Progress(check.Id, results.Count, Checks.Count, "checks"));
            string? lacking = check.Lacking(material);
            results.Add(new AuditResult(check.Id, check.Question, lacking is null ? [.. check.Examine(material)] : [], lacking));
        }

        return new AuditReport(material.Root, results) { Provenance = material.Samples?.Provenance };
    }

    /// <summary>Reads a study in the raw layout and makes every check.</summary>
    /// <inheritdoc cref="StudyMaterial.Read" path="/param"/>
    /// <inheritdoc cref="StudyMaterial.Read" path="/exception"/>
    public static AuditReport Run(string folder, double rateHz = 1, IProgress<Progress>? progress = null, CancellationToken cancellation = default) =>
        Run(StudyMaterial.Read(folder, rateHz, progress, cancellation), progress, cancellation);
}
