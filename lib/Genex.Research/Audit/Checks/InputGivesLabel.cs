namespace Genex.Research.Audit.Checks;

/// <summary>One input that says a label outright: at the same row, the one before or the one after.</summary>
/// <remarks>
/// In 46 sound studies the best input that lies so far from chance reaches 0.982, in a world where the face moves for hardly any other reason than the labels
/// (0.969 where nothing is noise), and 0.986 over twelve more seeds of each of nine worlds with six or eight people. Within two or three recordings of 40 s it
/// reaches 1.000 by chance. The label itself, and signals made of it with noise, reach 0.996 to 1.000 (tests, AuditPlantTests).
/// </remarks>
public sealed class InputGivesLabel() : AuditCheck("input-gives-label", "Does one input alone give a label away?")
{
    /// <summary>Area under the ROC curve within recordings, mean over them, from which an input blocks a target.</summary>
    public const double BlockingArea = 0.99;

    /// <summary>The same, from which it is worth a note.</summary>
    public const double NotableArea = 0.9;

    /// <summary>Standard deviations over rotations that the area must lie from chance: 1,683 pairs of input, target and lag are looked at.</summary>
    public const double LeastDeviations = 5;

    /// <summary>Recordings with both values from which it blocks; it is a warning in fewer, since two or three short ones agree by chance.</summary>
    public const int LeastRecordings = 4;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        foreach (AlignedColumn target in AlignedColumn.TargetsOf(material.Aligned!))
        {
            (AlignedColumn Input, int Lag, WithinArea Area)[] high =
            [
                .. from input in AlignedColumn.FeaturesOf(material.Aligned!)
                   from lag in (int[])[-1, 0, 1]
                   let area = WithinArea.Of(material.Aligned!, target, (recording, row) => row + lag >= 0 && row + lag < recording.Rows.Count
                       && input.IsIn(recording.Rows[row + lag]) ? input.Of(recording.Rows[row + lag]) : double.NaN)
                   where area is not null && area.Mean >= NotableArea && area.Deviations() >= LeastDeviations
                   orderby area.Mean descending
                   select (input, lag, area),
            ];
            if (high.Length == 0) continue;
            (AlignedColumn best, int rows, WithinArea found) = high[0];
            bool blocks = found.Mean >= BlockingArea;
            yield return Find(target,
                !blocks ? AuditSeverity.Note : found.Recordings < LeastRecordings ? AuditSeverity.Warning : AuditSeverity.Blocking,
                Invariant($"'{best.Name}' {When(rows)} ranks '{target.Name}' with an area under the ROC curve of {found.Mean:0.000} (0.5 is chance) within ")
                    + Invariant($"{Wording.Count(found.Recordings, "recording")}; the least is {found.Least:0.000}.")
                    + (high.DistinctBy(one => one.Input).Count() is > 1 and var inputs ? Invariant($" {inputs} inputs lie over {NotableArea:0.0}.") : ""),
                blocks ? $"The input is the label, or was made of it. Leave it out, or do not predict '{target.Name}' from it."
                    : "Show this input alone beside every model, and read lift over it.");
        }
    }

    private static string When(int lag) => lag switch { 0 => "at the same row", < 0 => "one row before", _ => "one row after" };
}
