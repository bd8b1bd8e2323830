using System.Text.Json;
using System.Text.Json.Serialization;
using Genex.Research.Datasets;

namespace Genex.Research.Experiments;

/// <summary>Writes a task as its id: what else a task is, a specification says beside it.</summary>
internal sealed class TaskIdConverter : JsonConverter<EmotionTask>
{
    /// <inheritdoc/>
    public override EmotionTask Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => EmotionTask.Named(reader.GetString() ?? "");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EmotionTask value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}
