using System.Globalization;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Kernel;

/// <summary>One message of Jupyter's protocol 5.3. Source: https://jupyter-client.readthedocs.io/en/stable/messaging.html.</summary>
/// <param name="Identities">Who it came from or goes to; a topic on the publishing channel.</param>
/// <param name="Header">Type, id, session.</param>
/// <param name="Parent">The header of the request that it answers; empty for none.</param>
/// <param name="Content">What it says.</param>
internal sealed record KernelMessage(IReadOnlyList<byte[]> Identities, JsonObject Header, JsonObject Parent, JsonObject Content)
{
    /// <summary>The protocol spoken.</summary>
    public const string ProtocolVersion = "5.3";

    private static readonly string Session = Guid.NewGuid().ToString("N");

    /// <summary>The message's type, such as <c>execute_request</c>.</summary>
    public string Type => Header["msg_type"]?.ToString() ?? "";

    /// <summary>Its id.</summary>
    public string Id => Header["msg_id"]?.ToString() ?? "";

    /// <summary>A message of this kernel's.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="parent">The header of the request behind it.</param>
    /// <param name="content">What it says; adopted.</param>
    /// <param name="identities">Who it goes to.</param>
    public static KernelMessage Create(string type, JsonObject parent, JsonObject content, IReadOnlyList<byte[]> identities) =>
        new(identities, NewHeader(type), parent, content);

    /// <summary>The answer to this message.</summary>
    public KernelMessage Reply(string type, JsonObject content) => Create(type, Header, content, Identities);

    private static JsonObject NewHeader(string type) => new()
    {
        ["msg_id"] = Guid.NewGuid().ToString("N"),
        ["msg_type"] = type,
        ["session"] = Session,
        ["username"] = "kernel",
        ["date"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        ["version"] = ProtocolVersion,
    };
}
