namespace Genex.Research.Recordings;

/// <summary>Names the codec of a video that cannot be decoded, by the marks that containers write.</summary>
internal static class VideoCodec
{
    private const int LookedAt = 4 << 20;

    private static readonly (string Mark, string Name)[] Marks =
    [
        ("av01", "AV1"), ("V_AV1", "AV1"), ("hvc1", "HEVC (H.265)"), ("hev1", "HEVC (H.265)"), ("V_MPEGH/ISO/HEVC", "HEVC (H.265)"), ("vvc1", "VVC (H.266)"),
        ("avc1", "H.264"), ("V_MPEG4/ISO/AVC", "H.264"), ("vp09", "VP9"), ("V_VP9", "VP9"), ("V_VP8", "VP8"), ("ap4h", "ProRes"), ("apch", "ProRes"),
        ("apcn", "ProRes"), ("apcs", "ProRes"), ("mp4v", "MPEG-4 part 2"),
    ];

    private static readonly string[] Sound = ["mp4a", "A_OPUS", "A_VORBIS", "A_AAC", "ID3", "OggS", "fLaC"];

    /// <summary>": its codec is AV1", ": it holds sound and no video that is known"; empty when no mark is found.</summary>
    internal static string Clause(string path)
    {
        string text = Ends(path);
        string? name = Marks.FirstOrDefault(one => text.Contains(one.Mark, StringComparison.Ordinal)).Name;
        return name is not null ? $"; its codec is {name}"
            : Sound.Any(mark => text.Contains(mark, StringComparison.Ordinal)) ? "; it holds sound, and no video codec that is known" : "";
    }

    /// <summary>The first and last bytes as Latin-1: an index lies at either end.</summary>
    private static string Ends(string path)
    {
        using FileStream file = File.OpenRead(path);
        byte[] first = new byte[Math.Min(LookedAt, file.Length)];
        file.ReadExactly(first);
        byte[] last = new byte[Math.Min(LookedAt, file.Length - first.Length)];
        file.Position = file.Length - last.Length;
        file.ReadExactly(last);
        return System.Text.Encoding.Latin1.GetString(first) + System.Text.Encoding.Latin1.GetString(last);
    }
}
