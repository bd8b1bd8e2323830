using System.Text.Json;

namespace Genex.Research.Recordings;

/// <summary>Events of a recording in a file of a prepared store: an object with a list for each format, named as its tables are. A format that is not there is
/// a missing modality. Of a sensor whose samples were read, a list named <c>… measured</c> has the stretches in which it measured, from and to in turn.
/// </summary>
internal static class PreparedEvents
{
    private const string Measured = " measured";

    /// <summary>Writes the file, event after event: there may be millions.</summary>
    public static void Write(RecordedEvents events, Stream into)
    {
        using Utf8JsonWriter json = new(into, new JsonWriterOptions { Encoder = PreparedStore.Compact.Encoder });
        json.WriteStartObject();
        foreach (ExportFormat format in ExportFormats.All.Where(events.Has))
        {
            json.WritePropertyName(format.FileName);
            format.Write(events, json, PreparedStore.Compact);
            if (events.CoverageOf(format) is not { } covered) continue;
            json.WriteStartArray(format.FileName + Measured);
            foreach (Interval one in covered.Stretches)
            {
                json.WriteNumberValue(one.OnsetMilliseconds);
                json.WriteNumberValue(one.OffsetMilliseconds);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The events of a file.</summary>
    /// <exception cref="JsonException">It does not hold what it should.</exception>
    public static RecordedEvents Of(ReadOnlySpan<byte> bytes)
    {
        RecordedEvents events = RecordedEvents.None;
        Utf8JsonReader json = new(bytes);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new JsonException("there is no object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                string? name = json.GetString();
                json.Read();
                if (ExportFormats.All.FirstOrDefault(one => one.FileName == name) is { } format)
                    events = format.Read(events, ref json, PreparedStore.Compact);
                else if (ExportFormats.All.FirstOrDefault(one => one.FileName + Measured == name) is { } sensor)
                    events = events.WithCoverage(sensor, CoverageOf(ref json));
                else
                    json.Skip();
            }

            if (json.Read()) throw new JsonException("there is more than one object");
        }
        catch (InvalidOperationException problem)
        {
            throw new JsonException(problem.Message, problem); // a name that is no text
        }

        return events;
    }

    private static SensorCoverage CoverageOf(ref Utf8JsonReader json)
    {
        double[] times = JsonSerializer.Deserialize<double[]>(ref json, PreparedStore.Compact) ?? [];
        if (times.Length % 2 != 0 || times.Any(time => !double.IsFinite(time))) throw new JsonException("stretches that were measured have no end");
        return SensorCoverage.Of(times.Chunk(2).Select(one => new Interval(one[0], one[1])));
    }
}
