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
        var faces = table.Rows.Where(HasFace).CountBy(row => row[Face]).OrderByDescending(face => face.Value).ToList();
        if (faces.Count < 2)
            return table.Rows;
        noted($"it has {faces.Count} faces; {Face} {faces[0].Key}, which is in most frames, is taken");
        return table.Rows.Where(row => row[Face] == faces[0].Key);
    }
}
