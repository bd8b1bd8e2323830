namespace Genex.Research.Recordings;

/// <summary>Data exports of Tobii Pro Lab and of Tobii Studio 3: a row per sample or event, with the type of eye movement that the sample belongs to.</summary>
/// <remarks>
/// Rows of type Fixation with one <c>Eye movement type index</c> are one fixation: it begins at the first of them and lasts <c>Gaze event duration</c>, in
/// later versions <c>Eye movement event duration</c>, and without either up to its last row. <c>Recording timestamp</c> without a unit is in microseconds or in
/// milliseconds, which <see cref="TobiiFixation.AreMicroseconds"/> tells. Times are those of the recording, whose start is time zero, as it is that of the
/// participant's video. Where the type is <c>EyesNotFound</c>, in Tobii Studio <c>Unclassified</c> with a validity of 4 (not found) for both eyes, or rows are
/// missing, nothing was measured. Rows without a participant are the only one's that the file names.
/// </remarks>
internal sealed class TobiiExport : SampledExport
{
    internal const string Duration = "Gaze event duration", Type = "Eye movement type", Index = "Eye movement type index";

    private const string Time = "Recording timestamp", Recording = "Recording name", Fixation = "Fixation", Lost = "EyesNotFound",
        Unclassified = "Unclassified", Left = "Validity left", Right = "Validity right", NotFound = "4";

    private TobiiExport() : base("Tobii export", [Time, Type])
    {
    }

    /// <summary>The format.</summary>
    internal static TobiiExport Format { get; } = new();

    internal override string Holds => "a fixation";

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => NamedIn(table).Distinct().Take(2).ToArray() is [var only] ? only : null;

    /// <inheritdoc/>
    public override IEnumerable<ParticipantId> NamedIn(ExportTable table) => !table.Has(StudyReader.Respondent) ? []
        : table.Rows.Select(Who).OfType<ParticipantId>().Distinct();

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        bool named = table.Has(StudyReader.Respondent), several = table.Has(Recording), indexed = table.Has(Index);
        bool judged = table.Has(Left) && table.Has(Right);
        var open = new Dictionary<(ParticipantId?, string), TobiiFixation>();
        var found = new List<TobiiFixation>();
        var measured = new Dictionary<(ParticipantId?, string), TobiiSamples>();
        foreach (ExportRow row in table.Rows)
        {
            string type = row[Type];
            if (type.Length == 0)
                continue;
            (ParticipantId?, string) whose = (named ? Who(row) : null, several ? row[Recording] : "");
            try
            {
                bool isFixation = type.Equals(Fixation, StringComparison.OrdinalIgnoreCase);
                if (!isFixation)
                    open.Remove(whose);
                if (type.Equals(Lost, StringComparison.OrdinalIgnoreCase)
                    || (judged && type.Equals(Unclassified, StringComparison.OrdinalIgnoreCase) && row[Left] == NotFound && row[Right] == NotFound))
                    continue;
                double time = row.Time(Time, ExportTimeFormat.Milliseconds);
                (measured.TryGetValue(whose, out TobiiSamples? samples) ? samples : measured[whose] = new TobiiSamples()).Take(time);
                if (!isFixation)
                    continue;
                string index = indexed ? row[Index] : "";
                if (open.TryGetValue(whose, out TobiiFixation? run) && run.Index == index)
                {
                    run.Take(time);
                    continue;
                }
                open[whose] = run = new TobiiFixation(whose.Item1, whose.Item2, index, time, row.Duration(Duration, ExportTimeFormat.Milliseconds));
                found.Add(run);
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        bool areMicroseconds = table.UnitOf(Time) is null && TobiiFixation.AreMicroseconds(found);
        if (found.Count > 0 && table.UnitOf(Time) is null)
            noted($"\"{Time}\" has no unit; by the fixations it is taken as {(areMicroseconds ? "microseconds" : "milliseconds")}");
        if (found.Count > 0)
            noted("times count from the start of the recording (recording timestamp 0)");
        ILookup<ParticipantId?, (ParticipantId? Who, string Recording)> recordings = found.Select(one => (one.Who, one.Recording)).Distinct()
            .ToLookup(one => one.Who);
        double scale = areMicroseconds ? 0.001 : 1;
        return recordings.SelectMany(one => one).Select(one => Event(one.Who, one.Recording, null) with
        {
            Covered = measured[(one.Who, one.Recording)].Stretches(areMicroseconds),
        }).Concat(found.Select(one => Event(one.Who, one.Recording, one.Close(scale))));

        SampledEvent Event(ParticipantId? who, string recording, Fixation? one) =>
            new(recordings[who].Skip(1).Any() ? recording : null, FixationExport.Format, one) { Participant = who };
    }

    private static ParticipantId? Who(ExportRow row) => ParticipantId.TryTake(row[StudyReader.Respondent], out ParticipantId id) ? id : null;
}
