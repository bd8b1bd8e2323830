#pragma warning disable MA0048 // a format, and a format of events of one type

using System.Text.Json;

namespace Genex.Research.Recordings;

/// <summary>A format of export: which files are of it, what columns they have, how a row is read. <see cref="ExportFormats.All"/> lists them.</summary>
/// <param name="name">What such a table holds, for messages: "fixations".</param>
/// <param name="fileName">What the names of its files begin with.</param>
/// <param name="columns">Columns that its header row must have besides the participant's; none when their names vary.</param>
public abstract class ExportFormat(string name, string fileName, IReadOnlyList<string> columns)
{
    /// <summary>What such a table holds, for messages. Nothing is decided by it.</summary>
    public string Name { get; } = name;

    /// <summary>What the names of its files begin with, letter case ignored.</summary>
    public string FileName { get; } = fileName;

    /// <summary>Columns that its header row must have. A table of another name is known by them; without any it is not.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>Columns that are read where they are there; without one its value is missing, never zero.</summary>
    public virtual IReadOnlyList<string> OptionalColumns => [];

    /// <summary>Columns by which, with the required ones, a table of another name is known to be of this format.</summary>
    internal virtual IReadOnlyList<string> TellingColumns => [];

    /// <summary>Columns of which the header row must have at least one besides; null when there is no such kind.</summary>
    public virtual ColumnKind? RequiredKind => null;

    /// <summary>Whether a table sums up a whole study, with one row per participant. Loose tables have none, so it shows that a folder is a study's
    /// export.</summary>
    public virtual bool IsSummary => false;

    /// <summary>The unit that a column needs when a unit in its header is none that can be meant; null when it can. Times by default.</summary>
    public virtual string? UnitProblem(string column, string unit) => ColumnUnits.Milliseconds(unit) is null && ColumnUnits.ClockFormat(unit) is null
        ? "a unit of time" : null;

    /// <summary>What an event is one of, within a participant's: its channel. Two tables may each hold some of them.</summary>
    internal virtual string StreamOf(object one) => "";

    /// <summary>When an event was; null when it has no time.</summary>
    internal abstract Interval? TimeOf(object one);

    /// <summary>What a row says.</summary>
    internal abstract IEnumerable<object> EventsOf(ExportRow row, ExportTimeFormat times);

    /// <summary>An empty place for events of this format.</summary>
    internal virtual IEventStore NewStore() => new ObjectStore();

    /// <summary>The events in order of time; those of one moment stay in the order of the file, those without a time come first.</summary>
    /// <returns>A list of the format's type of event, which reads them where they lie.</returns>
    internal abstract object InOrder(IReadOnlyList<object> events);

    /// <summary>When a participant's events were; none for events without a time.</summary>
    internal abstract IReadOnlyList<Interval> SpansOf(RecordedEvents events);

    /// <summary>Writes the events of this format as a JSON list, piece by piece.</summary>
    internal abstract void Write(RecordedEvents events, Utf8JsonWriter json, JsonSerializerOptions options);

    /// <summary>The same with the events of the JSON list at which the reader is, in the order of the list.</summary>
    /// <exception cref="JsonException">They are not.</exception>
    internal abstract RecordedEvents Read(RecordedEvents events, ref Utf8JsonReader json, JsonSerializerOptions options);
}

/// <summary>A format of export whose rows are read as events of one type.</summary>
/// <inheritdoc/>
public abstract class ExportFormat<TEvent>(string name, string fileName, IReadOnlyList<string> columns) : ExportFormat(name, fileName, columns)
    where TEvent : class
{
    /// <summary>What a row says: one event as a rule.</summary>
    /// <exception cref="ExportException">A field does not hold what it should.</exception>
    public abstract IEnumerable<TEvent> Read(ExportRow row, ExportTimeFormat times);

    /// <summary>When an event was; null when it has no time.</summary>
    public abstract Interval? SpanOf(TEvent one);

    internal sealed override IEnumerable<object> EventsOf(ExportRow row, ExportTimeFormat times) => Read(row, times);

    internal sealed override Interval? TimeOf(object one) => SpanOf((TEvent)one);

    internal sealed override object InOrder(IReadOnlyList<object> events)
    {
        double[] onsets = new double[events.Count];
        for (int place = 0; place < onsets.Length; place++)
            onsets[place] = TimeOf(events[place])?.OnsetMilliseconds ?? double.NegativeInfinity;
        return new OrderedEvents<TEvent>(events, StableOrder.IsIn(onsets) ? null : StableOrder.Of(onsets));
    }

    internal sealed override IReadOnlyList<Interval> SpansOf(RecordedEvents events) => [.. (events.Of(this) ?? []).Select(SpanOf).OfType<Interval>()];

    internal sealed override void Write(RecordedEvents events, Utf8JsonWriter json, JsonSerializerOptions options)
    {
        const int piece = 1 << 16;
        json.WriteStartArray();
        foreach (TEvent one in events.Of(this) ?? [])
        {
            JsonSerializer.Serialize(json, one, options);
            if (json.BytesPending > piece)
                json.Flush();
        }
        json.WriteEndArray();
    }

    internal sealed override RecordedEvents Read(RecordedEvents events, ref Utf8JsonReader json, JsonSerializerOptions options)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            throw new JsonException($"\"{FileName}\" is no list");
        IEventStore store = NewStore();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            store.Add(JsonSerializer.Deserialize<TEvent>(ref json, options) ?? throw new JsonException($"an event of \"{FileName}\" is null"));
        return events.With(this, new OrderedEvents<TEvent>(store, null));
    }
}
