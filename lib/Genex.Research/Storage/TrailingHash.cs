using System.Security.Cryptography;

namespace Genex.Research.Storage;

/// <summary>Files that end with the SHA-256 of all that comes before.</summary>
internal static class TrailingHash
{
    /// <summary>Whether a file is as it was written.</summary>
    public static bool IsRight(string path)
    {
        using FileStream file = File.OpenRead(path);
        long length = file.Length - SHA256.HashSizeInBytes;
        if (length < 0) return false;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[1 << 16], expected = new byte[SHA256.HashSizeInBytes];
        while (file.Position < length)
        {
            int read = file.Read(block, 0, (int)Math.Min(block.Length, length - file.Position));
            if (read == 0) return false;
            hash.AppendData(block, 0, read);
        }

        file.ReadExactly(expected);
        return hash.GetHashAndReset().AsSpan().SequenceEqual(expected);
    }
}
