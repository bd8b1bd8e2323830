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
    };

    /// <summary>For hashing.</summary>
    public static JsonSerializerOptions Compact { get; } = new(Readable) { WriteIndented = false };

    /// <summary>Writes a file whole or not at all.</summary>
    public static void Write<T>(string path, T value) => AtomicFile.Write(path, JsonSerializer.Serialize(value, Readable) + "\n");

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidDataException">It does not hold what it should; the message names the file and the place.</exception>
    public static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Readable) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: {error.Message} Delete the run's folder to make it again.", error);
        }
    }
}
