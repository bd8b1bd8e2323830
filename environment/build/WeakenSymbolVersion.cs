using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
#if !SYMBOL_VERSIONS_ONLY // tests compile this file without MSBuild
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
#endif

/// <summary>Marks one required symbol version of an ELF library as weak, so that an older C++ runtime loads it.</summary>
/// <remarks>
/// libLibTorchSharp.so asks for GLIBCXX_3.4.32 (GCC 13), which Debian 12 and Ubuntu 22.04 do not have. The only symbol
/// that carries the version is a link-time marker that nothing calls, so the requirement can be waived: the loader skips
/// a version whose <c>vna_flags</c> hold VER_FLG_WEAK (2). See "Symbol Versioning" in the Linux Standard Base, section 10.7.
/// </remarks>
public static class SymbolVersions
{
    private const uint VersionNeeds = 0x6ffffffe; // SHT_GNU_verneed
    private const ushort Weak = 2;                // VER_FLG_WEAK

    /// <summary>Sets the weak flag on every requirement of <paramref name="version"/> in a 64-bit little-endian ELF image.</summary>
    /// <returns>How many requirements carry that version; zero leaves the image as it was.</returns>
    /// <exception cref="InvalidDataException">The bytes are not such an image, or its tables point outside of it.</exception>
    public static int Weaken(byte[] image, string version)
    {
        if (image.Length < 64 || image[0] != 0x7f || image[1] != 'E' || image[2] != 'L' || image[3] != 'F' || image[4] != 2 || image[5] != 1)
            throw new InvalidDataException("Not a 64-bit little-endian ELF file.");

        long sections = checked((long)UInt64(image, 40));
        int entrySize = UInt16(image, 58), count = UInt16(image, 60), found = 0;
        for (int i = 0; i < count; i++)
        {
            long header = sections + (long)i * entrySize;
            if (UInt32(image, header + 4) != VersionNeeds)
                continue;
            long names = checked((long)UInt64(image, sections + (long)UInt32(image, header + 40) * entrySize + 24));
            foreach (long requirement in Requirements(image, checked((long)UInt64(image, header + 24))))
            {
                if (Text(image, names + UInt32(image, requirement + 8)) != version)
                    continue;
                image[requirement + 4] |= (byte)Weak;
                found++;
            }
        }
        return found;
    }

    private static IEnumerable<long> Requirements(byte[] image, long need)
    {
        while (true)
        {
            long requirement = need + UInt32(image, need + 8);
            for (int left = UInt16(image, need + 2); left > 0; left--)
            {
                yield return requirement;
                requirement += UInt32(image, requirement + 12);
            }
            uint next = UInt32(image, need + 12);
            if (next == 0)
                yield break;
            need += next;
        }
    }

    private static ushort UInt16(byte[] image, long at) => BitConverter.ToUInt16(image, Inside(image, at, 2));

    private static uint UInt32(byte[] image, long at) => BitConverter.ToUInt32(image, Inside(image, at, 4));

    private static ulong UInt64(byte[] image, long at) => BitConverter.ToUInt64(image, Inside(image, at, 8));

    private static string Text(byte[] image, long at)
    {
        int start = Inside(image, at, 1), end = Array.IndexOf(image, (byte)0, start);
        return Encoding.ASCII.GetString(image, start, (end < 0 ? image.Length : end) - start);
    }

    private static int Inside(byte[] image, long at, int size) => at >= 0 && at + size <= image.Length ? (int)at
        : throw new InvalidDataException("A table of the ELF file points outside of it, at " + at + ".");
}

#if !SYMBOL_VERSIONS_ONLY
/// <summary>MSBuild task: writes a copy of <see cref="Source"/> in which <see cref="SymbolVersion"/> is a weak requirement.</summary>
public sealed class WeakenSymbolVersion : Task
{
    [Required] public string Source { get; set; }

    [Required] public string Destination { get; set; }

    [Required] public string SymbolVersion { get; set; }

    public override bool Execute()
    {
        byte[] image = File.ReadAllBytes(Source);
        int found = SymbolVersions.Weaken(image, SymbolVersion);
        Directory.CreateDirectory(Path.GetDirectoryName(Destination));
        File.Delete(Destination); // outputs may be hard links to it: a new file leaves theirs alone
        File.WriteAllBytes(Destination, image);
        File.SetLastWriteTimeUtc(Destination, File.GetLastWriteTimeUtc(Source));
        Log.LogMessage(MessageImportance.Normal, "{0}: {1} requirement(s) of {2} are weak now", Destination, found, SymbolVersion);
        return true;
    }
}
#endif
