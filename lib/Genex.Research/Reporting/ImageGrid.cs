using Genex.Research.Recordings;
using Microsoft.DotNet.Interactive.Formatting;
using OpenCvSharp;

namespace Genex.Research.Reporting;

/// <summary>Pictures side by side with captions: sample frames, attention over frames. Composed without a browser, at most <see cref="Figure.MaximumWidth"/>
/// pixels wide.</summary>
[TypeFormatterSource(typeof(ImageGridFormatters), PreferredMimeTypes = ["image/png", "text/plain"])]
public sealed record ImageGrid
{
    private readonly string title, alternativeText;

    private const int Gap = 8, CaptionHeight = 20, TitleHeight = 30;

    /// <param name="title">One line above the pictures.</param>
    /// <param name="alternativeText">What they show, in a sentence.</param>
    /// <param name="pictures">PNG or JPEG files with captions, in reading order; at least one.</param>
    /// <param name="columns">Pictures in a row; at least 1.</param>
    /// <exception cref="ArgumentException">A text is empty, or there is no picture.</exception>
    public ImageGrid(string title, string alternativeText, IEnumerable<CaptionedImage> pictures, int columns = 4)
    {
        this.title = Check.Text(title, "An image grid needs a title.");
        this.alternativeText = Check.Text(alternativeText, "An image grid needs an alternative text: one sentence that says what it shows.");
        Pictures = [.. pictures];
        Columns = Check.Range(columns, 1, 20, "The number of columns");
        if (Pictures.Count == 0) throw new ArgumentException("An image grid needs at least one picture.", nameof(pictures));
    }

    /// <summary>One line above the pictures; says so where nobody was recorded.</summary>
    public string Title => ProvenanceWords.Mark(title, Provenance);

    /// <summary>What they show; says so where nobody was recorded.</summary>
    public string AlternativeText => ProvenanceWords.Add(alternativeText, Provenance);

    /// <summary>Where the pictures come from; title and alternative text say it. Null where nothing of a study is shown.</summary>
    public Provenance? Provenance { get; init; }

    /// <summary>In reading order.</summary>
    public IReadOnlyList<CaptionedImage> Pictures { get; }

    /// <summary>Pictures in a row.</summary>
    public int Columns { get; }

    /// <summary>Height and width of a picture at most, pixels. Default 200.</summary>
    public int PictureSize { get; init => field = Check.Range(value, 16, Figure.MaximumWidth, "The size of a picture, in pixels,"); } = 200;

    /// <summary>The whole grid as a PNG file.</summary>
    /// <exception cref="ArgumentException">A picture cannot be decoded.</exception>
    public byte[] ToPng()
    {
        int columns = Math.Min(Columns, Pictures.Count), cell = Math.Min(PictureSize, (Figure.MaximumWidth - Gap) / columns - Gap);
        Mat[] drawn = [.. Pictures.Select(picture => Fit(picture, cell))];
        try
        {
            int rows = (drawn.Length + columns - 1) / columns, height = drawn.Max(image => image.Height), width = drawn.Max(image => image.Width);
            int across = Math.Max(Gap + columns * (width + Gap), Math.Min(Figure.MaximumWidth, Gap * 2 + TextWidth(Title, TitleScale)));
            using var sheet = new Mat(TitleHeight + rows * (height + CaptionHeight + Gap), across, MatType.CV_8UC3, Scalar.White);
            Write(sheet, Title, Gap, TitleHeight - 10, across - Gap, TitleScale);
            for (int place = 0; place < drawn.Length; place++)
            {
                int x = Gap + place % columns * (width + Gap), y = TitleHeight + place / columns * (height + CaptionHeight + Gap);
                using Mat spot = sheet[new Rect(x, y, drawn[place].Width, drawn[place].Height)];
                drawn[place].CopyTo(spot);
                Write(sheet, Pictures[place].Caption, x, y + height + 14, x + width, CaptionScale);
            }

            return sheet.ImEncode(".png", new ImageEncodingParam(ImwriteFlags.PngCompression, 9));
        }
        finally
        {
            foreach (Mat image in drawn) image.Dispose();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Title}: {AlternativeText}";

    /// <summary>Lines of text as a PNG file, for what could not be drawn.</summary>
    internal static byte[] Words(int width, string text)
    {
        string[] lines = text.Split('\n');
        using var sheet = new Mat(20 + lines.Length * 20, width, MatType.CV_8UC3, Scalar.White);
        for (int line = 0; line < lines.Length; line++) Write(sheet, lines[line], Gap, 24 + line * 20, width - Gap, CaptionScale);
        return sheet.ImEncode(".png");
    }

    private const double TitleScale = 0.55, CaptionScale = 0.42;

    private static Mat Fit(CaptionedImage picture, int cell)
    {
        using Mat image = Cv2.ImDecode(picture.File, ImreadModes.Color);
        if (image.Empty()) throw new ArgumentException($"The picture \"{picture.Caption}\" is no PNG or JPEG file that can be decoded.");
        double scale = (double)cell / Math.Max(image.Width, image.Height);
        var fitted = new Mat();
        Cv2.Resize(image, fitted, new Size(Math.Max(1, (int)(image.Width * scale)), Math.Max(1, (int)(image.Height * scale))), 0, 0, scale < 1
            ? InterpolationFlags.Area : InterpolationFlags.Nearest);
        return fitted;
    }

    private static int TextWidth(string text, double scale) => Cv2.GetTextSize(text, HersheyFonts.HersheySimplex, scale, 1, out _).Width;

    /// <summary>Writes what fits; OpenCV's letters are ASCII.</summary>
    private static void Write(Mat sheet, string text, int x, int y, int right, double scale)
    {
        string plain = text.Replace('–', '-').Replace('µ', 'u').Replace("×", "x", StringComparison.Ordinal);
        while (plain.Length > 4 && TextWidth(plain, scale) > right - x) plain = plain[..^4] + "...";
        Cv2.PutText(sheet, plain, new Point(x, y), HersheyFonts.HersheySimplex, scale, new Scalar(34, 34, 34), 1, LineTypes.AntiAlias);
    }
}
