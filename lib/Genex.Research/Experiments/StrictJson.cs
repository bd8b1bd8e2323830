using System.Text.Json;
using System.Text.Json.Serialization;

namespace Genex.Research.Experiments;

/// <summary>JSON files that people write: comments and trailing commas are let through, a key that is not known is not.</summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Strict = new(RunJson.Readable)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it should hold, as "the plan of a grid".</param>
    /// <param name="start">What to start from, as a sentence.</param>
    /// <param name="check">Refuses a value by a <see cref="JsonException"/>, or completes it; may be null.</param>
    /// <exception cref="InvalidDataException">A key is not known or missing, or a value out of range; the message names file, key and place.</exception>
    public static T Read<T>(string path, string what, string start, Func<T, T>? check = null) where T : class
    {
        try
        {
            T value = JsonSerializer.Deserialize<T>(File.ReadAllText(path), Strict) ?? throw new JsonException("it is empty");
            return check?.Invoke(value) ?? value;
        }
        catch (Exception problem) when (problem is JsonException or NotSupportedException or ArgumentException)
        {
            throw new InvalidDataException($"{path} does not hold {what}: {Message(problem)} {start}", problem);
        }
    }

    // Without the name of a parameter and the value it had, which the runtime adds on a line of their own or in brackets.
    private static string Message(Exception problem) => problem is ArgumentException { ParamName: { } name }
        ? problem.Message.Replace($" (Parameter '{name}')", "", StringComparison.Ordinal).ReplaceLineEndings(" ")
        : problem.Message;
}
