using System.Security.Cryptography;
using System.Text;

namespace Genex.Notebooks.Kernel;

/// <summary>HMAC-SHA256 over a message's parts, as lower-case hexadecimal text; nothing where the key is empty.</summary>
internal sealed class MessageSigner(string key)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature of the parts.</summary>
    public byte[] Sign(IReadOnlyList<byte[]> parts)
    {
        if (key.Length == 0)
            return [];
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (byte[] part in parts)
            hash.AppendData(part);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Whether the signature is that of the parts, found out in a time that does not depend on where they differ.</summary>
    public bool IsSignedBy(byte[] signature, IReadOnlyList<byte[]> parts) => key.Length == 0
        || CryptographicOperations.FixedTimeEquals(signature, Sign(parts));
}
