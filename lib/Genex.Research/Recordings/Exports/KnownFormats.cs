namespace Genex.Research.Recordings;

/// <summary>Formats that are known by sight and not read: naming one is of more use than "unknown".</summary>
internal static class KnownFormats
{
    /// <summary>How far into a file its columns are looked for.</summary>
    internal const int LookedAt = 20_000;

    private static readonly (string Name, string[] Marks)[] All =
    [
        ("a FaceReader log of states", ["Video analysis state log"]),
        ("a Tobii Studio export", ["Recording date:", "Fixation filter:"]),
        ("a list of events that was converted from SMI's IDF", ["Table Header for Fixations:"]),
        ("a recording of Shimmer Consensys", ["Shimmer_", "Timestamp", "_CAL"]),
    ];

    /// <summary>Files of which others are told something.</summary>
    private static readonly (string Reason, IReadOnlyList<string> Marks)[] Beside =
    [
        ("iMotions' table of slide events, of which the starts of stimuli are taken where a sensor export needs them", SlideEvents.Marks),
        ("Pupil Cloud's table of events, of which the start of a recording is taken", ["recording id", "timestamp [ns]", "name", "recording.begin"]),
        ("Pupil Cloud's table of sections, of which wearers and starts are taken", ["section id", "recording id", "section start time"]),
        ("Pupil Labs' description of a recording, of which wearer and start are taken", ["\"recording_id\"", "\"wearer_name\"", "\"start_time\""]),
    ];

    private static readonly string[] Packed = [".zip", ".7z", ".rar", ".xlsx", ".xls", ".ods"];

    /// <summary>"a FaceReader log, which is not read here"; what is wrong with a file that is no text; null for a file that is none of these.</summary>
    internal static string? Describe(string path)
    {
        string extension = Path.GetExtension(path);
        if (Packed.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return $"a {extension} file, which is not opened: unpack it, or save its sheets as .csv";
        if (extension.ToUpperInvariant() is not (".CSV" or ".TSV" or ".TXT" or ".JSON"))
            return null;
        try
        {
            string content = ExportText.Read(path).FirstLetters(LookedAt);
            string? name = All.FirstOrDefault(format => format.Marks.All(mark => content.Contains(mark, StringComparison.OrdinalIgnoreCase))).Name;
            return name is not null ? $"{name}, a format that is known and not read here"
                : Beside.FirstOrDefault(file => file.Marks.All(mark => content.Contains(mark, StringComparison.OrdinalIgnoreCase))).Reason;
        }
        catch (ExportException problem)
        {
            return extension.Equals(".json", StringComparison.OrdinalIgnoreCase) ? null
                : $"{(problem.Place is null ? "" : problem.Place + ": ")}{problem.Found}; expected {problem.Expected}";
        }
    }
}
