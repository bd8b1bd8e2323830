using System.Security.Cryptography;

namespace Genex.Research.Models.Weights;

/// <summary>Whether a file is the one that its name promises.</summary>
public static class WeightsChecksum
{
    /// <summary>SHA-256 of a file, lower-case hex.</summary>
    public static string Of(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Does nothing when a file's SHA-256 begins as expected.</summary>
    /// <exception cref="WeightsFormatException">It begins otherwise; the message has both.</exception>
    public static void Require(string path, string prefix)
    {
        string found = Of(path);
        if (!found.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            throw new WeightsFormatException(path, $"its SHA-256 begins with {found[..prefix.Length]}; expected {prefix}: damaged, or not the official file.");
    }
}
