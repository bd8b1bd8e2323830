namespace Genex.Research.Recordings;

/// <summary>What has been found of one participant while a study is read.</summary>
internal sealed class CollectedRecording(ParticipantId participant)
{
    private readonly Dictionary<ExportFormat, List<object>> events = [];

    internal string? Video { get; set; }

    internal bool Has(ExportFormat format) => events.ContainsKey(format);

    /// <summary>The events of a format so far; from here on the modality is there, be it empty.</summary>
    internal List<object> EventsOf(ExportFormat format) =>
        events.TryGetValue(format, out List<object>? found) ? found : events[format] = [];

    internal Recording ToRecording() =>
        new(participant, Video, new RecordedEvents(events.Select(list => KeyValuePair.Create(list.Key, list.Key.InOrder(list.Value)))));
}
