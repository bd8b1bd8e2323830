using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Genex.Research.Storage;

/// <summary>What the system knows of a file and .NET does not tell: its owner, and whether it is a pipe or a device.</summary>
/// <remarks>statx of Linux, whose structure has one layout on all machines: the owner at byte 20, the kind and mode at byte 28. Elsewhere nothing is
/// known.</remarks>
internal static partial class FileStatus
{
    private const int Here = -100, NoFollow = 0x100, TypeAndOwner = 0x1 | 0x8, KindMask = 0xF000, Regular = 0x8000, AccessDenied = 13;

    /// <summary>Number of the user whose a file or folder is, not followed if it is a link; null where that is not known.</summary>
    public static uint? OwnerOf(string path) => Of(path, NoFollow) is { } status ? BinaryPrimitives.ReadUInt32LittleEndian(status.AsSpan(20)) : null;

    /// <summary>Whether a name leads to a regular file: to no pipe, device or socket, which may never end or never begin, and not to nothing. Where the system
    /// is not asked, whether there is a file.</summary>
    public static bool IsRegular(string path) => !Asked ? File.Exists(path)
        : Of(path, 0) is { } status && (BinaryPrimitives.ReadUInt16LittleEndian(status.AsSpan(28)) & KindMask) == Regular;

    /// <summary>Whether a name cannot be asked about, since a folder that leads to it may not be entered.</summary>
    public static bool IsBarred(string path) => Asked && Of(path, 0) is null && Marshal.GetLastPInvokeError() == AccessDenied;

    private static bool Asked => OperatingSystem.IsLinux() && BitConverter.IsLittleEndian;

    private static byte[]? Of(string path, int flags)
    {
        if (!Asked) return null;
        byte[] found = new byte[256];
        return Statx(Here, path, flags, TypeAndOwner, found) == 0 ? found : null;
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, [Out] byte[] found);
}
