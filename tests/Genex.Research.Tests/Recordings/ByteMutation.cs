using System.Text;

namespace Genex.Research.Tests.Recordings;

/// <summary>Changes a file's bytes: some are replaced, put in or left out.</summary>
internal static class ByteMutation
{
    public static byte[] Of(byte[] file, Random random)
    {
        List<byte> bytes = [.. file];
        for (int change = random.Next(1, 6); change > 0 && bytes.Count > 0; change--)
        {
            int place = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[place] = (byte)random.Next(256); break;
                case 1: bytes.Insert(place, Encoding.ASCII.GetBytes("\",;\t\r\n.-:0\0")[random.Next(11)]); break;
                case 2: bytes.RemoveAt(place); break;
                default: bytes.RemoveRange(place, Math.Min(bytes.Count - place, random.Next(1, 200))); break;
            }
        }
        return [.. bytes];
    }
}
