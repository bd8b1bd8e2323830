using System.Text.Encodings.Web;
using System.Text.Json;

namespace Genex.Research.Reporting;

/// <summary>How verbs write JSON: indented, names in camel case, nothing escaped that needs no escape.</summary>
public static class RunJsonForm
{
    /// <summary>For <see cref="JsonSerializer"/>.</summary>
    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
