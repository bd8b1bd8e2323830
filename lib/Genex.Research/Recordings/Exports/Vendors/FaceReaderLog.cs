namespace Genex.Research.Recordings;

/// <summary>Detailed logs of FaceReader: metadata rows, then a row per frame with <c>Video Time</c>, expressions from 0 to 1, valence from -1 to 1 and, where
/// they were exported, action units.</summary>
/// <remarks>
/// A level is 100 times the value; valence is two channels. Action units are numbers from 0 to 1, or <c>NotActive</c> and the five intensities A to E of the
/// Facial Action Coding System (Noldus, Action Unit Module), which are 20 to 100 as OpenFace's are; any of the five is present. <c>FIT_FAILED</c> and
/// <c>FIND_FAILED</c> are frames without a face. Times are the video's: h:mm:ss.f, or m:ss.f as spreadsheets save them; numbers are as the study says.
/// Rows that have one time are told apart by <see cref="FrameTimes"/>. Where a log merges several participants, the rows are of <c>Participant Name</c>, and
/// of several <c>Analysis Index</c> of one participant each is a recording.
/// </remarks>
internal sealed class FaceReaderLog : FaceSamples
{
    private const string Time = "Video Time", Neutral = "Neutral", Valence = "Valence", Analysis = "Analysis Index";

    private static readonly (string Column, string Channel)[] Expressions =
    [
        (Neutral, Neutral), ("Happy", "Joy"), ("Sad", "Sadness"), ("Angry", "Anger"), ("Surprised", "Surprise"), ("Scared", "Fear"),
        ("Disgusted", "Disgust"), ("Contempt", "Contempt"),
    ];

    private static readonly Dictionary<string, double> Letters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["NotActive"] = 0,
        ["Not Active"] = 0,
        ["A"] = 0.2,
        ["B"] = 0.4,
        ["C"] = 0.6,
        ["D"] = 0.8,
        ["E"] = 1,
    };

    private FaceReaderLog() : base("FaceReader log", [Time, Neutral, "Happy"])
    {
    }

    /// <summary>The format.</summary>
    internal static FaceReaderLog Format { get; } = new();

    internal override IReadOnlyList<string> FileWords => ["_detailed", "detailed"];

    internal override string? VideoOf(ExportTable table) => Said(table, "Filename");

    /// <inheritdoc/>
    protected override string TimeColumnOf(ExportTable table) => Time;

    /// <inheritdoc/>
    protected override string? PartColumnOf(ExportTable table) => table.Has(Analysis) ? Analysis : null;

    /// <inheritdoc/>
    protected override Func<FacePart, ExportRow, int, double> TimesOf(ExportTable table, Action<string> noted)
    {
        Func<ExportRow, FacePart> partOf = PartsOf(table);
        var times = table.Rows.GroupBy(partOf, row => Written(row, table.Times))
            .ToDictionary(part => part.Key, part => FrameTimes.Of([.. part], RateOf(table), noted));
        return (part, row, number) => times[part][number] ?? throw NoTime(row, table.Times);
    }

    private static double? Written(ExportRow row, ExportTimeFormat? told) => FormatOf(row, told) is { } format
        && ExportTimes.TryParse(row[Time], format) is >= 0 and var time ? time : null;

    // What has colons says itself which they are.
    private static ExportTimeFormat? FormatOf(ExportRow row, ExportTimeFormat? told) => row[Time].Count(letter => letter == ':') switch
    {
        2 => ExportTimeFormat.HoursMinutesSeconds,
        1 => ExportTimeFormat.MinutesSeconds,
        _ => told is ExportTimeFormat.Seconds or ExportTimeFormat.Milliseconds ? told : null,
    };

    private static ExportException NoTime(ExportRow row, ExportTimeFormat? told) => row.Error(Time, told is ExportTimeFormat.Seconds
        or ExportTimeFormat.Milliseconds ? $"a time in {ExportTimes.Spellings[(int)told]}, h:mm:ss.f or m:ss.f" : "a time as h:mm:ss.f or m:ss.f",
        ExportNumbers.TryParse(row[Time]) is null || told is not null ? null
            : $"If times are plain numbers, pass --time-format s (or ms), or write \"timeFormat\" into {StudyDescription.FileName}.");

    private static double? RateOf(ExportTable table) => ExportNumbers.TryParse(Said(table, "Frame rate") ?? "") is > 0 and var rate ? rate : null;

    private static string? Said(ExportTable table, string name) => table.Preamble.Select(line => ExportHeader.Split(line, table.Separator))
        .FirstOrDefault(cells => cells.Count > 1 && cells[0].StartsWith(name, StringComparison.OrdinalIgnoreCase))?[1];

    /// <inheritdoc/>
    protected override bool HasFace(ExportRow row) => !row[Neutral].EndsWith("_FAILED", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override IReadOnlyList<LevelColumn> LevelsOf(ExportTable table) =>
    [
        .. Expressions.Where(one => table.Has(one.Column)).Select(one => LevelColumn.OfFraction(one.Column, one.Channel)),
        .. LevelColumn.OfValence(table, Valence),
        .. ActionUnits.Among(table.Columns, column => !column.EndsWith("Right", StringComparison.Ordinal) && !column.EndsWith("Left", StringComparison.Ordinal))
            .Select(one => LevelColumn.OfFraction(one.Column, one.Channel) with { Words = Letters }),
    ];
}
