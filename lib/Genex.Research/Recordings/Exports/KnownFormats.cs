namespace Genex.Research.Recordings;

/// <summary>Formats that are known by sight and not read: naming one is of more use than "unknown".</summary>
internal static class KnownFormats
{
    /// <summary>How far into a file its columns are looked for.</summary>
    internal const int LookedAt = 20_000;

    /// <summary>What such a file is, the marks that its beginning has, and what may be done with it; null where nothing may.</summary>
    private static readonly (string Name, string[] Marks, string? Remedy)[] All =
    [
        ("a FaceReader log of states", ["Video analysis state log"], "export its detailed log"),
        ("an export of Tobii Studio before 3", ["Recording date:", "Fixation filter:"], null),
        ("a list of events that was converted from SMI's IDF", ["Table Header for Fixations:"], null),
        ("SMI samples that were converted from IDF", ["## [", "Converted from:", "L Raw X"], "export the events of BeGaze"),
        ("SMI samples that were converted from IDF", ["## [", "Converted from:", "\tType\t"], "export the events of BeGaze"),
        ("a recording of Shimmer Consensys", ["Shimmer_", "Timestamp", "_CAL"], Signals),
        ("a recording of Shimmer Consensys", ["_Timestamp_", "_CAL", "GSR"], Signals),
        ("Pupil Core's table of gaze", ["gaze_timestamp", "world_index", "norm_pos_x"], Signals),
        ("EyeLink samples and events (.asc)", ["** CONVERTED FROM", ".edf"], "export a fixation report from Data Viewer instead"),
        ("an EyeLink fixation report", ["RECORDING_SESSION_LABEL", "CURRENT_FIX_START"], "rename CURRENT_FIX_START to \"Fixation Start\", CURRENT_FIX_END to "
            + "\"Fixation End\" and RECORDING_SESSION_LABEL to \"Respondent Name\" by \"columns\" in study.json, where a trial is a "
            + "recording, since its times count from the trial's start"),
        ("an export of Empatica's EmbracePlus", ["timestamp_unix", "eda_scl_usiemens"], Signals),
        ("an export of Empatica's EmbracePlus", ["unix_timestamp,eda"], Signals),
        ("LibreFace's table of a face", ["frame_idx", "frame_time_in_ms", "au_12"], Signals),
        ("an AcqKnowledge text", ["sec/sample", " channels"], "save it as a table with a row of names and times, then " + Signals),
        ("the description of physiology in BIDS", ["SamplingFrequency", "StartTime", "Columns"],
            "write its columns and times into a .csv table, then " + Signals),
    ];

    private const string Signals = "\"signals\" in study.json can read its columns, where its times count from the recording's start";

    /// <summary>Files of which others are told something.</summary>
    private static readonly (string Reason, IReadOnlyList<string> Marks)[] Beside =
    [
        ("iMotions' table of slide events, of which the starts of stimuli are taken where a sensor export needs them", SlideEvents.Marks),
        ("Pupil Cloud's table of events, of which the start of a recording is taken", ["recording id", "timestamp [ns]", "name", "recording.begin"]),
        ("Pupil Cloud's table of sections, of which wearers and starts are taken", ["section id", "recording id", "section start time"]),
        ("Pupil Labs' description of a recording, of which wearer and start are taken", ["\"recording_id\"", "\"wearer_name\"", "\"start_time\""]),
    ];

    // Each line is split in three ways.
    private const int MostCandidates = 60;

    private static readonly string[] Packed = [".zip", ".7z", ".rar", ".xlsx", ".xls", ".ods"];

    /// <summary>" (it has t, HR, RR)"; empty where the file has no row of names.</summary>
    internal static string ColumnsOf(string path)
    {
        const int shown = 8;
        try
        {
            string[] best = [.. ExportHeader.Candidates(path, ExportText.Read(path)).Take(MostCandidates).Select(row => row.Columns)
                .Where(columns => columns.All(name => name.Any(char.IsLetter))).MaxBy(columns => columns.Count) ?? []];
            return best.Length == 0 ? "" : $" (it has {string.Join(", ", best.Take(shown).Select(ExportTable.Excerpt))}{(best.Length > shown ? ", …" : "")})";
        }
        catch (ExportException)
        {
            return "";
        }
    }

    /// <summary>"a FaceReader log, which is not read here"; what is wrong with a file that is no text; null for a file that is none of these.</summary>
    internal static string? Describe(string path)
    {
        string extension = Path.GetExtension(path);
        if (Packed.Contains(extension, StringComparer.OrdinalIgnoreCase))
            return $"a {extension} file, which is not opened: unpack it, or save its sheets as .csv";
        if (path.EndsWith("_physio.tsv.gz", StringComparison.OrdinalIgnoreCase))
        {
            return "physiology in BIDS, packed and without names of columns, which is not opened: write its columns and times into a .csv table, then "
                + Signals;
        }
        if (extension.ToUpperInvariant() is not (".CSV" or ".TSV" or ".TXT" or ".JSON" or ".ASC"))
            return null;
        try
        {
            string content = ExportText.Read(path).FirstLetters(LookedAt);
            (string? name, _, string? remedy) = All.FirstOrDefault(format =>
                format.Marks.All(mark => content.Contains(mark, StringComparison.OrdinalIgnoreCase)));
            return name is not null ? $"{name}, a format that is known and not read here" + (remedy is null ? "" : $"; {remedy}")
                : Beside.FirstOrDefault(file => file.Marks.All(mark => content.Contains(mark, StringComparison.OrdinalIgnoreCase))).Reason;
        }
        catch (ExportException problem)
        {
            return extension.ToUpperInvariant() is ".JSON" or ".ASC" ? null
                : $"{(problem.Place is null ? "" : problem.Place + ": ")}{problem.Found}; expected {problem.Expected}";
        }
    }
}
