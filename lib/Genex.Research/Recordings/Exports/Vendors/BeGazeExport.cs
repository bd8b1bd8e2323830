namespace Genex.Research.Recordings;

/// <summary>Event exports of SMI BeGaze: a row per event, of which fixations (<c>Visual Intake</c> with glasses) are read.</summary>
/// <remarks>
/// Times count from the start of the trial. Where both eyes have events in a trial (<c>Eye L/R</c>), those of the eye with more of them are taken there. A
/// stimulus that a participant saw in several trials is a recording for each.
/// </remarks>
internal sealed class BeGazeExport : SampledExport
{
    private const string Start = "Event Start Trial Time", End = "Event End Trial Time", Category = "Category", Eye = "Eye L/R", Trial = "Trial";

    private static readonly string[] Meant = ["Fixation", "Visual Intake"];

    private BeGazeExport() : base("SMI BeGaze table", [Start, End])
    {
    }

    /// <summary>The format.</summary>
    internal static BeGazeExport Format { get; } = new();

    internal override string Holds => "a fixation";

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => null;

    /// <inheritdoc/>
    public override IEnumerable<ParticipantId> NamedIn(ExportTable table) => !table.Has(StudyReader.Respondent) ? []
        : table.Rows.Select(Who).OfType<ParticipantId>().Distinct();

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        bool named = table.Has(StudyReader.Respondent), shown = table.Has(StudyReader.Stimulus), tried = table.Has(Trial);
        IEnumerable<ExportRow> fixations = table.Rows.Where(row => !table.Has(Category) || Meant.Contains(row[Category], StringComparer.OrdinalIgnoreCase));
        bool eyed = table.Has(Eye);
        List<Seen> found = [];
        foreach (ExportRow row in fixations)
        {
            try
            {
                Interval interval = row.Interval(Start, End, ExportTimeFormat.Milliseconds);
                found.Add(new Seen(named ? Who(row) : null, shown ? row[StudyReader.Stimulus] : "", tried ? row[Trial] : "", eyed ? row[Eye] : "",
                    new Fixation(interval, interval.DurationMilliseconds, double.NaN)));
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        if (found.Count > 0)
            noted("times count from the start of each trial");
        found = OfOneEye(found, noted);
        HashSet<(ParticipantId?, string)> repeated = [.. found.Select(one => (one.Who, one.Stimulus, one.Trial)).Distinct()
            .CountBy(one => (one.Who, one.Stimulus)).Where(count => count.Value > 1).Select(count => count.Key)];
        return found.Select(one => new SampledEvent(repeated.Contains((one.Who, one.Stimulus)) ? $"{one.Stimulus} {one.Trial}".Trim()
            : one.Stimulus is { Length: > 0 } label ? label : null, FixationExport.Format, one.One)
        {
            Participant = one.Who,
        });
    }

    /// <summary>One eye's of each participant, stimulus and trial: not everybody was recorded with the same.</summary>
    private static List<Seen> OfOneEye(List<Seen> found, Action<string> noted)
    {
        Dictionary<(ParticipantId?, string, string), string> taken = [];
        foreach (IGrouping<(ParticipantId?, string, string), Seen> trial in found.GroupBy(one => (one.Who, one.Stimulus, one.Trial)))
        {
            string[] eyes = [.. trial.CountBy(one => one.Eye).OrderByDescending(eye => eye.Value).Select(eye => eye.Key)];
            taken[trial.Key] = eyes[0];
            if (eyes.Length > 1)
                noted("both eyes have events; in each trial those of the eye with more of them are taken");
        }
        return found.FindAll(one => taken[(one.Who, one.Stimulus, one.Trial)] == one.Eye);
    }

    private static ParticipantId? Who(ExportRow row) => ParticipantId.TryTake(row[StudyReader.Respondent], out ParticipantId id) ? id : null;

    private sealed record Seen(ParticipantId? Who, string Stimulus, string Trial, string Eye, Fixation One);
}
