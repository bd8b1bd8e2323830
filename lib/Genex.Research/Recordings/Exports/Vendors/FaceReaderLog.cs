namespace Genex.Research.Recordings;

/// <summary>Detailed logs of FaceReader: metadata rows, then a row per frame with <c>Video Time</c>, expressions from 0 to 1, valence from -1 to 1 and, where
/// they were exported, action units.</summary>
/// <remarks>
/// A level is 100 times the value; valence is two channels. Action units are numbers from 0 to 1, or <c>NotActive</c> and the five intensities A to E of the
/// Facial Action Coding System (Noldus, Action Unit Module), which are 20 to 100 as OpenFace's are; any of the five is present. <c>FIT_FAILED</c> and
/// <c>FIND_FAILED</c> are frames without a face. Times are the video's.
/// </remarks>
internal sealed class FaceReaderLog : FaceSamples
{
    private const string Time = "Video Time", Neutral = "Neutral", Valence = "Valence";

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

    /// <inheritdoc/>
    protected override string TimeColumn => Time;

    /// <inheritdoc/>
    protected override ExportTimeFormat Times => ExportTimeFormat.HoursMinutesSeconds;

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => !table.Has(StudyReader.Respondent) ? null
        : table.Rows.Select(row => ParticipantId.TryTake(row[StudyReader.Respondent], out ParticipantId id) ? id : (ParticipantId?)null)
            .FirstOrDefault(id => id is not null);

    /// <inheritdoc/>
    protected override bool HasFace(ExportRow row) => !row[Neutral].EndsWith("_FAILED", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override IReadOnlyList<LevelColumn> LevelsOf(ExportTable table) =>
    [
        .. Expressions.Where(one => table.Has(one.Column)).Select(one => LevelColumn.OfFraction(one.Column, one.Channel)),
        .. !table.Has(Valence) ? Array.Empty<LevelColumn>() :
            [new(Valence, "Positive Valence", -1, 1, value => 100 * value), new(Valence, "Negative Valence", -1, 1, value => -100 * value)],
        .. ActionUnits.Among(table.Columns, column => !column.EndsWith("Right", StringComparison.Ordinal) && !column.EndsWith("Left", StringComparison.Ordinal))
            .Select(one => LevelColumn.OfFraction(one.Column, one.Channel) with { Words = Letters }),
    ];
}
