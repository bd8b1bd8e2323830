using System.Text;

namespace Genex.Benchmarks.Fuzz;

/// <summary>Damages bytes as disks, transfers, editors and other programs do.</summary>
internal static class Mutation
{
    private static readonly string[] Tokens =
        ["null", "-1", "1e999", "\"\"", "NaN", "{}", "[]", "\"\\ud800\"", "99999999999999999999", "0.1", "true", "\u0000", "é", "\r\n", ",", ";;"];

    /// <summary>A damaged copy; now and then of one byte alone, now and then of several places.</summary>
    public static byte[] Of(byte[] sound, SeededRandom random)
    {
        byte[] bytes = [.. sound];
        for (int times = random.Below(4) == 0 ? 1 + random.Below(5) : 1; times > 0; times--) bytes = Once(bytes, random);
        return bytes;
    }

    private static byte[] Once(byte[] bytes, SeededRandom random)
    {
        if (bytes.Length == 0) return [(byte)random.Below(256)];
        int at = random.Below(bytes.Length), length = 1 + random.Below(Math.Min(bytes.Length - at, random.Below(2) == 0 ? 8 : bytes.Length - at));
        switch (random.Below(9))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Below(8));
                return bytes;
            case 1:
                bytes[at] = (byte)random.Below(256);
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 4:
                return [.. bytes[..(at + length)], .. bytes[at..]];
            case 5:
                Array.Clear(bytes, at, length);
                return bytes;
            case 6:
                return [.. bytes[..at], .. Encoding.UTF8.GetBytes(Tokens[random.Below(Tokens.Length)]), .. bytes[(at + Math.Min(length, 8))..]];
            case 7:
                int digit = Array.FindIndex(bytes, at, one => one is >= (byte)'0' and <= (byte)'9');
                if (digit >= 0) bytes[digit] = (byte)('0' + random.Below(10));
                return bytes;
            default:
                int other = random.Below(bytes.Length);
                (bytes[at], bytes[other]) = (bytes[other], bytes[at]);
                return bytes;
        }
    }
}
