namespace Genex.Research.Recordings;

/// <summary>What a sensor export says of one stimulus, gathered sample after sample: a fixation and a level are kept, samples are not.</summary>
/// <param name="table">The export.</param>
/// <param name="stimulus">What was shown; null where the file does not say.</param>
/// <param name="start">The first sample's time, which is time zero.</param>
/// <param name="channels">Its columns of facial coding.</param>
/// <param name="left">Told of rows whose fixation is left out.</param>
internal sealed class SensorSamples(ExportTable table, string? stimulus, double start, IReadOnlyList<string> channels, Action<ExportException> left)
{
    private readonly bool hasFixations = table.Has(SensorExport.Index);
    private readonly bool hasSpans = table.Has(FixationExport.Start) && table.Has(FixationExport.End);
    private readonly Dictionary<string, int> placeOfIndex = new(StringComparer.Ordinal);
    private readonly List<OpenFixation> fixations = [];
    private readonly List<FacialLevel>[] levels = [.. channels.Select(_ => new List<FacialLevel>())];
    private readonly (double From, double? Level)[] held = new (double, double?)[channels.Count];
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
        for (int place = 0; place < channels.Count; place++)
            Turn(place, row.NumberIfMeant(channels[place], "an intensity", value => Math.Abs(value) <= 100), time - start);
        return true;
    }

    /// <summary>All that was gathered: fixations, then levels channel by channel. The last sample holds as long as the mean one.</summary>
    internal IEnumerable<SampledEvent> End()
    {
        double end = last ?? start, step = count < 2 ? 0 : (end - start) / (count - 1);
        for (int place = 0; place < channels.Count; place++)
            Turn(place, null, end + step - start);
        return fixations.Where(one => !one.IsLeft).Select(one => Event(FixationExport.Format, one.Close(start)))
            .Concat(levels.SelectMany(own => own.Select(one => Event(FacialLevelExport.Format, one))));
    }

    private SampledEvent Event(ExportFormat format, object one) => new(stimulus, format, one);

    private void Turn(int place, double? now, double time)
    {
        (double from, double? level) = held[place];
        if (now == level)
            return;
        if (level is { } value && channels[place] == "Valence")
        {
            levels[place].Add(new FacialLevel("Positive Valence", new Interval(from, time), value));
            levels[place].Add(new FacialLevel("Negative Valence", new Interval(from, time), -value));
        }
        else if (level is { } kept)
            levels[place].Add(new FacialLevel(FacialCodingExport.Canonical(channels[place]), new Interval(from, time), kept));
        held[place] = (time, now);
    }

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
