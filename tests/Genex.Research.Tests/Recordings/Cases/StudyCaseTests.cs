using System.Globalization;
using System.Text.RegularExpressions;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings.Cases;

/// <summary>Studies as people have them. Each is one of a kind; "same" means that its aligned rows are those of the plain form.</summary>
public partial class StudyCaseTests
{
    private static readonly Dictionary<string, Func<CaseStudy, CaseStudy>> Alike = new(StringComparer.Ordinal)
    {
        ["units in headers"] = study => study.EditAll(text => Headers(text, "(ms)", "(µS)", "(deg)")),
        ["units in headers, square"] = study => study.EditAll(text => Headers(text, "[ms]", "[uS]", "[°]")),
        ["units in headers, Greek mu"] = study => study.EditAll(text => Headers(text, "[Milliseconds]", "(\u03bcS)", "(degrees)")),
        ["seconds by the header"] = study => study.EditAll(text => Headers(Times(text, milliseconds => milliseconds / 1000), "[s]", "(microsiemens)", "(deg)")),
        ["microseconds by the header"] = study => study.EditAll(text => Headers(Times(text, milliseconds => milliseconds * 1000), "(us)", "(µS)", "(deg)")),
        ["nanosiemens"] = study => study.Edit(CaseStudy.Gsr, text => AmplitudePattern().Replace(text.Replace("Peak Amplitude", "Peak Amplitude (nS)",
            StringComparison.Ordinal), match => Invariant($",{double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * 1000:F1}\n"))),
        ["seconds by the metadata"] = study => study.EditAll(text => Times(text, milliseconds => milliseconds / 1000).Replace("Milliseconds", "Seconds",
            StringComparison.Ordinal)),
        ["spelling of columns"] = study => study.EditAll(text => text.Replace("Respondent Name", "Respondent", StringComparison.Ordinal)
            .Replace("Stimulus Label", "Stimulus", StringComparison.Ordinal)),
        ["spelling of columns, joined"] = study => study.EditAll(text => Regex.Replace(text, "(Respondent|Expression|Fixation|Peak|Stimulus) (\\w+)",
            match => char.ToLowerInvariant(match.Value[0]) + match.Value[1..].Replace(' ', '_'), RegexOptions.None, TimeSpan.FromSeconds(1))
            .Replace("_recording", " recording", StringComparison.Ordinal)),
        ["subjects"] = study => study.EditAll(text => text.Replace("Respondent Name", "Subject ID", StringComparison.Ordinal)),
        ["thousands between quotes"] = study => study.EditAll(text => Times(text, milliseconds => milliseconds, "\"{0:#,0.00}\"")),
        ["thousands with no-break spaces, decimal comma"] = study => study.EditAll(text =>
            Times(text.Replace(',', ';'), milliseconds => milliseconds, "{0:#,0.00}",
            ',', "\u00a0")),
        ["thousands with points, decimal comma"] = study => study.EditAll(text =>
            Times(text.Replace(',', ';'), milliseconds => milliseconds, "{0:#,0.00}", ',', ".")),
        ["rows without the trailing empty cell"] = study => study.Edit(CaseStudy.Facial, text => text.Replace("Expression Duration", "Expression Duration,Note",
            StringComparison.Ordinal)),
        ["no column for a stimulus"] = study => study.EditAll(text => text.Replace("Stimulus Label,", "", StringComparison.Ordinal)
            .Replace(",Screen recording 1,", ",", StringComparison.Ordinal)),
        ["id without a space"] = study => study.Rename("AB 1234", "AB1234").Rename("LE 3299", "LE3299"),
        ["P01"] = study => study.Rename("AB 1234", "P01").Rename("LE 3299", "P02"),
        ["P1 and P10"] = study => study.Rename("AB 1234", "P1").Rename("LE 3299", "P10"),
        ["Respondent 1"] = study => study.Rename("AB 1234", "Respondent 1").Rename("LE 3299", "Respondent 2"),
        ["sub-001"] = study => study.Rename("AB 1234", "sub-001").Rename("LE 3299", "sub-002"),
        ["numbers"] = study => study.Rename("AB 1234", "230").Rename("LE 3299", "231"),
        ["accents"] = study => study.Rename("AB 1234", "ÅB 1234").Rename("LE 3299", "LÉ 3299"),
        ["an e-mail address"] = study => study.Rename("AB 1234", "a.b@example.org").Rename("LE 3299", "l.e@example.org"),
        ["full width in the tables"] = study => study.EditAll(text => text.Replace("AB 1234", "ＡＢ　１２３４", StringComparison.Ordinal)),
        ["case and spaces vary"] = study => study.Edit(CaseStudy.Gsr, text => text.Replace("LE 3299", "le_3299", StringComparison.Ordinal)
            .Replace("AB 1234", " AB   1234", StringComparison.Ordinal)),
        ["the study's year in the names of videos"] = study =>
        {
            study.Videos.Clear();
            study.Videos.AddRange(["RespCam_GEN 2025_AB 1234.mp4", "RespCam_GEN 2025_LE 3299.mp4"]);
            return study;
        },
        ["one folder per person, no column of names"] = study =>
        {
            foreach ((string path, string text) in study.Tables.ToList())
            {
                study.Tables.Remove(path);
                foreach (string who in CaseStudy.People)
                    study.Tables[$"{who}/{path}"] = string.Concat(text.Split('\n').Where(line => !CaseStudy.People.Any(line.Contains) || line.Contains(who,
                        StringComparison.Ordinal)).Select(line => line + "\n")).Replace("Respondent Name,", "", StringComparison.Ordinal)
                        .Replace($",{who},", ",", StringComparison.Ordinal);
            }
            study.Videos.Clear();
            study.Videos.AddRange(["AB 1234/webcam.mp4", "LE 3299/webcam.mp4"]);
            return study;
        },
        ["copied tables"] = study =>
        {
            study.Tables["GSRPeakTable (1).csv"] = study.Tables[CaseStudy.Gsr];
            study.Tables["FixationTable - Copy.csv"] = study.Tables[CaseStudy.Fixations];
            return study;
        },
        ["a folder of old copies"] = study =>
        {
            foreach ((string path, string text) in study.Tables.ToList())
                study.Tables["old/" + path] = text;
            return study;
        },
        ["an older export with other values"] = study =>
        {
            study.Tables["export of May/FixationTable.csv"] = study.Tables[CaseStudy.Fixations].Replace(".500", ".900", StringComparison.Ordinal);
            return study;
        },
        ["a second fixation table"] = study =>
        {
            study.Tables["SceneFixationTable.csv"] = study.Tables[CaseStudy.Fixations].Replace(".75,230.25", ".25,229.75", StringComparison.Ordinal);
            return study;
        },
        ["a table appended to itself"] = study => study.Edit(CaseStudy.Fixations, text => text + string.Concat(text.Split('\n').Where(line =>
            line.StartsWith("My study", StringComparison.Ordinal)).Select(line => line + "\n"))),
        ["a table that begins like another"] = study =>
        {
            study.Tables["FixationTable per AOI.csv"] = "#INFO,\n#DATA,\n"
                + "Study Name,Respondent Name,AOI Name,Fixation Count,Dwell Time (ms)\nMy study,LE 3299,Face,12,3400\n";
            return study;
        },
        ["a study about a simulator"] = study => study.EditAll(text => text.Replace("#Study name,My study", "#Study name,Driving simulator study 2",
            StringComparison.Ordinal)),
    };

