namespace Genex.Research.Recordings;

/// <summary>What has been found of one participant while a study is read.</summary>
internal sealed class CollectedRecording(ParticipantId participant)
{
    internal string? Video { get; set; }

    internal List<ExpressionEvent>? Expressions { get; set; }

    internal List<Fixation>? Fixations { get; set; }

    internal List<GsrPeak>? GsrPeaks { get; set; }

    internal List<SummaryMetric>? Summary { get; set; }

    internal static CollectedRecording Of(ParticipantId id, SortedDictionary<ParticipantId, CollectedRecording> collected)
    {
        if (!collected.TryGetValue(id, out CollectedRecording? recording))
            collected.Add(id, recording = new CollectedRecording(id));
        return recording;
    }

    internal bool Has(ExportKind kind) => kind switch
    {
        ExportKind.FacialCoding => Expressions is not null,
        ExportKind.Fixations => Fixations is not null,
        ExportKind.GsrPeaks => GsrPeaks is not null,
        _ => Summary is not null,
    };

    /// <summary>In order of time; rows of one moment stay in the order of the file.</summary>
    internal Recording ToRecording() => new(
        participant, Video,
        Expressions?.OrderBy(one => one.Interval.OnsetMilliseconds).ToList(),
        Fixations?.OrderBy(one => one.Interval.OnsetMilliseconds).ToList(),
        GsrPeaks?.OrderBy(one => one.TimeMilliseconds).ToList(),
        Summary);
}
