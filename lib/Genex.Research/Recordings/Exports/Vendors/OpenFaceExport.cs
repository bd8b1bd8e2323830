namespace Genex.Research.Recordings;

/// <summary>Tables of OpenFace (FeatureExtraction): a row per frame, action units with an intensity <c>_r</c> from 0 to 5 and a presence <c>_c</c>.</summary>
/// <remarks>
/// OpenFace wiki, pages "Output Format" and "Action Units". A level is 20 times the intensity; whether a channel is present is what the classifier <c>_c</c>
/// says, where it is there, and else an intensity of 2.5 or more. Frames without a successful track (<c>success</c> 0, or <c>confidence</c> 0 where there is no
/// such column) have no value. Times are the video's, in seconds. The pose is not read: nothing says from which angle on a head counts as turned. Of several
/// faces (<c>face_id</c>) the one in most frames is taken.
/// </remarks>
internal sealed class OpenFaceExport : FaceSamples
{
    private const string Success = "success", Confidence = "confidence", Face = "face_id", Timestamp = "timestamp";
    private const double Scale = 20;

    private OpenFaceExport() : base("OpenFace table", ["frame", Timestamp, Confidence, "AU12_r"])
    {
    }

    /// <summary>The format.</summary>
    internal static OpenFaceExport Format { get; } = new();

    /// <inheritdoc/>
    protected override string TimeColumnOf(ExportTable table) => Timestamp;

    /// <inheritdoc/>
    protected override ExportTimeFormat Times => ExportTimeFormat.Seconds;

    /// <inheritdoc/>
    protected override IReadOnlyList<LevelColumn> LevelsOf(ExportTable table)
    {
        var intensities = ActionUnits.Among(table.Columns, column => column.EndsWith("_r", StringComparison.Ordinal)).ToList();
        IEnumerable<LevelColumn> rated = intensities.Select(one => new LevelColumn(one.Column, one.Channel, 0, 5, value => Scale * value)
        {
            Presence = table.Has(one.Column[..^1] + "c") ? one.Column[..^1] + "c" : null,
        });
        IEnumerable<LevelColumn> seen = ActionUnits.Among(table.Columns, column => column.EndsWith("_c", StringComparison.Ordinal))
            .ExceptBy(intensities.Select(one => one.Channel), one => one.Channel)
            .Select(one => LevelColumn.OfFraction(one.Column, one.Channel));
        return [.. rated, .. seen];
    }

    /// <inheritdoc/>
    protected override bool HasFace(ExportRow row) =>
        row.NumberIfMeant(row.Columns.Contains(Success, StringComparer.OrdinalIgnoreCase) ? Success : Confidence, "0 to 1",
            value => value is >= 0 and <= 1) > 0;

    /// <inheritdoc/>
    protected override IEnumerable<ExportRow> RowsOf(ExportTable table, Action<string> noted)
    {
        if (!table.Has(Face))
            return table.Rows;
        Func<ExportRow, FacePart> partOf = PartsOf(table);
        var taken = new Dictionary<FacePart, string>();
        foreach (IGrouping<FacePart, KeyValuePair<(FacePart Part, string Face), int>> whose in table.Rows.Where(HasFace)
            .CountBy(row => (Part: partOf(row), Face: row[Face])).GroupBy(one => one.Key.Part))
        {
            string[] faces = [.. whose.OrderByDescending(one => one.Value).Select(one => one.Key.Face)];
            if (faces.Length < 2)
                continue;
            taken.Add(whose.Key, faces[0]);
            noted((whose.Key.Who is { } who ? $"of {who} " : "")
                + Invariant($"it has {faces.Length} faces; {Face} {faces[0]}, which is in most frames, is taken"));
        }
        return taken.Count == 0 ? table.Rows : table.Rows.Where(row => !taken.TryGetValue(partOf(row), out string? face) || row[Face] == face);
    }
}
