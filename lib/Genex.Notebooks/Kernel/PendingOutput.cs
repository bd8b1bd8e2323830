using System.Text;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Kernel;

/// <summary>A message that waits to be published.</summary>
/// <param name="Parent">The header of the request behind it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Content">What it says; for a stream without its text.</param>
/// <param name="DisplayId">The display that it shows or changes, if any.</param>
internal sealed record PendingOutput(JsonObject Parent, string Type, JsonObject Content, string? DisplayId)
{
    /// <summary>The text of a stream so far; null for another kind of message.</summary>
    public StringBuilder? Text { get; init; }

    /// <summary>Whether this is the named stream of the request.</summary>
    public bool IsStream(JsonObject parent, string name) => Text is not null && ReferenceEquals(Parent, parent) && Content["name"]!.GetValue<string>() == name;
}
