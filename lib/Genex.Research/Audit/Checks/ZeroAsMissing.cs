using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Audit.Checks;

/// <summary>Sensors that a participant seems not to have worn, written as zeros instead of as missing.</summary>
public sealed class ZeroAsMissing() : AuditCheck("zero-as-missing", "Is what was not measured missing, and not zero?")
{
    private const int LeastRows = 10;

    private static readonly (string Sensor, AlignedColumn[] Columns)[] Sensors =
    [
        ("facial coding", [.. AlignedColumn.Features.Take(PhysicalFeatures.FacialCoding.Count)]),
        ("eye tracking", [.. PhysicalFeatures.EyeTracking.Select(AlignedColumn.Feature)]),
        ("skin conductance", [.. PhysicalFeatures.SkinConductance.Select(AlignedColumn.Feature)]),
    ];

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach ((string sensor, AlignedColumn[] columns) in Sensors)
        {
            AlignedRecording[] zero =
                [.. material.Aligned!.Recordings.Where(recording => recording.Rows.Count >= LeastRows
                && recording.Rows.All(row => columns.All(column => column.IsIn(row) && column.Of(row) == 0)))];
            if (zero.Length > 0)
            {
                yield return Find(AuditSeverity.Warning,
                    $"Every {sensor} value of {Wording.List(zero.Select(recording => recording.Participant))} is zero, in "
                    + $"{Wording.Count(zero.Sum(recording => recording.Rows.Count), "row")}.",
                    "If the sensor was not worn, leave its rows out of the export, so that the values are masked; a model takes zero for a measurement.");
            }
        }

        AlignedColumn density = AlignedColumn.Feature("fixation_density"), duration = AlignedColumn.Feature("avg_fixation_duration");
        int impossible = material.Aligned!.Rows.Count(row => density.IsIn(row) && duration.IsIn(row) && density.Of(row) > 0 && duration.Of(row) == 0);
        if (impossible > 0)
            yield return Find(AuditSeverity.Warning, $"{Wording.Count(impossible, "row")} have fixations of 0 ms.",
                "A duration that was not measured is missing; export it again, or leave the column out.");
    }
}
