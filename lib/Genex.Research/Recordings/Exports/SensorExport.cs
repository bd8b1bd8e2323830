namespace Genex.Research.Recordings;

/// <summary>Sensor exports of iMotions 9 and 10: preamble, then one row per sample with the columns of every sensor.</summary>
/// <remarks>
/// Rows with the same <c>Fixation Index</c> are one fixation; a blank or a zero is none. A facial-coding channel holds its value until a row brings another, so
/// a value that is only carried forward is nothing new; a blank is missing. <c>Valence</c> is the level of Positive Valence and, with its sign turned, of
/// Negative Valence. Times count from the first sample of the stimulus, as in the event tables.
/// </remarks>
public sealed class SensorExport : SampledExport
{
    private const string Timestamp = "Timestamp", Source = "SourceStimuliName", Index = "Fixation Index";

    private static readonly string[] Faces =
    [
        "Anger", "Contempt", "Disgust", "Fear", "Joy", "Sadness", "Surprise", "Sentimentality", "Confusion", "Neutral", "Attention", "Smile", "Smirk",
        "Brow Furrow", "Brow Raise", "Cheek Raise", "Chin Raise", "Dimpler", "Eye Closure", "Eye Widen", "Jaw Drop", "Lip Press", "Lip Pucker", "Lip Stretch",
        "Lip Suck", "Lip Tighten", "Mouth Open", "Nose Wrinkle", "Upper Lip Raise", "Valence",
    ];

    private SensorExport() : base("iMotions sensor export", ["Row", Timestamp, "SlideEvent", "StimType", "CollectionPhase", Source])
    {
    }

    /// <summary>The format.</summary>
    public static SensorExport Format { get; } = new();

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table)
    {
        foreach (string line in table.Preamble)
        {
            List<string> cells = ExportHeader.Split(line.TrimStart('\ufeff'), table.Separator);
            if (cells.Count > 1 && cells[0].TrimStart('#').Equals(StudyReader.Respondent, StringComparison.OrdinalIgnoreCase)
                && ParticipantId.TryTake(cells[1], out ParticipantId id))
                return id;
        }
        return null;
    }

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        List<SampledEvent> events = [];
        foreach (IGrouping<string, (ExportRow Row, double Time)> shown in Samples(table, left).GroupBy(sample => sample.Row[Source],
            StringComparer.OrdinalIgnoreCase))
        {
            (ExportRow Row, double Time)[] samples = [.. shown.OrderBy(sample => sample.Time)];
            string? stimulus = shown.Key.Length == 0 ? null : shown.Key;
            double start = samples[0].Time;
            if (start > 0)
                noted(Invariant($"{(stimulus is null ? "the first sample" : $"\"{stimulus}\"")} begins at {start:0.###} ms of its clock, ")
                    + "which is taken as time zero");
            events.AddRange(Fixations(table, samples, start, left).Select(one => new SampledEvent(stimulus, FixationExport.Format, one)));
            foreach (string channel in Faces.Where(table.Has))
                events.AddRange(Levels(samples, channel, start).Select(one => new SampledEvent(stimulus, FacialLevelExport.Format, one)));
        }
        return events;
    }

    private static IEnumerable<(ExportRow Row, double Time)> Samples(ExportTable table, Action<ExportException> left)
    {
        foreach (ExportRow row in table.Rows)
        {
            double time;
            try
            {
                time = row.Time(Timestamp, ExportTimeFormat.Milliseconds);
            }
            catch (ExportException problem)
            {
                left(problem);
                continue;
            }
            yield return (row, time);
        }
    }

    private static IEnumerable<Fixation> Fixations(ExportTable table, (ExportRow Row, double Time)[] samples, double start, Action<ExportException> left)
    {
        if (!table.Has(Index))
            yield break;
        bool spans = table.Has(FixationExport.Start) && table.Has(FixationExport.End);
        foreach (IGrouping<string, (ExportRow Row, double Time)> one in samples.Where(sample => !ExportNumbers.IsAbsent(sample.Row[Index])
            && ExportNumbers.TryParse(sample.Row[Index]) is not 0).GroupBy(sample => sample.Row[Index], StringComparer.Ordinal))
        {
            ExportRow row = one.First().Row;
            Fixation? fixation = null;
            try
            {
                Interval interval = spans ? row.Interval(FixationExport.Start, FixationExport.End, ExportTimeFormat.Milliseconds)
                    : new Interval(one.First().Time, one.Last().Time);
                interval = new Interval(Math.Max(0, interval.OnsetMilliseconds - start), Math.Max(0, interval.OffsetMilliseconds - start));
                fixation = new Fixation(interval, row.Duration(FixationExport.Duration, ExportTimeFormat.Milliseconds) ?? interval.DurationMilliseconds,
                    row.NumberIfMeant(FixationExport.Dispersion, "a dispersion of zero or more degrees", value => value >= 0) ?? double.NaN);
            }
            catch (ExportException problem)
            {
                left(problem);
            }
            if (fixation is not null)
                yield return fixation;
        }
    }

    private static IEnumerable<FacialLevel> Levels((ExportRow Row, double Time)[] samples, string column, double start)
    {
        double from = 0;
        double? level = null;
        for (int place = 0; place <= samples.Length; place++)
        {
            double? now = place == samples.Length ? null : samples[place].Row.NumberIfMeant(column, "an intensity", value => Math.Abs(value) <= 100);
            if (now == level && place < samples.Length)
                continue;
            double to = (place < samples.Length ? samples[place].Time : samples[^1].Time + Step(samples)) - start;
            if (level is { } held && column == "Valence")
            {
                yield return new FacialLevel("Positive Valence", new Interval(from, to), held);
                yield return new FacialLevel("Negative Valence", new Interval(from, to), -held);
            }
            else if (level is { } kept)
                yield return new FacialLevel(FacialCodingExport.Canonical(column), new Interval(from, to), kept);
            (from, level) = (to, now);
        }
    }

    /// <summary>The last sample holds as long as the mean one.</summary>
    private static double Step((ExportRow Row, double Time)[] samples) =>
        samples.Length < 2 ? 0 : (samples[^1].Time - samples[0].Time) / (samples.Length - 1);
}
