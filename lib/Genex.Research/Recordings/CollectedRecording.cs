namespace Genex.Research.Recordings;

/// <summary>What has been found of one participant and stimulus while a study is read.</summary>
internal sealed class CollectedRecording(ParticipantId participant, string? stimulus)
{
    private readonly Dictionary<ExportFormat, List<object>> events = [];
    private readonly Dictionary<(ExportFormat Format, string Stream), CollectedStream> streams = [];

    internal ParticipantId Participant => participant;

    /// <summary>As the tables write it; null where they do not say.</summary>
    internal string? Stimulus => stimulus;

    internal string? Video { get; set; }

    /// <summary>The streams of events so far.</summary>
    internal IReadOnlyDictionary<(ExportFormat Format, string Stream), CollectedStream> Streams => streams;

    internal bool Has(ExportFormat format) => events.ContainsKey(format);

    /// <summary>Whether any sensor left something with a time.</summary>
    internal bool HasTimedEvents => events.Keys.Any(format => !format.IsSummary);

    /// <summary>The events of a format so far; from here on the modality is there, be it empty.</summary>
    internal List<object> EventsOf(ExportFormat format) =>
        events.TryGetValue(format, out List<object>? found) ? found : events[format] = [];

    /// <summary>Adds events of a format, whose list becomes this one's where it has none.</summary>
    internal void Add(ExportFormat format, List<object> found)
    {
        if (!events.TryAdd(format, found))
            events[format].AddRange(found);
    }

    internal void Add(ExportFormat format, string stream, CollectedStream found) => streams[(format, stream)] = found;

    /// <summary>When its events with a time were; null when there are none.</summary>
    internal (double From, double To)? Span()
    {
        Interval[] times = [.. events.SelectMany(list => list.Value.Select(list.Key.TimeOf)).OfType<Interval>()];
        return times.Length == 0 ? null : (times.Min(time => time.OnsetMilliseconds), times.Max(time => time.OffsetMilliseconds));
    }

    /// <summary>Takes what another one has.</summary>
    internal void Join(CollectedRecording other)
    {
        foreach ((ExportFormat format, List<object> list) in other.events)
            EventsOf(format).AddRange(list);
        foreach (((ExportFormat Format, string Stream) key, CollectedStream stream) in other.streams)
            streams.TryAdd(key, stream);
        Video ??= other.Video;
    }

    internal Recording ToRecording(bool isOneOfSeveral) =>
        new(participant, Video, new RecordedEvents(events.Select(list => KeyValuePair.Create(list.Key, list.Key.InOrder(list.Value)))))
        {
            Stimulus = isOneOfSeveral ? stimulus ?? "(no stimulus)" : null,
        };
}
