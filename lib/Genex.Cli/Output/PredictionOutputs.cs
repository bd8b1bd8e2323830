using System.Text.Json;
using Genex.Research.Prediction;
using Genex.Research.Reporting;

namespace Genex.Cli.Output;

/// <summary>Overlays, pages and JSON of predictions.</summary>
internal static class PredictionOutputs
{
    /// <summary>Refuses names before anything is computed.</summary>
    /// <exception cref="ArgumentException">A page is not .html.</exception>
    public static void Check(string? overlay, string? page)
    {
        if (page is not null && Path.HasExtension(page) && !Path.GetExtension(page).Equals(".html", StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"A page is written as .html, not as \"{Path.GetExtension(page)}\".");
        if (overlay is not null && Path.HasExtension(overlay) && !PredictionOverlay.CanWrite(overlay))
            throw new ArgumentException($"An overlay is written as .mp4, .mkv or .avi, not as \"{Path.GetExtension(overlay)}\".");
    }

    /// <summary>Writes overlays and pages.</summary>
    /// <returns>What must be said of them.</returns>
    public static IReadOnlyList<string> Write(IReadOnlyList<RecordingPrediction> made, string? overlay, string? page, bool? blur, IProgress<Progress> progress,
        CancellationToken cancellation)
    {
        List<string> said = [];
        foreach (RecordingPrediction one in made)
        {
            if (overlay is not null) said.AddRange(one.WriteOverlay(PathOf(one, made.Count, overlay, ".mp4"), blur, progress, cancellation));
            if (page is not null) said.AddRange(one.WritePage(PathOf(one, made.Count, page, ".html"), blur, progress, cancellation));
        }

        return said;
    }

    /// <summary>Everything as JSON; what is undefined is null.</summary>
    public static string Json(IReadOnlyList<RecordingPrediction> made, IReadOnlyList<string> said) => JsonSerializer.Serialize(new
    {
        Notes = said.Distinct(),
        Recordings = made.Select(one => new
        {
            Recording = one.Label,
            Video = one.VideoPath,
            Region = one.Region.ToString(),
            one.Faces,
            Run = one.Run.Id,
            Provenance = one.Provenance.ToString(),
            TrainedOn = one.Run.Provenance.ToString(),
            Weights = new { one.Weights.Folds, one.Weights.Reason, one.Weights.HeldOut, one.Weights.LearntFrom },
            one.Notes,
            Trust = one.SayTrust().ToString(),
            one.Evidence,
            OutOfRange = one.RangeFindings,
            IsOutOfRange = one.IsOutOfRange,
            one.Signals,
            one.SmoothingSeconds,
            Seconds = one.Length.TotalSeconds,
            TimesRealTime = one.TimesRealTime,
            Targets = one.Targets.Select((name, target) => new { Name = name, Threshold = one.Thresholds?[target], Calibration = one.Calibrations[target] }),
            Moments = one.Moments.Select((moment, row) => new
            {
                moment.FrameIndex,
                moment.VideoMilliseconds,
                moment.TimeMilliseconds,
                moment.MissingSignals,
                moment.Face,
                moment.OutOfRange,
                moment.HasNoInput,
                Raw = Row(one.Raw, row),
                Calibrated = Row(one.Calibrated, row),
                Smoothed = Row(one.Smoothed, row),
            }),
        }),
    }, RunJsonForm.Options);

    private static IEnumerable<double?> Row(double[,] table, int row) =>
        Enumerable.Range(0, table.GetLength(1)).Select(target => double.IsNaN(table[row, target]) ? (double?)null : table[row, target]);

    // Several recordings share a folder, a file each, named by the recording.
    private static string PathOf(RecordingPrediction one, int count, string path, string ending)
    {
        if (count == 1 && Path.HasExtension(path)) return path;
        if (Path.HasExtension(path)) throw new ArgumentException(Invariant($"There are {count} recordings; name a folder instead of {path}."));
        string name = string.Concat(one.Label.Select(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'));
        return Path.Combine(path, name + ending);
    }
}
