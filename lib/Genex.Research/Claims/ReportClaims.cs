namespace Genex.Research.Claims;

/// <summary>The claims of the report that can be tested, each on its own figures, on its release, or on a simulation with the release's defects.</summary>
public static class ReportClaims
{
    /// <summary>In the order of their numbers.</summary>
    public static IReadOnlyList<Claim> All { get; } =
    [
        new TwoTasksInTwoTables(), new F1RepeatsAccuracy(), new EpochChosenOnReportedFrames(), new OneRecording(), new LabelsByParticipant(),
        new ConstantPredictorClaim(), new AbsentTargets(),
        new InitialFusionWeights(), new ConstantAttention(), new RowsWithoutTimes(), new FeatureCount(), new RandomAnnotations(), new EqualityOfContinuous(),
        new ParameterCounts(), new WholeScreens(),
    ];

    /// <summary>Tests what can be tested on the report alone, and takes the rest from what was recorded of the release.</summary>
    /// <param name="record">Evidence found before.</param>
    /// <param name="progress">Told of each claim before it is tested.</param>
    public static IReadOnlyList<ClaimResult> Examine(EvidenceRecord record, IProgress<Claim>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. All.Select(claim =>
        {
            progress?.Report(claim);
            return claim.ExamineReport() ?? (record.FindingOf(claim.Number) is { } found ? claim.Recall(found) : claim.Untested());
        })];
    }

    /// <summary>Tests every claim.</summary>
    /// <param name="material">What they are tested on.</param>
    /// <param name="progress">Told of each claim before it is tested.</param>
    /// <param name="cancellation">Stops between two claims.</param>
    public static IReadOnlyList<ClaimResult> Examine(ClaimMaterial material, IProgress<Claim>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(material);
        List<ClaimResult> results = [];
        foreach (Claim claim in All)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(claim);
            results.Add(claim.Examine(material));
        }

        return results;
    }
}
