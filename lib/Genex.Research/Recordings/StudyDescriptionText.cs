using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Genex.Research.Recordings;

/// <summary>Writes what was found in a study's folder as its description.</summary>
public static class StudyDescriptionText
{
    /// <summary>Writes study.json, whole or not at all.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="study">What was found.</param>
    /// <param name="timeFormat">The time format that was given, null for none.</param>
    /// <param name="region">The region that was given, null for none.</param>
    /// <param name="face">The face finder that was given, null for none.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, Study study, string? timeFormat = null, string? region = null, string? face = null)
    {
        byte[] text = Encoding.UTF8.GetBytes(Of(study, timeFormat, region, face));
        AtomicFile.Write(path, file => file.Write(text));
    }

    /// <summary>The description's text; reading it gives the study as it is.</summary>
    public static string Of(Study study, string? timeFormat = null, string? region = null, string? face = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        var text = new StringBuilder();
        text.Append("{\n  // What this folder holds. Every property is optional; data/README.md describes them.\n  \"version\": 1,\n\n");
        Property("timeFormat", timeFormat,
            $"How the tables write times: {string.Join(", ", ExportTimes.Spellings)}. Left out: as they say, else ms.", "\"ms\"");
        Property("region", region, "Where the participant is in every video: whole, webcam (bottom right quarter), or x,y,width,height. Left out: found.",
            "\"whole\"");
        Property("face", face, "How the participant's face is found, to which pictures are cropped: off, find (OpenCV's cascade), or YuNet's file. "
            + "Left out: off.", "\"find\"");
        text.Append("  // Columns whose names are not known: as the tables write them, and what they mean, with a unit where one is needed.\n");
        foreach (StudyTable table in study.Tables)
            text.Append(Invariant($"  //   {Plain(Path.GetRelativePath(study.Root, table.File))} has: {Plain(string.Join(", ", table.Columns))}\n"));
        text.Append("  \"columns\": {},\n\n");
        text.Append("  // Ids from file names: \"names\": \"^(?<id>[0-9]+)_(?<stimulus>[A-Z]+)_(?<label>[A-Z]+)\", \"labels\": { \"ANG\": \"Anger\" },\n\n");
        text.Append("  // Own signals and targets: \"signals\": "
            + "[ { \"name\": \"Heart Rate\", \"table\": \"ecg.csv\", \"time\": \"ms\", \"value\": \"HR\" } ],\n\n");
        text.Append("  // Files: the first rule that matches counts; * stands for any characters.\n  \"files\": [\n");
        foreach (Recording recording in study.Recordings.Where(one => one.VideoPath is not null))
        {
            string stimulus = recording.Stimulus is null ? "" : $", \"stimulus\": {Quoted(recording.Stimulus)}";
            text.Append(CultureInfo.InvariantCulture, $"    {{ \"match\": {Quoted(Relative(study, recording.VideoPath!))}, \"participant\": ")
                .Append(CultureInfo.InvariantCulture, $"{Quoted(recording.Participant.ToString())}{stimulus} }},\n");
        }
        // A rule would keep a file out that is mended later.
        foreach (StudyFile file in study.Files.Where(file => file.Use == StudyFileUse.LeftOut))
            text.Append(CultureInfo.InvariantCulture, $"    // left out: {Plain(file.Reason)}\n")
                .Append(CultureInfo.InvariantCulture, $"    //   {{ \"match\": {Quoted(Relative(study, file.Path))}, ")
                .Append(file.LacksOwner ? "\"participant\": \"…\" },\n" : "\"ignore\": true },\n");
        foreach (StudyFile file in study.Files.Where(file => file.Use == StudyFileUse.Unknown))
            text.Append(CultureInfo.InvariantCulture, $"    // not known: {Plain(Relative(study, file.Path))} ({Plain(file.Reason)})\n");
        return text.Append("  ],\n}\n").ToString();

        void Property(string name, string? value, string comment, string example) =>
            text.Append(CultureInfo.InvariantCulture, $"  // {comment}\n")
                .Append(CultureInfo.InvariantCulture, $"  {(value is null ? $"// \"{name}\": {example}," : $"\"{name}\": {Quoted(value)},")}\n\n");
    }

    private static string Relative(Study study, string path) => Path.GetRelativePath(study.Root, path).Replace('\\', '/');

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    private static string Plain(string text) => text.ReplaceLineEndings(" ");
}
