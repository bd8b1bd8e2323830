namespace Genex.Research.Recordings;

/// <summary>Logs of programs with the AFFDEX SDK: a row per frame, a column per metric (<c>innerBrowRaise</c>), the time in seconds.</summary>
/// <remarks>As in sensor exports: levels from 0 to 100, valence as two channels. A cell without a number is no face. Times are the video's. The column of times
/// is called <c>time</c> or, in programs of a later SDK, <c>TimeStamp</c>; with the latter the metrics have to be written without spaces, for sensor exports of
/// study software have a <c>Timestamp</c> of their own.</remarks>
internal sealed class AffdexLog : FaceSamples
{
    private const string Time = "time", Stamp = "TimeStamp", Metric = "innerBrowRaise";

    private AffdexLog() : base("AFFDEX log", [Metric, "valence", "engagement"])
    {
    }

    /// <summary>The format.</summary>
    internal static AffdexLog Format { get; } = new();

    /// <inheritdoc/>
    protected override string TimeColumnOf(ExportTable table) => table.Has(Time) ? Time : Stamp;

    internal override bool IsHeader(ExportHeader row) => base.IsHeader(row)
        && (row.Has(Time) || (row.Has(Stamp) && row.Columns.Contains(Metric, StringComparer.OrdinalIgnoreCase)));

    /// <inheritdoc/>
    protected override ExportTimeFormat Times => ExportTimeFormat.Seconds;

    /// <inheritdoc/>
    protected override IReadOnlyList<LevelColumn> LevelsOf(ExportTable table) => AffdexChannels.In(table);
}
