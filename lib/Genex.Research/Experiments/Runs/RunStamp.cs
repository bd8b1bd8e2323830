using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Genex.Research.Experiments;

/// <summary>What tells whether a finished run was touched since somebody read it: length and time of change of its tables and of its list of checksums, and
/// when a fold came or went.</summary>
/// <remarks>The files inside the folds are not asked: nothing that a list shows comes from them, there are many of them, and whoever computes with a run reads
/// and checks them.</remarks>
/// <param name="Text">A digest of them; 32 hexadecimal digits.</param>
/// <param name="Latest">When the last of them was changed, UTC.</param>
internal readonly record struct RunStamp(string Text, DateTime Latest)
{
    private static readonly string[] Files =
        ["metrics.json", "specification.json", "environment.json", "predictions.csv", "history.csv", Checksums.FileName];

    /// <summary>Takes the stamp of a run as it lies there now.</summary>
    /// <param name="folder">The run's folder.</param>
    public static RunStamp Of(string folder)
    {
        Span<byte> all = stackalloc byte[(Files.Length + 1) * 16];
        long latest = 0;
        for (int at = 0; at <= Files.Length; at++)
        {
            (long length, long ticks) = at < Files.Length ? OfFile(Path.Combine(folder, Files[at]))
                : (0, Directory.GetLastWriteTimeUtc(Path.Combine(folder, "folds")).Ticks);
            BinaryPrimitives.WriteInt64LittleEndian(all[(at * 16)..], length);
            BinaryPrimitives.WriteInt64LittleEndian(all[((at * 16) + 8)..], ticks);
            latest = Math.Max(latest, ticks);
        }

        return new RunStamp(Convert.ToHexStringLower(SHA256.HashData(all).AsSpan(0, 16)), new DateTime(latest, DateTimeKind.Utc));
    }

    private static (long Length, long Ticks) OfFile(string path)
    {
        FileStamp stamp = FileStamp.Of(new FileInfo(path));
        return (stamp.Length, stamp.Ticks);
    }
}
