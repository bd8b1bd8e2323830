using System.CommandLine;
using Genex.Notebooks.Installation;

namespace Genex.Cli.Verbs;

/// <summary>The options that say where kernel specifications lie.</summary>
internal static class KernelFolder
{
    public static readonly Option<bool> User = new("--user") { Description = "The current user's folder. Default" };
    public static readonly Option<string?> Prefix = new("--prefix") { Description = "DIR/share/jupyter/kernels: /usr/local for every user, or the folder of a Python environment." };

    /// <summary>The folder that the options name; null where they name none.</summary>
    public static string? Named(ParseResult arguments) =>
        arguments.GetValue(Prefix) is { } prefix ? KernelSpecs.FolderBelow(prefix) : arguments.GetValue(User) ? KernelSpecs.UserFolder : null;

    public static void RefuseBoth(Command command) => command.Validators.Add(result =>
    {
        if (result.GetValue(User) && result.GetValue(Prefix) is not null)
            result.AddError("--user and --prefix name two folders: give one of them.");
    });
}
