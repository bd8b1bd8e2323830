using System.Text.Json;
using System.Text.Json.Serialization;

namespace Genex.Research.Datasets;

/// <summary>Writes a protocol as its id, which says all of it.</summary>
internal sealed class ProtocolConverter : JsonConverter<Protocol>
{
    /// <inheritdoc/>
    public override Protocol Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => Protocol.Parse(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Protocol value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}
