namespace Genex.Research.Recordings;

/// <summary>What a sensor export says of one stimulus, gathered sample after sample: a fixation and a level are kept; of the samples, those of skin
/// conductance alone, whose peaks need all of them.</summary>
/// <param name="table">The export.</param>
/// <param name="stimulus">What was shown; null where the file does not say.</param>
/// <param name="first">The first sample's time, which is time zero where nothing says when the stimulus began.</param>
/// <param name="channels">Its columns of facial coding.</param>
/// <param name="left">Told of rows whose fixation is left out.</param>
internal sealed class SensorSamples(ExportTable table, string? stimulus, double first, IReadOnlyList<LevelColumn> channels,
    Action<ExportException> left)
{
    private const string EventSource = "EventSource";

    private readonly bool hasFixations = table.Has(SensorExport.Index);
    private readonly bool hasSpans = table.Has(FixationExport.Start) && table.Has(FixationExport.End);
    private readonly Dictionary<string, int> placeOfIndex = new(StringComparer.Ordinal);
    private readonly List<OpenFixation> fixations = [];
    private readonly HeldLevels levels = new(channels);
    private readonly Func<ExportRow, double?>? skin = SkinSamples.Of(table);
    private readonly bool hasSlides = table.Has(SlideEvents.Event);
    private readonly bool hasSource = table.Has(EventSource);
    private readonly SourcedSamples conductance = new();
    private double? last;

    internal string? Stimulus => stimulus;

    /// <summary>When the stimulus began, by its slide event; null where there is none.</summary>
    internal double? Begun { get; set; }

    /// <summary>Time zero, milliseconds of the export's clock. A stimulus that begins after its last sample is not believed.</summary>
    internal double Zero => Begun <= last ? Begun.Value : first;

    /// <summary>What time zero is, for the study's notes.</summary>
    internal string SayZero()
    {
        string begins = (stimulus is null ? "the first sample" : $"\"{stimulus}\"") + Invariant($" begins at {Begun ?? first:0.###} ms of its clock");
        return Begun is null ? $"{begins}, which is taken as time zero"
            : Begun <= last ? $"{begins} by its slide event, which is taken as time zero"
            : begins + Invariant($" by its slide event, after its last sample; the first sample, at {first:0.###} ms, is taken as time zero");
    }

    /// <summary>Where its rows are missing, as a clause; null where they are not, or tell nothing of the face.</summary>
    internal string? SayGaps() => channels.Count == 0 || levels.SayGaps(Zero) is not { } gaps ? null : stimulus is null ? gaps : $"of \"{stimulus}\" {gaps}";

    /// <summary>Takes the next sample.</summary>
    /// <returns>False when it is before the one in front of it, and nothing is taken.</returns>
    internal bool Take(ExportRow row, double time)
    {
        if (time < last)
            return false;
        last = time;
        if (hasSlides && Begun is null && SlideEvents.Begins(row))
            Begun = time;
        if (hasFixations)
            TakeFixation(row, time);
        levels.Take(row, time);
        if (skin?.Invoke(row) is { } value)
            conductance.Add(time, value, hasSource ? row[EventSource] : "");
        return true;
    }

    /// <summary>All that was gathered: fixations, levels channel by channel, peaks of skin conductance. The last sample holds as long as a typical
    /// one.</summary>
    internal IEnumerable<SampledEvent> End()
    {
        double zero = Zero;
        return fixations.Where(one => !one.IsLeft && (one.Last >= zero || one.Span?.OffsetMilliseconds >= zero))
            .Select(one => Event(FixationExport.Format, one.Close(zero)))
            .Append(new SampledEvent(stimulus, FacialLevelExport.Format, null) { Several = levels.End(zero) })
            .Concat(SkinSamples.Events(stimulus, conductance.Own(zero)).Where(one => one.Event is not GsrPeak { TimeMilliseconds: < 0 }));
    }

    private SampledEvent Event(ExportFormat format, object one) => new(stimulus, format, one);

    private void TakeFixation(ExportRow row, double time)
    {
        string index = row[SensorExport.Index];
        if (placeOfIndex.TryGetValue(index, out int place))
        {
            fixations[place].Last = time;
            return;
        }
        if (ExportNumbers.IsAbsent(index) || ExportNumbers.TryParse(index) is 0)
            return;
        OpenFixation fixation = new() { First = time, Last = time };
        placeOfIndex.Add(index, fixations.Count);
        fixations.Add(fixation);
        try
        {
            fixation.Span = hasSpans ? row.Interval(FixationExport.Start, FixationExport.End, ExportTimeFormat.Milliseconds) : null;
            fixation.Duration = row.Duration(FixationExport.Duration, ExportTimeFormat.Milliseconds);
            fixation.Dispersion = row.NumberIfMeant(FixationExport.Dispersion, "a dispersion of zero or more degrees", value => value >= 0);
        }
        catch (ExportException problem)
        {
            fixation.IsLeft = true;
            left(problem);
        }
    }

    /// <summary>A fixation that more samples may belong to.</summary>
    private sealed class OpenFixation
    {
        public required double First { get; init; }

        public required double Last { get; set; }

        public Interval? Span { get; set; }

        public double? Duration { get; set; }

        public double? Dispersion { get; set; }

        public bool IsLeft { get; set; }

        public Fixation Close(double zero)
        {
            Interval span = (Span ?? new Interval(First, Last)).From(zero);
            return new Fixation(span, Duration ?? span.DurationMilliseconds, Dispersion ?? double.NaN);
        }
    }
}
