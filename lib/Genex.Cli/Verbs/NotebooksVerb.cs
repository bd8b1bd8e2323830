using System.CommandLine;

namespace Genex.Cli.Verbs;

/// <summary><c>genex notebooks</c>: running notebooks and making pages of them.</summary>
public static class NotebooksVerb
{
    /// <summary>The verb with its two parts.</summary>
    public static Command Create() => new("notebooks", "Run C# notebooks without a server, and turn them into a site of static pages.")
    {
        NotebooksRunVerb.Create(),
        NotebooksExportVerb.Create(),
    };
}
