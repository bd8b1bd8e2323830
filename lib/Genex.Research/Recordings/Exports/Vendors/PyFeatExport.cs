namespace Genex.Research.Recordings;

/// <summary>Tables of py-feat (<c>Detector.detect_video</c>): a row per face, action units and emotions from 0 to 1, in any order of columns.</summary>
/// <remarks>
/// A level is 100 times the value; valence, from -1 to 1, is two channels. There are no times: a row's is that of its <c>frame</c> (of as many frames, where
/// there is no such column) in the video of the table's name. Where there is no such video, or it has not those frames, the study's description gives its
/// rate as "samplingRate". Of several faces in a frame the one with the highest <c>FaceScore</c> is taken; a row without a score has no face. Where
/// <c>input</c> names several videos, each row is of the video that it names.
/// </remarks>
internal sealed class PyFeatExport : FaceSamples
{
    private const string Frame = "frame", Score = "FaceScore", Input = "input";

    private static readonly (string Column, string Channel)[] Emotions =
    [
        ("anger", "Anger"), ("disgust", "Disgust"), ("fear", "Fear"), ("happiness", "Joy"), ("Happy", "Joy"), ("sadness", "Sadness"), ("Sad", "Sadness"),
        ("surprise", "Surprise"), ("neutral", "Neutral"),
    ];

    private PyFeatExport() : base("py-feat table", ["FaceRectX", Score, "AU12"])
    {
    }

    /// <summary>The format.</summary>
    internal static PyFeatExport Format { get; } = new();

    internal override string? VideoOf(ExportTable table) => VideosIn(table) is [var only] ? only : null;

    /// <inheritdoc/>
    protected override string? PartColumnOf(ExportTable table) => VideosIn(table).Count > 1 ? Input : null;

    /// <inheritdoc/>
    protected override bool PartsAreVideos => true;

    // Pictures that were looked at one by one have a name each, which is nobody's.
    private static List<string> VideosIn(ExportTable table) => !table.Has(Input) ? []
        : [.. table.Rows.Select(row => row[Input]).Distinct(StringComparer.Ordinal).Where(StudyFiles.IsVideo).Take(2)];

    /// <inheritdoc/>
    protected override string TimeColumnOf(ExportTable table) => Frame;

    /// <inheritdoc/>
    protected override Func<FacePart, ExportRow, int, double> TimesOf(ExportTable table, Action<string> noted)
    {
        if (table.SamplingRate is not { } rate)
            return OfTheVideo(table, noted) ?? throw NeedsRate(table);
        bool framed = HasFrames(table.Columns);
        return (_, row, number) => (framed ? row.Time(Frame, ExportTimeFormat.Milliseconds) : number) * 1000 / rate;
    }

    // The video's own times, of any spacing. Null where they do not fit: then it is another video's table, or one of some of the frames.
    private Func<FacePart, ExportRow, int, double>? OfTheVideo(ExportTable table, Action<string> noted)
    {
        if (table.Video is not { } video || PartColumnOf(table) is not null || PacketTimes.Of(video) is not { } times) return null;
        bool framed = HasFrames(table.Columns);
        if (!(framed ? table.Rows.All(row => ExportNumbers.TryParse(row[Frame]) is not { } frame || (frame >= 0 && frame < times.Length && frame % 1 == 0))
            : table.Rows.Count() == times.Length)) return null;
        noted($"its rows have the times of the frames of {Path.GetFileName(video)}");
        return (_, row, number) => times[framed ? (int)row.Time(Frame, ExportTimeFormat.Milliseconds) : number];
    }

    /// <inheritdoc/>
    protected override bool HasFace(ExportRow row) => row.OptionalNumber(Score) > 0;

    /// <inheritdoc/>
    protected override IReadOnlyList<LevelColumn> LevelsOf(ExportTable table) =>
    [
        .. ActionUnits.Among(table.Columns, _ => true).Select(one => LevelColumn.OfFraction(one.Column, one.Channel)),
        .. Emotions.Where(one => table.Has(one.Column)).DistinctBy(one => one.Channel).Select(one => LevelColumn.OfFraction(one.Column, one.Channel)),
        .. LevelColumn.OfValence(table, "valence"),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<ExportRow> RowsOf(ExportTable table, Action<string> noted)
    {
        if (!HasFrames(table.Columns))
        {
            noted("it has no column of frames; each row is taken as the next frame");
            return table.Rows;
        }
        return Largest(table.Rows, PartsOf(table), noted);
    }

    private static bool HasFrames(IReadOnlyList<string> columns) => columns.Contains(Frame, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<ExportRow> Largest(IEnumerable<ExportRow> rows, Func<ExportRow, FacePart> partOf, Action<string> noted)
    {
        ExportRow? best = null;
        int others = 0;
        foreach (ExportRow row in rows)
        {
            if (best is not null && best[Frame] == row[Frame] && partOf(best) == partOf(row))
            {
                others++;
                best = ScoreOf(row) > ScoreOf(best) ? row : best;
                continue;
            }
            if (best is not null)
                yield return best;
            best = row;
        }
        if (best is not null)
            yield return best;
        if (others > 0)
            noted(Invariant($"in some frames it has several faces; the one with the highest {Score} is taken, and {others} rows are not used"));
    }

    private static double ScoreOf(ExportRow row) => ExportNumbers.TryParse(row[Score]) ?? 0;
}
