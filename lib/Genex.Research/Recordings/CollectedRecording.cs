namespace Genex.Research.Recordings;

/// <summary>What has been found of one participant and stimulus while a study is read.</summary>
internal sealed class CollectedRecording(ParticipantId participant, string? stimulus)
{
    // What each file has of it, in the order in which they were read.
    private readonly Dictionary<ExportFormat, List<IReadOnlyList<object>>> events = [];
    private readonly Dictionary<ExportFormat, List<IReadOnlyList<Interval>?>> covered = [];
    private readonly Dictionary<(ExportFormat Format, string Stream), List<CollectedStream>> streams = [];

    internal ParticipantId Participant => participant;

    /// <summary>As the tables write it; null where they do not say.</summary>
    internal string? Stimulus => stimulus;

    internal string? Video { get; set; }

    /// <summary>What each file so far has of a stream of events.</summary>
    internal IReadOnlyList<CollectedStream> Of(ExportFormat format, string stream) => streams.GetValueOrDefault((format, stream)) ?? [];

    internal bool Has(ExportFormat format) => events.ContainsKey(format);

    /// <summary>Whether any sensor left something with a time.</summary>
    internal bool HasTimedEvents => events.Keys.Any(format => !format.IsSummary);

    /// <summary>Adds events of a format; from here on the modality is there, be it empty.</summary>
    /// <param name="format">Their format.</param>
    /// <param name="found">The events.</param>
    /// <param name="stretches">When the sensor measured, in order; null: nothing says.</param>
    internal void Add(ExportFormat format, IReadOnlyList<object> found, IReadOnlyList<Interval>? stretches = null)
    {
        (covered.TryGetValue(format, out List<IReadOnlyList<Interval>?>? all) ? all : covered[format] = []).Add(stretches);
        if (!events.TryGetValue(format, out List<IReadOnlyList<object>>? parts))
            events.Add(format, parts = []);
        parts.Add(found);
    }

    internal void Add(ExportFormat format, string stream, CollectedStream found)
    {
        if (!streams.TryGetValue((format, stream), out List<CollectedStream>? all))
            streams.Add((format, stream), all = []);
        all.Add(found);
    }

    /// <summary>When its events with a time were; null when there are none.</summary>
    internal (double From, double To)? Span()
    {
        (double From, double To)? span = null;
        foreach ((ExportFormat format, List<IReadOnlyList<object>> parts) in events)
        {
            foreach (Interval time in parts.SelectMany(part => part).Select(format.TimeOf).OfType<Interval>())
                span = span is var (from, to) ? (Math.Min(from, time.OnsetMilliseconds), Math.Max(to, time.OffsetMilliseconds))
                    : (time.OnsetMilliseconds, time.OffsetMilliseconds);
        }
        return span;
    }

    /// <summary>Takes what another one has.</summary>
    internal void Join(CollectedRecording other)
    {
        foreach ((ExportFormat format, List<IReadOnlyList<object>> parts) in other.events)
        {
            for (int place = 0; place < parts.Count; place++)
                Add(format, parts[place], other.covered[format][place]);
        }
        foreach (((ExportFormat format, string stream), List<CollectedStream> all) in other.streams)
            all.ForEach(one => Add(format, stream, one));
        Video ??= other.Video;
    }

    internal Recording ToRecording(bool isOneOfSeveral) =>
        new(participant, Video, new RecordedEvents(events.Select(list => KeyValuePair.Create(list.Key, list.Key.InOrder(Whole(list.Key, list.Value)))),
            covered.Where(one => !one.Value.Contains(null))
                .Select(one => KeyValuePair.Create(one.Key, SensorCoverage.Of(one.Value.SelectMany(part => part!))))))
        {
            Stimulus = isOneOfSeveral ? stimulus ?? "(no stimulus)" : null,
        };

    private static IReadOnlyList<object> Whole(ExportFormat format, List<IReadOnlyList<object>> parts)
    {
        if (parts is [var only])
            return only;
        IEventStore whole = format.NewStore();
        foreach (object one in parts.SelectMany(part => part))
            whole.Add(one);
        return whole;
    }
}
