using System.Runtime.InteropServices;

namespace Genex.Research.Storage;

/// <summary>Folders that only this user can write, for what is run or loaded from them.</summary>
internal static partial class PrivateFolder
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
        Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Makes a folder, or takes one that is there and this user's alone.</summary>
    /// <exception cref="NotSupportedException">It is a link, another user's, or others can write it or exchange it; the message says which.</exception>
    public static void Make(string path)
    {
        string full = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(full); // below the user's own folder, which Windows keeps from others
            return;
        }

        Directory.CreateDirectory(full, Own);
        if (Problem(full) is { } problem)
            throw new NotSupportedException($"{full} {problem}; nothing is loaded from it. Delete it, or set {EnvironmentVariables.Cache.Name}.");
    }

    /// <summary>What lets others put something into a folder, as the end of a sentence; null when nothing does.</summary>
    internal static string? Problem(string folder)
    {
        if (OperatingSystem.IsWindows()) return null;
        if (new DirectoryInfo(folder).LinkTarget is not null) return "is a link";
        if (!OperatingSystem.IsLinux()) File.SetUnixFileMode(folder, Own); // which only its owner may
        if (FileStatus.OwnerOf(folder) is { } owner && owner != UserId()) return Invariant($"belongs to another user (number {owner})");
        if ((File.GetUnixFileMode(folder) & Others) != UnixFileMode.None) return "can be written by other users";
        for (DirectoryInfo? above = Directory.GetParent(folder); above is not null; above = above.Parent)
        {
            UnixFileMode mode = File.GetUnixFileMode(above.FullName);
            if (mode.HasFlag(UnixFileMode.OtherWrite) && !mode.HasFlag(UnixFileMode.StickyBit))
                return $"lies below {above.FullName}, which other users can write, so they could exchange it";
        }

        return null;
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint UserId();
}
