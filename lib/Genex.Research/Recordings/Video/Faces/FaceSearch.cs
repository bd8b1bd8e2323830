using System.Text.Json.Serialization;

namespace Genex.Research.Recordings;

/// <summary>How the participant's face is looked for in the sampled frames of a video, and what is cut out around it.</summary>
/// <remarks>Nothing of it names a folder: it is kept in stores, runs and bundles, where the finder is known by its file's name and SHA-256.</remarks>
public sealed record FaceSearch
{
    /// <summary>No face is looked for; the whole region is taken. As opposed to null, which leaves it to study.json or to a run.</summary>
    public static FaceSearch Off { get; } = new() { Finder = "off" };

    /// <summary>With OpenCV's cascade; null where it is not installed.</summary>
    public static FaceSearch? Installed => FaceDetectorFile.PathOf(FaceDetectorFile.Usual) is { } file ? Of(file) : null;

    /// <summary>Name of the finder's file: an OpenCV cascade (.xml) or YuNet (.onnx); "off" for none.</summary>
    public required string Finder { get; init; }

    /// <summary>SHA-256 of that file, 64 hexadecimal digits; null where a finder of one's own is used.</summary>
    public string? Sha256 { get; init; }

    /// <summary>What is cut out beyond the box on each side, as a fraction of the box's longer side, 0 to 2. Default 0.25.</summary>
    public double Margin
    {
        get; init => field = value is >= 0 and <= 2 ? value
        : throw new ArgumentOutOfRangeException(nameof(Margin), value, "The margin around a face is 0 to 2 of its side.");
    } = 0.25;

    /// <summary>Confidence under which a face is not taken for one; above 0, at most 1. Default 0.5.</summary>
    public double LeastConfidence
    {
        get; init => field = value is > 0 and <= 1 ? value
        : throw new ArgumentOutOfRangeException(nameof(LeastConfidence), value, "The least confidence is above 0 and at most 1.");
    } = 0.5;

    /// <summary>From a face to the next one of the same person: up to so many seconds the frames between get a box between theirs, 0 to 60.
    /// Default 2.</summary>
    public double LongestGapSeconds
    {
        get; init => field = value is >= 0 and <= 60 ? value
        : throw new ArgumentOutOfRangeException(nameof(LongestGapSeconds), value, "A gap of 0 to 60 s can be bridged.");
    } = 2;

    /// <summary>A box is the mean of those up to so many seconds before and after, 0 (none) to 10. Default 0.5.</summary>
    public double SmoothingSeconds
    {
        get; init => field = value is >= 0 and <= 10 ? value
        : throw new ArgumentOutOfRangeException(nameof(SmoothingSeconds), value, "Boxes are smoothed over 0 to 10 s.");
    } = 0.5;

    /// <summary>A finder of one's own; whoever uses it gives it a name in <see cref="Finder"/>. It is not kept in stores or runs. Null: that file.</summary>
    [JsonIgnore]
    public Func<IFaceDetector>? Detector { get; init; }

    /// <summary>Whether none is looked for.</summary>
    [JsonIgnore]
    public bool IsOff => Finder == Off.Finder;

    /// <summary>"haarcascade_frontalface_alt2.xml, margin 0.25".</summary>
    [JsonIgnore]
    public string Text => IsOff ? Finder : Invariant($"{Finder}, margin {Margin:0.##}");

    /// <summary>Reads "off", "find" (OpenCV's cascade) or the name of a file: YuNet's (.onnx) or another cascade (.xml).</summary>
    /// <param name="text">What was given.</param>
    /// <param name="folder">Where a relative name counts from; null: the current folder.</param>
    /// <exception cref="ArgumentException">The text is none of these.</exception>
    /// <exception cref="FaceFinderException">There is no such file, or OpenCV's cascade is not installed.</exception>
    public static FaceSearch Parse(string text, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Is(text, Off.Finder)) return Off;
        if (Is(text, "find")) return Of(FaceDetectorFile.Find(FaceDetectorFile.Usual, null));
        RequireWord(text);
        string path = Path.GetFullPath(text, Path.GetFullPath(folder ?? "."));
        return Of(File.Exists(path) ? path
            : Path.GetFileName(text) == text ? FaceDetectorFile.Find(text, null)
            : throw new FaceFinderException(path, "there is no such file", "the file of a face finder"));
    }

    /// <summary>The same settings with another finder.</summary>
    internal FaceSearch With(FaceSearch finder) => this with { Finder = finder.Finder, Sha256 = finder.Sha256, Detector = finder.Detector };

    /// <summary>Refuses what can be no finder, whether or not it is on this machine.</summary>
    internal static void RequireWord(string text)
    {
        if (!(Is(text, Off.Finder) || Is(text, "find") || IsNetwork(text) || text.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
            throw new ArgumentException($"\"{text}\" is no face finder; expected off, find, or a file: YuNet's (.onnx) or a cascade of OpenCV's (.xml).",
                nameof(text));
    }

    /// <summary>Opens the finder. The caller disposes it.</summary>
    /// <exception cref="FaceFinderException">Its file is not on this machine, or is another one than before.</exception>
    /// <exception cref="InvalidOperationException">None is looked for.</exception>
    public IFaceDetector Open()
    {
        if (IsOff) throw new InvalidOperationException("No face is looked for.");
        if (Detector is not null) return Detector();
        string file = FaceDetectorFile.Find(Finder, Sha256);
        return IsNetwork(file) ? new YuNetFaceDetector(file) : new CascadeFaceDetector(file);
    }

    private static FaceSearch Of(string file) => new() { Finder = Path.GetFileName(file), Sha256 = FaceDetectorFile.Know(file) };

    private static bool Is(string text, string word) => string.Equals(text.Trim(), word, StringComparison.OrdinalIgnoreCase);

    private static bool IsNetwork(string file) => file.EndsWith(".onnx", StringComparison.OrdinalIgnoreCase);
}
