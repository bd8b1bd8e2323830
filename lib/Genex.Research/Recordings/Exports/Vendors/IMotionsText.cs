namespace Genex.Research.Recordings;

/// <summary>Sensor data of iMotions 6 and 7 (<c>.txt</c>, tabs): a row per sample of any sensor, whose other cells are blank.</summary>
/// <remarks>
/// FACET's evidence is the decimal logarithm of the odds that an expression is there, so a level is 100 / (1 + 10^-evidence) and 50 is evidence 0; its
/// intensities are not read. AFFDEX columns are read as in later versions. Rows with one <c>FixationSeq</c> are one fixation. Time zero is that of
/// <c>MediaTime</c>, by the first row of the stimulus that has one of 0 or more, else the first sample of the stimulus; what lies before it is cut off. Rows
/// without a stimulus are left out where others have one. Frames of <c>NoOfFaces</c> 0 or -1 have no face.
/// </remarks>
internal sealed class IMotionsText : SampledExport
{
    private const string Time = "Timestamp", Media = "MediaTime", Stimulus = "StimulusName", Evidence = " Evidence";

    private static readonly (string Column, string Channel)[] Expressions =
    [
        ("Joy", "Joy"), ("Anger", "Anger"), ("Surprise", "Surprise"), ("Fear", "Fear"), ("Contempt", "Contempt"), ("Disgust", "Disgust"),
        ("Sadness", "Sadness"), ("Confusion", "Confusion"), ("Neutral", "Neutral"), ("Positive", "Positive Valence"), ("Negative", "Negative Valence"),
    ];

    private IMotionsText() : base("iMotions 6 or 7 text export", [Stimulus, "EventSource", Time, Media])
    {
    }

    /// <summary>The format.</summary>
    internal static IMotionsText Format { get; } = new();

    internal override string Holds => "fixations, facial coding or skin conductance";

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => NamedIn(table).Take(2).ToArray() is [var only] ? only : null;

    /// <inheritdoc/>
    public override IEnumerable<ParticipantId> NamedIn(ExportTable table) => !table.Has(StudyReader.Respondent) ? []
        : table.Rows.Select(Who).OfType<ParticipantId>().Distinct();

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted) =>
        Apart(InBulk(table, left, noted));

    internal override IEnumerable<SampledEvent> InBulk(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        bool named = table.Has(StudyReader.Respondent);
        LevelColumn[] levels = [.. AffdexChannels.In(table), .. Facet(table)];
        var clock = new IMotionsTextClock(table, Time);
        List<IMotionsTextPart> parts = [];
        foreach (ExportRow row in table.Rows)
        {
            try
            {
                (ParticipantId? who, string shown) = (named ? Who(row) : null, row[Stimulus]);
                double time = clock.TimeOf(row);
                IMotionsTextPart? part = parts.Find(one => one.Who == who && one.Stimulus == shown);
                if (part is null)
                    parts.Add(part = new IMotionsTextPart(table, who, shown, time, levels));
                if (!part.Take(row, time))
                    left(row.Error(Time, "a time that is not before that of the row before"));
                else if (part.Zero is null && ExportNumbers.TryParse(row[Media]) is >= 0 and var within)
                    part.Zero = time - within;
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        noted("times count from the start of each stimulus");
        foreach (string gaps in parts.Select(part => part.SayGaps()).OfType<string>())
            noted(gaps);
        bool labelled = parts.Exists(part => part.Stimulus.Length > 0);
        return parts.Where(part => !labelled || part.Stimulus.Length > 0).SelectMany(part => part.End());
    }

    private static IEnumerable<LevelColumn> Facet(ExportTable table) => Expressions.Select(one => (Column: one.Column + Evidence, one.Channel))
        .Where(one => table.Has(one.Column))
        .Concat(ActionUnits.Among(table.Columns, column => column.EndsWith(Evidence, StringComparison.OrdinalIgnoreCase)))
        .Select(one => new LevelColumn(one.Column, one.Channel, -20, 20, evidence => 100 / (1 + Math.Pow(10, -evidence))));

    private static ParticipantId? Who(ExportRow row) => ParticipantId.TryTake(row[StudyReader.Respondent], out ParticipantId id) ? id : null;
}
