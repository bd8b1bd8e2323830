using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Genex.Notebooks.Installation;

namespace Genex.Notebooks.Kernel;

/// <summary>What this kernel says about itself.</summary>
internal static class KernelInfo
{
    /// <summary>The content of <c>kernel_info_reply</c>. The language is described as .NET Interactive describes it, so that a notebook's metadata does not
    /// change with its kernel.</summary>
    public static JsonObject Reply() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = KernelMessage.ProtocolVersion,
        ["implementation"] = HostIdentity.Name,
        ["implementation_version"] = HostIdentity.Version,
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["banner"] = $"C# 14 on {RuntimeInformation.FrameworkDescription}, {HostIdentity.Name} {HostIdentity.Version}",
        ["debugger"] = false,
        ["help_links"] = new JsonArray(
            new JsonObject { ["text"] = "C#", ["url"] = "https://learn.microsoft.com/dotnet/csharp/" },
            new JsonObject { ["text"] = ".NET API", ["url"] = "https://learn.microsoft.com/dotnet/api/" }),
    };
}
