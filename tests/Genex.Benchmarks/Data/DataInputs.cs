using System.ComponentModel;
using Genex.Research.Simulation;

namespace Genex.Benchmarks.Data;

/// <summary>What the parts read, made by ffmpeg and the simulator in a folder that is deleted.</summary>
internal static class DataInputs
{
    /// <summary>Whether there is an ffmpeg to make videos with and to be compared with.</summary>
    public static bool HasFfmpeg { get; } = Try();

    /// <summary>A video of 30 frames per second, 1920 x 1080, that moves all over; made of one minute at most, which is repeated.</summary>
    public static string Video(string folder, double seconds)
    {
        string path = Path.Combine(folder, Invariant($"video-{seconds:0.#}.mp4")), minute = Path.Combine(folder, "minute.mp4");
        if (File.Exists(path)) return path;
        double first = Math.Min(seconds, 60);
        string[] encode = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-y"];
        string made = seconds <= 60 ? path : minute;
        if (!File.Exists(made))
        {
            Effort.Of("ffmpeg", ["-v", "error", "-f", "lavfi", "-i", Invariant($"testsrc2=size=1920x1080:rate=30:duration={first},noise=alls=8:allf=t"),
                .. encode, made]);
        }

        if (seconds > 60)
            Effort.Of("ffmpeg", "-v", "error", "-stream_loop", "-1", "-i", minute, "-t", Invariant($"{seconds}"), "-c", "copy", "-y", path);
        return path;
    }

    /// <summary>A simulated study.</summary>
    public static string Study(string folder, int participants, double seconds)
    {
        string path = Path.Combine(folder, Invariant($"study-{participants}"));
        if (!Directory.Exists(path))
            StudySimulator.Write(path, new SimulationSettings { Participants = participants, Seconds = seconds, Seed = 1 });
        return path;
    }

    private static bool Try()
    {
        try
        {
            Effort.Of("ffmpeg", "-version");
            return true;
        }
        catch (Win32Exception)
        {
            return false; // no such program
        }
    }
}
