using System.Security.Cryptography;
using System.Text;

namespace Genex.Research.Natives;

/// <summary>A folder in the user's cache that looks like a program's own, with the libtorch of another installation. What is run from it must be nobody
/// else's to write.</summary>
internal static class LibtorchLinks
{
    // The host takes a linked program for the file behind the link, and so for its folder: these are copied.
    private static readonly string[] Copied = [".deps.json", ".runtimeconfig.json"];

    /// <summary>Makes the folder, or brings it up to date.</summary>
    /// <param name="own">The program's folder.</param>
    /// <param name="libtorch">Where the other libtorch lies.</param>
    /// <param name="files">What of the program's folder is linked to.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="NotSupportedException">Another user prepared it, or could write it.</exception>
    public static string Make(string own, string libtorch, IEnumerable<string> files)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{own};{Path.GetFullPath(libtorch)}")))[..16];
        string links = Path.Combine(CachePlaces.Libtorch, name);
        PrivateFolder.Make(CachePlaces.Libtorch);
        PrivateFolder.Make(links);
        string[] theirs = [.. Directory.EnumerateFiles(Path.GetFullPath(libtorch), "lib*.so*")];
        HashSet<string> names = [.. theirs.Select(file => Path.GetFileName(file))];
        foreach (string file in theirs.Concat(files.Where(file => !names.Contains(Path.GetFileName(file)) && !IsLibtorch(Path.GetFileName(file)))))
            Place(file, Path.Combine(links, Path.GetFileName(file)));
        return links;
    }

    private static bool IsLibtorch(string name) => name.StartsWith("libtorch", StringComparison.Ordinal) || name.StartsWith("libc10", StringComparison.Ordinal);

    private static void Place(string file, string link)
    {
        bool copy = Array.Exists(Copied, ending => file.EndsWith(ending, StringComparison.Ordinal))
            || File.Exists(Path.ChangeExtension(file, ".runtimeconfig.json"));
        if (!copy && new FileInfo(link).LinkTarget == file) return;
        AtomicFile.Place(link, beside =>
        {
            if (copy) File.Copy(file, beside);
            else File.CreateSymbolicLink(beside, file);
        });
    }
}
