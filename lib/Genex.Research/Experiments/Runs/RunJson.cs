using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Genex.Research.Experiments;

/// <summary>How the files of a run are written: camel case, "NaN" as a text, every double to its last bit.</summary>
internal static class RunJson
{
    /// <summary>For files.</summary>
    public static JsonSerializerOptions Readable { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        RespectNullableAnnotations = true,
    };

    /// <summary>For hashing.</summary>
    public static JsonSerializerOptions Compact { get; } = new(Readable) { WriteIndented = false };

    /// <summary>What a file holds.</summary>
    public static byte[] Bytes<T>(T value) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value, Readable) + "\n");

    /// <summary>Writes a file whole or not at all.</summary>
    public static void Write<T>(string path, T value) => AtomicFile.Write(path, Bytes(value));

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It does not hold what it should; the message names the file and the place.</exception>
    public static T Read<T>(string path) => Parse<T>(path, File.ReadAllBytes(path));

    /// <summary>Reads the bytes of a file.</summary>
    /// <inheritdoc cref="Read{T}(string)" path="/exception"/>
    public static T Parse<T>(string path, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Readable) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException or NotSupportedException or InvalidOperationException or FormatException)
        {
            // The last four come from values that a record or a schedule refuses.
            throw new InvalidDataException($"{path}: {error.Message} Delete the run's folder to make it again.", error);
        }
    }
}
