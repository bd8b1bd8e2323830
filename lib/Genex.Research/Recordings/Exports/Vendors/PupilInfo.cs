using System.Text.Json;

namespace Genex.Research.Recordings;

/// <summary>The <c>info.json</c> of a recording of Pupil Labs' glasses.</summary>
/// <param name="Path">The file.</param>
/// <param name="RecordingId">The recording's id.</param>
/// <param name="Wearer">Who wore the glasses; null where it does not say.</param>
/// <param name="Name">What the recording is called; its id where it does not say.</param>
/// <param name="StartMilliseconds">When it began, since 1970; null where it does not say.</param>
internal sealed record PupilInfo(string Path, string RecordingId, ParticipantId? Wearer, string Name, double? StartMilliseconds)
{
    private const string FileName = "info.json";
    private const int MostBytes = 1 << 20;

    /// <summary>That of a folder; null where there is none, or it is no such file.</summary>
    internal static PupilInfo? In(string folder)
    {
        string path = System.IO.Path.Combine(folder, FileName);
        try
        {
            if (new FileInfo(path) is not { Exists: true, Length: <= MostBytes })
                return null;
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            if (json.RootElement.ValueKind != JsonValueKind.Object || Text(json.RootElement, "recording_id") is not { Length: > 0 } id)
                return null;
            string? name = json.RootElement.TryGetProperty("template_data", out JsonElement template) && template.ValueKind == JsonValueKind.Object
                ? Text(template, "recording_name") : null;
            return new PupilInfo(path, id, ParticipantId.TryTake(Text(json.RootElement, "wearer_name"), out ParticipantId wearer) ? wearer : null,
                name ?? id, json.RootElement.TryGetProperty("start_time", out JsonElement start) && start.TryGetInt64(out long nanoseconds)
                    ? nanoseconds / 1e6 : null);
        }
        catch (Exception problem) when (problem is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return null; // Then the tables beside it say less; that is noted there.
        }
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
