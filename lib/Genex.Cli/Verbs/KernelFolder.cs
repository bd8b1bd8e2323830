using System.CommandLine;
using Genex.Cli.Frame;
using Genex.Notebooks.Installation;

namespace Genex.Cli.Verbs;

/// <summary>The options that say where kernel specifications lie.</summary>
internal static class KernelFolder
{
    private static readonly Option<bool> User = new("--user") { Description = "The current user's folder. Default." };
    private static readonly Option<string?> Prefix = new("--prefix")
    {
        Description = "DIR/share/jupyter/kernels: /usr/local for every user, or the folder of a Python environment.",
    };

    /// <summary>The folder that the options name; null where they name none.</summary>
    public static string? Named(ParseResult result) =>
        result.GetValue(Prefix) is { } prefix ? KernelSpecs.FolderBelow(prefix) : result.GetValue(User) ? KernelSpecs.UserFolder : null;

    /// <summary>Gives a verb these options, of which one at most may be given.</summary>
    public static Verb AddTo(Verb verb)
    {
        verb.Add(User);
        verb.Add(Prefix);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(User) && result.GetValue(Prefix) is not null)
                result.AddError("--user and --prefix name two folders: give one of them.");
        });
        return verb;
    }
}
