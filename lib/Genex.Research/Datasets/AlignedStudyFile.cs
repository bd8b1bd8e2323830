using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>An aligned study in a file, to the last bit: so that a study is aligned once, not once per notebook.</summary>
internal static class AlignedStudyFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new ParticipantConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>Writes it, whole or not at all.</summary>
    public static void Write(string path, AlignedStudy study) =>
        AtomicFile.Write(path, file => JsonSerializer.Serialize(file, new Content(study.Root, study.Provenance, study.Recordings, study.Notes), Json));

    /// <summary>Reads it; null when there is none or it is not whole, so that it is made again.</summary>
    public static AlignedStudy? Read(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using FileStream file = File.OpenRead(path);
            return JsonSerializer.Deserialize<Content>(file, Json) is { } content
                ? new AlignedStudy(content.Root, content.Provenance, content.Recordings, content.Notes) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Content(string Root, Provenance Provenance, IReadOnlyList<AlignedRecording> Recordings, IReadOnlyList<string> Notes);

    private sealed class ParticipantConverter : JsonConverter<ParticipantId>
    {
        public override ParticipantId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            ParticipantId.Of(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, ParticipantId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
