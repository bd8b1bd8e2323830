using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Genex.Research.Experiments;

/// <summary>What tells whether a finished run was touched since somebody read it: length and time of change of every file that reading it reads.</summary>
/// <param name="Text">A digest of them; 32 hexadecimal digits.</param>
/// <param name="Latest">When the last of them was changed, UTC.</param>
internal readonly record struct RunStamp(string Text, DateTime Latest)
{
    private static readonly string[] Files =
        ["metrics.json", "specification.json", "environment.json", "predictions.csv", "history.csv", Checksums.FileName];

    /// <summary>Takes the stamp of a run as it lies there now.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="folds">Number of its folds. One that comes or goes changes the time of the folder that holds them.</param>
    public static RunStamp Of(string folder, int folds)
    {
        byte[] all = new byte[(Files.Length + folds + 1) * 16];
        long latest = 0;
        int at = 0;
        foreach (string name in Files) Add(new FileInfo(Path.Combine(folder, name)));
        string below = Path.Combine(folder, "folds");
        Take(0, Directory.GetLastWriteTimeUtc(below).Ticks);
        for (int fold = 0; fold < folds; fold++) Add(new FileInfo(Path.Combine(below, Invariant($"{fold:D2}"), "fold.json")));
        return new RunStamp(Convert.ToHexStringLower(SHA256.HashData(all).AsSpan(0, 16)), new DateTime(latest, DateTimeKind.Utc));

        void Add(FileInfo file)
        {
            FileStamp stamp = FileStamp.Of(file);
            Take(stamp.Length, stamp.Ticks);
        }

        void Take(long length, long ticks)
        {
            BinaryPrimitives.WriteInt64LittleEndian(all.AsSpan(at), length);
            BinaryPrimitives.WriteInt64LittleEndian(all.AsSpan(at + 8), ticks);
            (at, latest) = (at + 16, Math.Max(latest, ticks));
        }
    }
}
