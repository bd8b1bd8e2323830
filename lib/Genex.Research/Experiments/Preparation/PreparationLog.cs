using System.Text;
using System.Text.Json;
using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>What a preparation writes in words: nothing of it depends on when or how often it was begun.</summary>
internal static class PreparationLog
{
    /// <summary>A file of JSON.</summary>
    public static byte[] Json<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, PreparedStore.Json), (byte)'\n'];

    /// <summary>log.txt.</summary>
    public static string Of(Preparation made, PreparationSettings settings)
    {
        StringBuilder log = new();
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(made.Study.Root)));
        log.Append(Invariant($"{name}: {made.Study.Recordings.Count} recordings, {settings.RateHz} rows per second of video, frames of "))
            .Append(Invariant($"{settings.Side} x {settings.Side} pixels, damaged videos: {settings.Damage.ToString().ToLowerInvariant()}\n\nFiles\n"));
        foreach (StudyFile file in made.Study.Files)
            log.Append(Invariant($"{Path.GetRelativePath(made.Study.Root, file.Path)}: {Word(file.Use)}: {file.Reason}\n"));
        log.Append("\nNotes of the readers\n");
        foreach (string note in made.Study.Notes) log.Append(OneLine(note));
        log.Append("\nCells and rows that were left out or taken otherwise\n");
        foreach (ExportException problem in made.Study.Problems)
            log.Append(OneLine($"{Path.GetRelativePath(made.Study.Root, problem.File)}, {problem.Place}: {problem.Found}; expected {problem.Expected}"));
        log.Append("\nRecordings\n");
        foreach (PreparedRecording one in made.Recordings)
        {
            log.Append(OneLine(Invariant($"{one.Label}: {Word(one.State)}, {one.FrameIndices.Count} rows of {one.VideoFrames} frames")
                + (one.Region is { } region ? $"; picture: {region}" : "") + (one.Clock is { } clock
                    ? Invariant($"; clock {clock.Source.Text()}: offset {clock.OffsetMilliseconds:0.#} ms, drift {clock.Drift * 1e6:0} ppm") : "")));
            foreach (string note in one.Notes) log.Append(OneLine("  " + note));
        }

        log.Append("\nAudit\n").Append(OneLine(made.Audit.Summary));
        foreach (Audit.AuditFinding finding in made.Audit.Findings)
            log.Append(OneLine($"{Audit.AuditJson.Word(finding.Severity)}, {finding.Check}: {finding.Evidence}"));
        return log.ToString();
    }

    /// <summary>"whole", "damaged", "left out".</summary>
    public static string Word(PreparedState state) => state == PreparedState.LeftOut ? "left out" : state.ToString().ToLowerInvariant();

    private static string Word(StudyFileUse use) => use == StudyFileUse.LeftOut ? "left out" : use.ToString().ToLowerInvariant();

    private static string OneLine(string text) => text.ReplaceLineEndings(" ") + "\n";
}
