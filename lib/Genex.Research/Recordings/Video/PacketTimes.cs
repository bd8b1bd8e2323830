using System.Globalization;

namespace Genex.Research.Recordings;

/// <summary>Times of a video's frames as its container has them, without decoding: the program ffprobe lists the packets.</summary>
internal static class PacketTimes
{
    /// <summary>Times of all frames in the order in which they are shown, milliseconds as <see cref="VideoReader.Milliseconds"/> counts them.</summary>
    /// <returns>Null where the program is missing or fails, or a packet has no time, the time of another, or is not to be shown: then only decoding
    /// tells.</returns>
    public static double[]? Of(string path)
    {
        List<long> times = [];
        (long start, double unit) = (0, 0);
        bool plain = true;
        int? code = VideoProgram.Run("ffprobe", ["-v", "error", "-protocol_whitelist", "file,pipe", "-select_streams", "v:0",
            "-show_entries", "packet=pts,flags:stream=time_base,start_pts", "-of", "csv", VideoProgram.FileOf(path)], Take);
        if (code != 0 || !plain || unit <= 0 || times.Count == 0) return null;
        times.Sort();
        for (int frame = 1; frame < times.Count; frame++)
        {
            if (times[frame] == times[frame - 1]) return null;
        }

        return [.. times.Select(time => (time - start) * unit * 1000)];

        void Take(string line)
        {
            string[] cells = line.Split(',');
            if (cells is ["packet", var at, var flags, ..] && long.TryParse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long time)
                && !flags.Contains('D', StringComparison.Ordinal))
            {
                times.Add(time);
            }
            else if (cells is ["stream", var fraction, var first, ..] && fraction.Split('/') is [var over, var under]
                && int.TryParse(over, CultureInfo.InvariantCulture, out int numerator) && int.TryParse(under, CultureInfo.InvariantCulture, out int denominator)
                && denominator > 0 && long.TryParse(first, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out start))
            {
                unit = numerator / (double)denominator;
            }
            else
            {
                plain = plain && line.Length == 0;
            }
        }
    }
}
