namespace Genex.Research.Recordings;

/// <summary>What the sensors of one participant left, by the format that it was exported in. Immutable.</summary>
public sealed class RecordedEvents
{
    private readonly Dictionary<ExportFormat, object> lists;

    private readonly Dictionary<ExportFormat, SensorCoverage> coverage;

    internal RecordedEvents(IEnumerable<KeyValuePair<ExportFormat, object>> lists, IEnumerable<KeyValuePair<ExportFormat, SensorCoverage>>? coverage = null) =>
        (this.lists, this.coverage) = (new(lists), new(coverage ?? []));

    /// <summary>Nothing: every modality is missing.</summary>
    public static RecordedEvents None { get; } = new([]);

    /// <summary>Whether every modality is missing.</summary>
    internal bool IsEmpty => lists.Count == 0;

    /// <summary>Whether the modality is there, be it empty.</summary>
    public bool Has(ExportFormat format) => lists.ContainsKey(format);

    /// <summary>The events of a format; null when the modality is missing.</summary>
    public IReadOnlyList<TEvent>? Of<TEvent>(ExportFormat<TEvent> format) where TEvent : class => (IReadOnlyList<TEvent>?)lists.GetValueOrDefault(format);

    /// <summary>The same with other events of a format; null makes the modality missing.</summary>
    public RecordedEvents With<TEvent>(ExportFormat<TEvent> format, IReadOnlyList<TEvent>? events) where TEvent : class =>
        new([.. lists.Where(list => list.Key != format), .. events is null ? [] : new[] { KeyValuePair.Create<ExportFormat, object>(format, events) }],
            coverage.Where(one => one.Key != format || events is not null));

    /// <summary>When the sensor of a format measured; null where nothing says: then it did from the start to the last event of any sensor.</summary>
    internal SensorCoverage? CoverageOf(ExportFormat format) => coverage.GetValueOrDefault(format);

    /// <summary>The same with another coverage of a format.</summary>
    internal RecordedEvents WithCoverage(ExportFormat format, SensorCoverage covered) =>
        new(lists, [.. coverage.Where(one => one.Key != format), KeyValuePair.Create(format, covered)]);
}
