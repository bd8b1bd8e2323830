using System.Text.Json;
using System.Text.Json.Serialization;

namespace Genex.Research.Recordings;

/// <summary>Writes a participant's id as the text that it is.</summary>
internal sealed class ParticipantIdConverter : JsonConverter<ParticipantId>
{
    /// <inheritdoc/>
    public override ParticipantId Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => ParticipantId.Of(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ParticipantId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
