using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Genex.Research.Prediction;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Reporting;

/// <summary>A prediction as an HTML page that works from a folder, without a network: the video beside the timeline of its probabilities, each moving the
/// other, by mouse and by keyboard.</summary>
public static partial class PredictionPage
{
    /// <summary>Writes the page, whole or not at all, and reads it back; a video that browsers do not play, or a large one, lies beside it.</summary>
    /// <param name="prediction">Of a recording.</param>
    /// <param name="path">An .html file.</param>
    /// <param name="blur">Whether the participant is made unrecognisable; null: unless the data are simulated, or as GENEX_BLUR says.</param>
    /// <param name="progress">Told while a copy of the video is written.</param>
    /// <param name="cancellation">Stops between two frames of a copy.</param>
    /// <returns>What must be said of it, one sentence each.</returns>
    /// <exception cref="IOException">It cannot be written, or does not read back.</exception>
    public static IReadOnlyList<string> WritePage(this RecordingPrediction prediction, string path, bool? blur = null, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default)
    {
        List<string> said = [];
        double[] times = [.. prediction.Moments.Select(moment => moment.VideoMilliseconds)];
        Action<Mat, double>? blurring = !FaceBlur.IsDue(prediction.Provenance, blur) ? null : (frame, time) =>
            FaceBlur.Pixelate(frame, FaceBlur.PlaceOf(prediction, PredictionOverlay.MomentAt(times, time), frame.Size()));
        string html = ToHtml(prediction, PageFilm.For(prediction.VideoPath, path, blurring, said.Add, progress, cancellation));
        AtomicFile.Write(path, html);
        return File.ReadAllText(path) == html ? said : throw new IOException($"{path} does not read back as it was written.");
    }

    /// <summary>The page.</summary>
    /// <param name="prediction">Of a recording.</param>
    /// <param name="film">What moves beside the timeline.</param>
    internal static string ToHtml(RecordingPrediction prediction, PageFilm film)
    {
        bool simulated = prediction.Provenance == Provenance.Simulated || prediction.Run.Provenance == Provenance.Simulated;
        StringBuilder page = new();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; media-src 'self' file: data:; img-src data:; ")
            .Append("style-src 'unsafe-inline'; script-src 'self' file: 'unsafe-inline'\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Escape(prediction.Label)}: {Escape(prediction.Run.Label)}</title><style>")
            .Append(Asset("prediction.css")).Append("</style>")
            .Append(CultureInfo.InvariantCulture, $"</head><body><main>\n<h1>{Escape(prediction.Label)}: what {Escape(prediction.Run.Label)} says</h1>\n");
        if (simulated) page.Append("<p class=\"mark\">Simulated data: nothing here was learnt from, or says anything about, a person.</p>\n");
        if (film.IsBlurred) page.Append("<p class=\"soft\">The participant is blurred in the film; what the model saw was not.</p>\n");
        Paragraph(page, prediction.SayTrust());
        page.Append("<div class=\"stage\"><div class=\"film\">").Append(film.Address is { } address
                ? $"<video id=\"video\" controls playsinline preload=\"auto\" src=\"{Escape(address)}\"></video>"
                : "<img id=\"still\" alt=\"The recording, as a film of still pictures\"><button id=\"play\" type=\"button\">Play</button>")
            .Append("<p id=\"problem\" role=\"alert\" hidden>This browser cannot play the video. If the page was moved, the video must lie where it ")
            .Append("lay beside it.</p></div><div id=\"now\" class=\"now\"><p id=\"clock\" aria-live=\"off\"></p><div id=\"bars\"></div></div></div>\n")
            .Append("<div id=\"timeline\" role=\"slider\" tabindex=\"0\" aria-label=\"Time in the video\" aria-describedby=\"keys\"></div>\n")
            .Append("<p class=\"soft\" id=\"keys\">Click or drag in the timeline, or focus it and use the arrow keys (Shift: ten moments), Home, End; the ")
            .Append("space bar plays and pauses. A filled bar and the dark line are smoothed, the notch and the pale line are not; a band runs ")
            .Append("from probability 0 to 1")
            .Append(prediction.Thresholds is null ? "" : "; the dashed line is the tuned threshold of the raw probability").Append(".</p>\n");
        Paragraph(page, Sentence.Join(prediction.SayWhat(), prediction.SayWeights(), prediction.SayMissing()));
        page.Append("<details><summary>Calibration, target by target</summary><ul>");
        foreach (TargetCalibration target in prediction.Calibrations)
            page.Append(CultureInfo.InvariantCulture, $"<li><b>{Escape(target.Target)}</b>: {Escape(target.Note)}.</li>");
        page.Append("</ul></details>\n<details><summary>All moments as a table</summary><div id=\"table\" class=\"table\"></div></details>\n</main>")
            .Append(film.Script)
            .Append("<script id=\"data\" type=\"application/json\">").Append(Data(prediction)).Append("</script><script>").Append(Asset("prediction.js"))
            .Append("</script></body></html>\n");
        return page.ToString();
    }

    // The serializer escapes what could end the element.
    private static string Data(RecordingPrediction prediction) => JsonSerializer.Serialize(new
    {
        targets = prediction.Targets,
        times = prediction.Moments.Select(moment => Math.Round(moment.VideoMilliseconds / 1000, 4)),
        frames = prediction.Moments.Select(moment => moment.FrameIndex),
        outside = prediction.Moments.Select(moment => string.Join(", ", moment.OutOfRange)),
        missing = prediction.Moments.Select(moment => moment.MissingSignals),
        empty = prediction.Moments.Select(moment => moment.HasNoInput),
        length = Math.Round(prediction.Length.TotalSeconds, 4),
        raw = Series(prediction, prediction.Best),
        smooth = Series(prediction, (row, target) => prediction.Smoothed[row, target]),
        calibrated = prediction.Calibrations.Select(one => one.IsFitted),
        thresholds = prediction.Targets.Select((_, target) =>
            prediction.Calibrations[target].IsFitted ? prediction.Thresholds is { } own ? prediction.Calibrations[target].Apply(own[target]) : (double?)null
                : prediction.Thresholds?[target]),
    });

    private static IEnumerable<IEnumerable<double>> Series(RecordingPrediction prediction, Func<int, int, double> of) =>
        prediction.Targets.Select((_, target) => prediction.Moments.Select((_, row) => Math.Round(of(row, target), 5)));

    private static void Paragraph(StringBuilder page, Sentence sentence)
    {
        if (sentence.Markdown.Length > 0)
            page.Append("<p>").Append(Slanted().Replace(Bold().Replace(Escape(sentence.Markdown), "<b>$1</b>"), "<i>$1</i>")).Append("</p>\n");
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Asset(string name)
    {
        using Stream stream = typeof(PredictionPage).Assembly.GetManifestResourceStream($"Genex.Research.{name}")
            ?? throw new InvalidOperationException($"The library was built without its resource {name}.");
        using StreamReader text = new(stream);
        return text.ReadToEnd();
    }

    [GeneratedRegex(@"\*\*(.+?)\*\*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bold();

    [GeneratedRegex(@"(?<![\w*])\*(?!\*)(.+?)\*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slanted();
}