    public static TheoryData<string> Names { get; } = [.. Alike.Keys];

    [Theory, MemberData(nameof(Names))]
    public void It_is_read_as_the_plain_form_is(string name)
    {
        using var study = new CaseStudy();
        Study read = Alike[name](study).Read();
        Assert.Equal(2, read.Recordings.Count);
        Assert.NotEqual(Provenance.Simulated, read.Provenance);
        Assert.Equal(CaseStudy.Plain.Value.Order(StringComparer.Ordinal), CaseStudy.Rows(read).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Clock_times_are_read_in_every_column_and_durations_with_them()
    {
        using var study = new CaseStudy();
        study.EditAll(text => Times(text, milliseconds => milliseconds, "hms"));
        Assert.Equal(CaseStudy.Plain.Value, CaseStudy.Rows(study.Read("h:mm:ss.f")));
        Study unread = study.Read();
        Assert.Empty(unread.Tables);
        Assert.Contains(unread.Notes, note => note.Contains("--time-format h:mm:ss.f", StringComparison.Ordinal));
    }

    private static string Headers(string text, string time, string amplitude, string angle) => Regex.Replace(
        text.Replace("Peak Amplitude", $"Peak Amplitude {amplitude}", StringComparison.Ordinal).Replace("Fixation Dispersion", $"Fixation Dispersion {angle}",
            StringComparison.Ordinal),
        "Expression Onset|Expression Offset|Fixation Start|Fixation End|Fixation Duration|Peak Time", match => $"{match.Value} {time}", RegexOptions.None,
        TimeSpan.FromSeconds(1));

    /// <summary>Writes every time anew, and the other numbers with its decimal mark.</summary>
    private static string Times(string text, Func<double, double> change, string format = "{0:0.#######}", char mark = '.', string group = ",")
    {
        string[] lines = text.Split('\n');
        char separator = lines.Any(line => line.StartsWith("My study;", StringComparison.Ordinal)) ? ';' : ',';
        string[] names = [];
        for (int line = 0; line < lines.Length; line++)
        {
            string[] cells = lines[line].Split(separator);
            if (cells.Length < 5)
                continue;
            if (names.Length == 0)
            {
                names = cells;
                continue;
            }
            for (int cell = 0; cell < cells.Length; cell++)
            {
                if (!double.TryParse(cells[cell], CultureInfo.InvariantCulture, out double number))
                    continue;
                bool time = names[cell].EndsWith("set", StringComparison.Ordinal) || names[cell] is "Fixation Start" or "Fixation End" or "Peak Time"
                    || names[cell].EndsWith("Duration", StringComparison.Ordinal);
                cells[cell] = !time ? cells[cell].Replace('.', mark)
                    : format == "hms" ? TimeSpan.FromMilliseconds(number).ToString(@"h\:mm\:ss\.fffff", CultureInfo.InvariantCulture)
                    : Written(string.Format(CultureInfo.InvariantCulture, format, change(number)), mark, group);
            }
            lines[line] = string.Join(separator, cells);
        }
        return string.Join('\n', lines);
    }

    private static string Written(string number, char mark, string group) => number.Replace(",", "\u0001", StringComparison.Ordinal).Replace('.', mark)
        .Replace("\u0001", group, StringComparison.Ordinal);

    [GeneratedRegex(@",(\d+\.\d+)\n", RegexOptions.None, 1000)]
    private static partial Regex AmplitudePattern();
}
