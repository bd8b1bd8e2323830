namespace Genex.Research.Recordings;

/// <summary>What a sensor export says of one stimulus, gathered sample after sample: a fixation and a level are kept; of the samples, those of skin
/// conductance alone, whose peaks need all of them.</summary>
/// <param name="table">The export.</param>
/// <param name="stimulus">What was shown; null where the file does not say.</param>
/// <param name="start">The first sample's time, which is time zero.</param>
/// <param name="channels">Its columns of facial coding.</param>
/// <param name="left">Told of rows whose fixation is left out.</param>
internal sealed class SensorSamples(ExportTable table, string? stimulus, double start, IReadOnlyList<LevelColumn> channels,
    Action<ExportException> left)
{
    private const string EventSource = "EventSource";

    private readonly bool hasFixations = table.Has(SensorExport.Index);
    private readonly bool hasSpans = table.Has(FixationExport.Start) && table.Has(FixationExport.End);
    private readonly Dictionary<string, int> placeOfIndex = new(StringComparer.Ordinal);
    private readonly List<OpenFixation> fixations = [];
    private readonly HeldLevels levels = new(channels);
    private readonly Func<ExportRow, double?>? skin = SkinSamples.Of(table);
    private readonly bool hasSource = table.Has(EventSource);
    private readonly List<(double Time, double Value, string Source)> conductance = [];
    private double? last;
    private int count;

    internal string? Stimulus => stimulus;

    internal double Start => start;

    /// <summary>Takes the next sample.</summary>
    /// <returns>False when it is before the one in front of it, and nothing is taken.</returns>
    internal bool Take(ExportRow row, double time)
    {
        if (time < last)
            return false;
        (last, count) = (time, count + 1);
        if (hasFixations)
            TakeFixation(row, time);
        levels.Take(row, time - start);
        if (skin?.Invoke(row) is { } value)
            conductance.Add((time - start, value, hasSource ? row[EventSource] : ""));
        return true;
    }

    /// <summary>All that was gathered: fixations, levels channel by channel, peaks of skin conductance. The last sample holds as long as a mean one.</summary>
    internal IEnumerable<SampledEvent> End()
    {
        double end = last ?? start, step = count < 2 ? 0 : (end - start) / (count - 1);
        return fixations.Where(one => !one.IsLeft).Select(one => Event(FixationExport.Format, one.Close(start)))
            .Concat(levels.End(end + step - start).Select(one => Event(FacialLevelExport.Format, one)))
            .Concat(SkinSamples.Events(stimulus, OwnSamples()));
    }

    /// <summary>The samples of skin conductance: rows of the source under which it changes most often; the others carry its value forward.</summary>
    private List<(double, double)> OwnSamples()
    {
        string? source = conductance.Skip(1).Zip(conductance).Where(pair => !pair.First.Value.Equals(pair.Second.Value)).CountBy(pair => pair.First.Source)
            .OrderByDescending(pair => pair.Value).Select(pair => pair.Key).FirstOrDefault();
        return [.. conductance.Where(one => source is null || one.Source == source).Select(one => (one.Time, one.Value))];
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

        public Fixation Close(double start)
        {
            Interval span = Span ?? new Interval(First, Last);
            span = new Interval(Math.Max(0, span.OnsetMilliseconds - start), Math.Max(0, span.OffsetMilliseconds - start));
            return new Fixation(span, Duration ?? span.DurationMilliseconds, Dispersion ?? double.NaN);
        }
    }
}
