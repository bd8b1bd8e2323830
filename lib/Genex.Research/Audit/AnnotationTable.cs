using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>A table as it lies on disk, before its columns are matched by name.</summary>
/// <param name="Kind">What tables of the same kind share: "physical features", "emotional targets", "fixations".</param>
/// <param name="File">Path below the study's folder.</param>
/// <param name="Participant">Whose table it is; null for a table of several participants.</param>
/// <param name="Columns">Column names in the order of the file.</param>
/// <param name="Rows">Rows after the header.</param>
public sealed record AnnotationTable(string Kind, string File, ParticipantId? Participant, IReadOnlyList<string> Columns, int Rows)
{
    /// <summary>Whether every row names one of the participant's frames, each once: its time is then the frame's.</summary>
    public bool NamesFrames { get; init; }

    /// <summary>Whether a column gives the time of a row.</summary>
    public bool HasTimes => Columns.Any(column => column.Contains("Time", StringComparison.Ordinal)
        || column.Split([' ', '_', '-', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Any(word => TimeWords.Contains(word, StringComparer.OrdinalIgnoreCase)));

    // Whole words: "Sentimentality" holds "time", and is none.
    private static readonly string[] TimeWords = ["time", "times", "timestamp", "timestamps", "onset", "start", "ms", "milliseconds", "seconds"];
}
