using System.Text;
using System.Text.Json;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Reporting;

/// <summary>What a page shows of a recording: the video itself where browsers play it, a copy that ffmpeg makes where it is installed, else still pictures that
/// follow one another.</summary>
/// <remarks>OpenCV's own encoders make nothing that browsers play.</remarks>
/// <param name="Address">What the video element loads, a relative or a data address; null: a film of still pictures.</param>
/// <param name="Script">The script element with the still pictures, or the link to it; empty for a video.</param>
internal sealed record PageFilm(string? Address, string Script = "")
{
    /// <summary>Whether the participant was made unrecognisable.</summary>
    public bool IsBlurred { get; init; }

    /// <summary>Files up to this size are put into the page.</summary>
    public const long SmallBytes = 8 << 20;

    // Still pictures: a second, altogether, wide (pixels), quality.
    private const int MostASecond = 10, MostStills = 6000, Width = 480, Quality = 72;

    private static readonly string[] Codecs = ["AVC1", "H264", "VP80", "VP90", "VP8", "VP9", "VP08", "VP09", "AV01"];

    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".mp4"] = "video/mp4",
        [".m4v"] = "video/mp4",
        [".mov"] = "video/mp4",
        [".webm"] = "video/webm",
    };

    /// <summary>Whether browsers play a video as it is, by container and codec.</summary>
    public static bool IsPlayable(string path)
    {
        if (!Types.ContainsKey(Path.GetExtension(path))) return false;
        using VideoCapture capture = VideoFile.OpenCapture(path);
        return Codecs.Contains(capture.FourCC.Trim('\0', ' '), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Makes what a page needs; a large file of it lies beside the page.</summary>
    /// <param name="video">The recording's.</param>
    /// <param name="page">The page.</param>
    /// <param name="blur">Changes a frame (8-bit BGR, its time in milliseconds) so that nobody is recognised; null: it is shown as it is.</param>
    /// <param name="said">Told in a sentence of a copy.</param>
    /// <param name="progress">Told while pictures are read.</param>
    /// <param name="cancellation">Stops between two frames.</param>
    public static PageFilm For(string video, string page, Action<Mat, double>? blur, Action<string> said, IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(page))!, name = Path.GetFileNameWithoutExtension(page);
        Directory.CreateDirectory(folder);
        if (blur is null && IsPlayable(video)) return new(AddressOf(video, folder));
        string copy = Path.Combine(folder, $"{name}.mp4"), beside = Path.Combine(folder, $".{name}.{Guid.NewGuid():N}.mp4");
        string why = blur is null ? $"Browsers do not play {Path.GetFileName(video)}" : "The participant is blurred";
        if (blur is null ? Ffmpeg.Transcode(video, beside, cancellation) : Blurred(video, beside, blur, progress, cancellation))
        {
            said($"{why}, so the page plays a copy in H.264.");
            bool small = new FileInfo(beside).Length <= SmallBytes;
            if (!small) File.Move(beside, copy, overwrite: true);
            PageFilm film = new(AddressOf(small ? beside : copy, folder)) { IsBlurred = blur is not null };
            File.Delete(beside);
            return film;
        }

        (string stills, double rate) = Stills(video, blur, progress, cancellation);
        said(Invariant($"{why} and ffmpeg is not installed, so the page shows still pictures, {rate:0.#} a second, without sound."));
        bool within = stills.Length <= SmallBytes;
        if (!within) AtomicFile.Write(Path.Combine(folder, $"{name}.film.js"), stills);
        return new(null, within ? $"<script>{stills}</script>" : $"<script src=\"{Uri.EscapeDataString($"{name}.film.js")}\"></script>")
        {
            IsBlurred = blur is not null,
        };
    }

    /// <summary>Writes a blurred copy with its sound; false where ffmpeg is not installed or fails.</summary>
    private static bool Blurred(string video, string made, Action<Mat, double> blur, IProgress<Progress>? progress, CancellationToken cancellation)
    {
        if (!Ffmpeg.IsInstalled) return false;
        SteadyVideo.Write(video, made, (frame, time) =>
        {
            Mat shown = frame.Clone();
            blur(shown, time);
            return shown;
        }, silent => Ffmpeg.WithSound(silent, video, _ => { }, cancellation), progress, cancellation);
        if (IsPlayable(made)) return true;
        File.Delete(made);
        return false;
    }

    private static string AddressOf(string video, string folder)
    {
        if (new FileInfo(video).Length <= SmallBytes)
            return $"data:{Types[Path.GetExtension(video)]};base64,{Convert.ToBase64String(File.ReadAllBytes(video))}";
        string relative = Path.GetRelativePath(folder, Path.GetFullPath(video));
        return string.Join('/', relative.Split(Path.DirectorySeparatorChar).Select(part => part == ".." ? part : Uri.EscapeDataString(part)));
    }

    /// <summary>window.film: the times of still pictures (seconds) and the pictures (JPEG, base64).</summary>
    private static (string Script, double Rate) Stills(string video, Action<Mat, double>? blur, IProgress<Progress>? progress,
        CancellationToken cancellation)
    {
        using VideoReader reader = new(video, CorruptionPolicy.Report);
        double announced = reader.File.FrameCount / reader.File.FramesPerSecond, rate = Math.Min(MostASecond, MostStills / Math.Max(1, announced));
        SamplingClock clock = new(rate);
        List<double> times = [];
        StringBuilder pictures = new();
        int[] quality = [(int)ImwriteFlags.JpegQuality, Quality];
        while (reader.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            if (!clock.IsDue(reader.Milliseconds)) continue;
            int width = Math.Min(Width, reader.File.Width), height = Math.Max(1, reader.File.Height * width / reader.File.Width);
            using Mat whole = reader.Retrieve(FrameRegion.Whole, blur is null ? width : null, blur is null ? height : null);
            blur?.Invoke(whole, reader.Milliseconds);
            using Mat picture = VideoReader.Scaled(whole, width, height);
            Cv2.ImEncode(".jpg", picture, out byte[] jpeg, quality);
            pictures.Append(times.Count == 0 ? "\"" : ",\"").Append(Convert.ToBase64String(jpeg)).Append('"');
            times.Add(Math.Round(reader.Milliseconds / 1000, 4));
            if (times.Count % 20 == 0) progress?.Report(new Progress("pictures", reader.Index, Math.Max(reader.Index, reader.File.FrameCount)));
        }

        double length = Math.Round(reader.Milliseconds / 1000 + 1 / reader.File.FramesPerSecond, 4);
        return (Invariant($"window.film={{duration:{length},times:{JsonSerializer.Serialize(times)},pictures:[{pictures}]}};"), rate);
    }
}
