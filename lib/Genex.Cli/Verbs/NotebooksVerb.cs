using Genex.Cli.Frame;

namespace Genex.Cli.Verbs;

/// <summary><c>genex notebooks</c>: running notebooks and making pages of them.</summary>
internal static class NotebooksVerb
{
    public static Verb Create() => new("notebooks", "Run C# notebooks without a server, and turn them into a site of static pages.", "")
    {
        NotebooksRunVerb.Create(), NotebooksExportVerb.Create(),
    };
}
