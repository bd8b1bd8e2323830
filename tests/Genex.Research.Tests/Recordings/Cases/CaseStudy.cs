using System.Text;
using Genex.Research.Alignment;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Tests.Recordings.Cases;

/// <summary>A study of two people and 8 seconds as the study software exports it: tables that a case changes, and the names of its videos.</summary>
internal sealed class CaseStudy : IDisposable
{
    public const string Facial = "FEAExpressionTable.csv", Fixations = "FixationTable.csv", Gsr = "GSRPeakTable.csv";

    private const string Head = "#INFO,\n#Study name,My study\n#Time unit,Milliseconds\n#DATA,\n";

    private static readonly Lazy<byte[]> Video = new(MakeVideo);

    public string Root { get; } = Directory.CreateTempSubdirectory("genex-case-").FullName;

    /// <summary>The tables, by path, before the case changes them.</summary>
    public Dictionary<string, string> Tables { get; } = new(StringComparer.Ordinal)
    {
        [Facial] = Head + "Study Name,Respondent Name,Stimulus Label,Expression Type,Expression Onset,Expression Offset,Expression Duration\n"
            + string.Concat(People.SelectMany(who => Enumerable.Range(0, 6).SelectMany(k => new[]
            {
                Invariant($"My study,{who},Screen recording 1,Joy,{Time(who, 300.25 + 1250 * k)},{Time(who, 900.5 + 1250 * k)},600.25\n"),
                Invariant($"My study,{who},Screen recording 1,Brow Raise,{Time(who, 100 + 1200.5 * k)},{Time(who, 1100.75 + 1200 * k)},1000.75\n"),
                Invariant($"My study,{who},Screen recording 1,Attention,{Time(who, 1900.1 + 1000 * k)},{Time(who, 2500 + 1000 * k)},599.9\n"),
            }))),
        [Fixations] = Head + "Study Name,Respondent Name,Stimulus Label,Fixation Index,Fixation Start,Fixation End,Fixation Duration,Fixation Dispersion\n"
            + string.Concat(People.SelectMany(who => Enumerable.Range(0, 20).Select(k =>
                Invariant($"My study,{who},Screen recording 1,{k + 1},{Time(who, 50.5 + 390 * k)},{Time(who, 280.75 + 390 * k)},")
                + Invariant($"230.25,{0.4 + k * 0.05:F3}\n")))),
        [Gsr] = Head + "Study Name,Respondent Name,Stimulus Label,Peak Index,Peak Time,Peak Amplitude\n"
            + string.Concat(People.SelectMany(who => Enumerable.Range(0, 6).Select(k =>
                Invariant($"My study,{who},Screen recording 1,{k + 1},{Time(who, 681.4 + 1210.5 * k)},{0.22 + 0.11 * k:F4}\n")))),
    };

    public static IReadOnlyList<string> People { get; } = ["AB 1234", "LE 3299"];

    public List<string> Videos { get; } = ["RespCam_AB 1234.mp4", "RespCam_LE 3299.mp4"];

    /// <summary>The aligned rows of the unchanged study, one text each.</summary>
    public static Lazy<IReadOnlyList<string>> Plain { get; } = new(() =>
    {
        using var study = new CaseStudy();
        return Rows(study.Read());
    });

    /// <summary>A study of one table and, where they are named, videos.</summary>
    public static CaseStudy Of(string table, string text, params string[] videos)
    {
        var study = new CaseStudy();
        study.Tables.Clear();
        study.Videos.Clear();
        study.Videos.AddRange(videos);
        study.Tables[table] = text;
        return study;
    }

    public CaseStudy Edit(string table, Func<string, string> change)
    {
        Tables[table] = change(Tables[table]);
        return this;
    }

    public CaseStudy EditAll(Func<string, string> change)
    {
        foreach (string table in Tables.Keys.ToList())
            Edit(table, change);
        return this;
    }

    public CaseStudy Rename(string from, string to)
    {
        for (int place = 0; place < Videos.Count; place++)
            Videos[place] = Videos[place].Replace(from, to, StringComparison.Ordinal);
        return EditAll(text => text.Replace(from, to, StringComparison.Ordinal));
    }

    /// <summary>Writes the files and reads them.</summary>
    public Study Read(string? timeFormat = null)
    {
        foreach ((string path, string text) in Tables)
            Put(path, Encoding.UTF8.GetBytes(text));
        foreach (string path in Videos)
            Put(path, Video.Value);
        return StudyReader.Read(Root, timeFormat is null ? null : new StudyReadSettings(ExportTimes.ParseFormat(timeFormat)));
    }

    /// <summary>The rows of a study on one clock, without the ids: what must be equal from one spelling to another.</summary>
    public static IReadOnlyList<string> Rows(Study study)
    {
        AlignedStudy aligned = StudyAligner.Align(study, new AlignmentSettings
        {
            GivenClock = new ClockRelation(0, 0, double.NaN, 0, ClockSource.Given),
            RateHz = 2,
        });
        return [.. aligned.Rows.Select(Row)];
    }

    /// <summary>A row as one text, without the id.</summary>
    public static string Row(AlignedRow row) => Invariant($"{row.FrameIndex} {row.TimeMilliseconds:F1} ")
        + string.Join(' ', row.Features.Select((value, place) => row.FeaturePresent[place] ? Invariant($"{value:G7}") : "?"))
        + " " + string.Join(' ', row.Targets.Select((value, place) => row.TargetPresent[place] ? Invariant($"{value:G7}") : "?"));

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static double Time(string who, double time) => Math.Round(time + (who == "LE 3299" ? 45.5 : 0), 2);

    private void Put(string path, byte[] bytes)
    {
        string whole = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        File.WriteAllBytes(whole, bytes);
    }

    private static byte[] MakeVideo()
    {
        using var files = new TestVideo();
        return File.ReadAllBytes(files.Write("made.mp4", 80, 10, 64, 48, (frame, index) => frame.SetTo(new Scalar(90 + index, 120, 60))));
    }
}
