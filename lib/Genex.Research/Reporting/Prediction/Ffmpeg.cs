using System.Diagnostics;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>The program ffmpeg, where it is installed: for sound, which OpenCV neither reads nor writes.</summary>
internal static class Ffmpeg
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Whether it is there.</summary>
    public static bool IsInstalled => Run(["-version"], "", CancellationToken.None, out _) is not null;

    /// <summary>Gives a silent video the sound of another and, in an .mp4, a codec that browsers play.</summary>
    /// <param name="silent">The video.</param>
    /// <param name="original">Whose sound is taken, where it has any.</param>
    /// <param name="said">Told in a sentence why there is no sound.</param>
    /// <param name="cancellation">Ends ffmpeg; nothing of its is left.</param>
    /// <returns>A new file beside the silent one; the silent one where ffmpeg is not installed or fails.</returns>
    public static string WithSound(string silent, string original, Action<string> said, CancellationToken cancellation)
    {
        string made = Path.ChangeExtension(silent, $"sound{Path.GetExtension(silent)}");
        string[][] ways =
        [
            ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "20", "-c:a", "aac"], ["-c:v", "copy", "-c:a", "aac"], ["-c:v", "copy", "-c:a", "copy"],
        ];
        string last = "";
        foreach (string[] way in ways)
        {
            string[] arguments = ["-v", "error", "-nostdin", "-y", "-i", silent, "-i", Path.GetFullPath(original), "-map", "0:v:0", "-map", "1:a?", .. way,
                made];
            int? code = Run(arguments, made, cancellation, out last);
            if (code is null)
            {
                said("ffmpeg is not installed, so the overlay has no sound; install it (apt install ffmpeg) and run again to keep the sound.");
                return silent;
            }

            if (code == 0 && File.Exists(made)) return made;
            File.Delete(made);
        }

        said($"ffmpeg could not add the sound ({last.ReplaceLineEndings(" ").Trim()}), so the overlay has none.");
        return silent;
    }

    /// <summary>Writes a video again as browsers play it, H.264 with its sound.</summary>
    /// <param name="video">The video.</param>
    /// <param name="made">An .mp4 that does not exist yet.</param>
    /// <param name="cancellation">Ends ffmpeg; nothing of its is left.</param>
    /// <returns>Whether it is there; false where ffmpeg is not installed or fails.</returns>
    public static bool Transcode(string video, string made, CancellationToken cancellation)
    {
        string[] way = ["-c:v", "libx264", "-pix_fmt", "yuv420p", "-vf", "scale=trunc(iw/2)*2:trunc(ih/2)*2", "-crf", "20", "-c:a", "aac"];
        string[] arguments = ["-v", "error", "-nostdin", "-y", "-i", Path.GetFullPath(video), "-map", "0:v:0", "-map", "0:a?", .. way, "-movflags",
            "+faststart", made];
        if (Run(arguments, made, cancellation, out _) == 0 && File.Exists(made)) return true;
        File.Delete(made);
        return false;
    }

    /// <summary>The exit code; null where there is no such program.</summary>
    private static int? Run(IEnumerable<string> arguments, string made, CancellationToken cancellation, out string error)
    {
        error = "";
        using Process? process = VideoProgram.Start("ffmpeg", arguments);
        if (process is null) return null;
        using (CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation))
        {
            limit.CancelAfter(Patience);
            using CancellationTokenRegistration end = limit.Token.Register(() => process.Kill(entireProcessTree: true));
            error = process.StandardError.ReadToEnd();
            process.WaitForExit();
        }

        if (!cancellation.IsCancellationRequested) return process.ExitCode;
        File.Delete(made);
        throw new OperationCanceledException(cancellation);
    }
}
