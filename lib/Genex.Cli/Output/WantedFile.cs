using System.CommandLine;

namespace Genex.Cli.Output;

/// <summary>A file that an option asks for, looked at before the work for it and not after.</summary>
internal static class WantedFile
{
    /// <summary>Its path; null where the option is not given.</summary>
    /// <exception cref="IOException">It cannot be written; the message names it.</exception>
    public static string? Of(ParseResult result, Option<string?> option)
    {
        string? path = result.GetValue(option);
        if (path is not null) AtomicFile.RequireWritable(path);
        return path;
    }
}
