using System.Diagnostics;
using System.IO.Pipes;
using System.Text.RegularExpressions;
using OpenCvSharp;

namespace Genex.Research.Recordings;

/// <summary>Chosen frames of a video, decoded by the program ffmpeg in a process of its own, twice as fast as by the decoder inside of OpenCvSharp, which is
/// built without vector instructions.</summary>
/// <remarks>
/// The program decodes and hands the chosen frames over as it has them; OpenCV converts them to pixels as it would its own, so the pictures are the same to the
/// bit. That is checked of the first frame, and such a reader does not open where it is not so (full-range colours). What the program had to say at the end
/// decides whether it saw the whole video: where it reports an error, or decoded another number of frames than the container holds, the caller decodes for
/// itself.
/// </remarks>
internal sealed partial class PipedFrames : IDisposable
{
    /// <summary>Pixels of a video from which on starting two programs is worth it: about 500 frames of 1080p.</summary>
    internal const long FewestPixels = 1_000_000_000;

    // An argument of a program may have 128 KB.
    private const int MostChosen = 4000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly double[] times;
    private readonly HashSet<int> chosen;
    private readonly Process process;
    private readonly CancellationTokenSource limit = new();
    private readonly CancellationTokenRegistration end;
    private readonly VideoCapture capture;
    private readonly Mat first = new();
    private int index = -1, taken;
    private volatile int decoded = -1;
    private volatile bool failed;

    private PipedFrames(double[] times, int[] wanted, Process process)
    {
        (this.times, chosen, this.process) = (times, [.. wanted], process);
        end = limit.Token.Register(() => process.Kill());
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginErrorReadLine();
        limit.CancelAfter(Patience);
        var pipe = (AnonymousPipeClientStream)process.StandardOutput.BaseStream;
        capture = new VideoCapture(Invariant($"pipe:{pipe.SafePipeHandle.DangerousGetHandle()}"), VideoCaptureAPIs.FFMPEG);
    }

    /// <summary>Opens a video in this way, where that is worth it and gives the same pictures.</summary>
    /// <param name="file">What the container says.</param>
    /// <param name="choice">Which frames will be asked for.</param>
    /// <param name="fewestPixels">From how many pixels in all frames on it is worth it.</param>
    /// <returns>Null where it is not: the caller decodes the video itself.</returns>
    public static PipedFrames? Open(VideoFile file, FrameChoice choice, long fewestPixels = FewestPixels)
    {
        if ((long)file.Width * file.Height * file.FrameCount < fewestPixels || PacketTimes.Of(file.Path) is not { } times) return null;
        int[] wanted = [.. choice.Among(times).Prepend(0).Distinct()]; // the first is compared, whether it is asked for or not
        bool all = wanted.Length == times.Length;
        if (!all && wanted.Length > MostChosen) return null;
        string[] arguments =
        [
            "-v", "level+verbose", "-nostdin", "-protocol_whitelist", "file,pipe", "-i", VideoProgram.FileOf(file.Path), "-map", "0:v:0",
            // One frame after the other whatever their times, so that none is dropped or doubled.
            "-vf", $"{(all ? "" : $"select='{Expression(wanted)}',")}settb=AVTB,setpts=N*40000", "-r", "25", "-c:v", "rawvideo", "-f", "nut", "pipe:1",
        ];
        if (VideoProgram.Start("ffmpeg", arguments) is not { } process) return null;
        PipedFrames piped = new(times, wanted, process);
        if (piped.BeginsLike(file.Path)) return piped;
        piped.Dispose();
        return null;
    }

    /// <summary>Moves on to the next frame.</summary>
    /// <returns>Its time, milliseconds; null when there is none, or the program failed.</returns>
    public double? Next()
    {
        if (failed || index + 1 >= times.Length) return null;
        index++;
        if (index > 0 && chosen.Contains(index) && !Grab()) return null;
        return times[index];
    }

    /// <summary>The picture of the current frame; false where it was not chosen.</summary>
    public bool Retrieve(Mat picture)
    {
        if (failed || !chosen.Contains(index)) return false;
        if (index > 0) return capture.Retrieve(picture) && !picture.Empty();
        first.CopyTo(picture);
        return true;
    }

    /// <summary>Whether the program saw every frame that the container holds, and nothing that it complained of.</summary>
    public bool SawAll()
    {
        if (failed || index + 1 < times.Length || taken != chosen.Count || capture.Grab()) return false;
        process.WaitForExit();
        return process.ExitCode == 0 && !failed && decoded == times.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        end.Dispose();
        if (!process.HasExited) process.Kill();
        capture.Dispose();
        process.StandardOutput.Dispose(); // once asked for, a process leaves it to the garbage collector
        process.Dispose();
        limit.Dispose();
        first.Dispose();
    }

    /// <summary>An expression of ffmpeg that holds for frames of these numbers, in ascending order: halved and halved again, since it is asked of every
    /// frame.</summary>
    internal static string Expression(ReadOnlySpan<int> chosen) => chosen.Length == 1 ? Invariant($"eq(n,{chosen[0]})")
        : Invariant($"if(lt(n,{chosen[chosen.Length / 2]}),{Expression(chosen[..(chosen.Length / 2)])},{Expression(chosen[(chosen.Length / 2)..])})");

    private bool BeginsLike(string path)
    {
        using VideoCapture own = VideoFile.OpenCapture(path);
        if (!capture.IsOpened() || !Grab() || !capture.Retrieve(first) || !own.Grab()) return false;
        using Mat expected = new();
        return own.Retrieve(expected) && own.Get(VideoCaptureProperties.PosMsec) == times[0] && expected.Size() == first.Size()
            && expected.Type() == first.Type() && Cv2.Norm(expected, first, NormTypes.INF) == 0;
    }

    private bool Grab()
    {
        limit.CancelAfter(Patience);
        failed = failed || !capture.Grab();
        taken += failed ? 0 : 1;
        return !failed;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        if (line.Contains("[error]", StringComparison.Ordinal) || line.Contains("[fatal]", StringComparison.Ordinal)) failed = true;
        if (Decoded().Match(line) is { Success: true } match) decoded = int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\(video\): .*?(\d+) frames decoded", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Decoded();
}
