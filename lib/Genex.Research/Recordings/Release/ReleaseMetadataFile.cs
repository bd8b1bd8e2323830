using System.Text.Json;

namespace Genex.Research.Recordings;

/// <summary>Reads the metadata.json beside a participant's frames.</summary>
internal static class ReleaseMetadataFile
{
    private const string Derived = "DERIVED_FROM:";

    /// <summary>Reads a file; null when there is none.</summary>
    /// <exception cref="ExportException">The file is no JSON object.</exception>
    internal static ReleasedMetadata? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        FileReads.Tell(path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object ? Of(path, document.RootElement)
                : throw new ExportException(path, null, $"the file holds a JSON {document.RootElement.ValueKind}",
                    "a JSON object with video_path, method and num_frames");
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException) // the latter for a text that is no UTF-16
        {
            throw new ExportException(path, Invariant($"line {(problem as JsonException)?.LineNumber + 1}"), "the file is no JSON",
                "a JSON object with video_path, method and num_frames", cause: problem);
        }
    }

    private static ReleasedMetadata Of(string path, JsonElement file)
    {
        string? video = Text(file, "video_path"), method = Text(file, "method"), source = Text(file, "source_participant");
        bool derived = source is not null || method == "real_variant" || video?.StartsWith(Derived, StringComparison.Ordinal) == true;
        ParticipantId? from = ParticipantId.TryFind(source ?? (derived ? FileName(video) : null), out ParticipantId id) ? id : null;
        return new ReleasedMetadata(path, FileName(video), method, derived, from, Text(file, "transformation"), Number(file, "num_frames"));
    }

    /// <summary>The last part of a path that may be another machine's.</summary>
    private static string? FileName(string? path) => path?.Split('/', '\\')[^1];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number)
        ? number : null;
}
