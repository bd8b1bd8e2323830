using System.Text.Json;

namespace Genex.Research.Recordings;

/// <summary>Events of a recording in a file of a prepared store: an object with a list for each format, named as its tables are. A format that is not there is
/// a missing modality.</summary>
internal static class PreparedEvents
{
    /// <summary>What the file holds.</summary>
    public static byte[] Bytes(RecordedEvents events) => JsonSerializer.SerializeToUtf8Bytes(ExportFormats.All.Where(events.Has)
        .ToDictionary(format => format.FileName, format => format.ToJson(events, PreparedStore.Compact)), PreparedStore.Compact);

    /// <summary>The events of a file.</summary>
    /// <exception cref="JsonException">It does not hold what it should.</exception>
    public static RecordedEvents Of(byte[] bytes)
    {
        Dictionary<string, JsonElement> lists = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(bytes, PreparedStore.Compact) ?? [];
        RecordedEvents events = RecordedEvents.None;
        foreach (ExportFormat format in ExportFormats.All)
        {
            if (lists.TryGetValue(format.FileName, out JsonElement list))
                events = format.FromJson(events, list, PreparedStore.Compact);
        }

        return events;
    }
}
