using System.Text;

namespace Genex.Research.Tests.Recordings;

/// <summary>A small study in the raw layout, written for a test: without videos unless they are added.</summary>
internal sealed class StudyFolder : IDisposable
{
    public const string FacialCoding = "Facial Coding/FEAExpressionTable.csv", Fixations = "Eye Tracking/FixationTable.csv",
        Gsr = "GSR/GSRPeakTable.csv", Summary = "Multimodal summary metrics/Multimodal summary metrics.csv";

    public string Root { get; } = Directory.CreateTempSubdirectory("genex-study-").FullName;

    public string PathOf(string table) => Path.Combine(Root, "Analysis", table);

    public static string Preamble(int rows) => string.Concat(Enumerable.Range(1, rows).Select(row => Invariant($"#METADATA {row},,\r\n")));

    public static string Expressions(params string[] rows) =>
        Preamble(6) + "Respondent Name,Gender,Expression Type,Expression Onset,Expression Offset\r\n" + string.Concat(rows.Select(row => row + "\r\n"));

    public StudyFolder Write(string table, string text, Encoding? encoding = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(table))!);
        File.WriteAllText(PathOf(table), text, encoding ?? new UTF8Encoding(false));
        return this;
    }

    /// <summary>Two participants; the second has no skin conductance.</summary>
    public static StudyFolder Whole()
    {
        var study = new StudyFolder();
        study.Write(FacialCoding, Expressions(
            "LE 3299,FEMALE,Joy,1000.0,2500.5", "LE 3299,FEMALE,Brow Raise,1500,1800", "LE  3299,FEMALE,Ear Wiggle,0,10", "AR_2298,MALE,PositiveValence,0,99",
            "AR 2298,MALE,Ear Wiggle,3,4"));
        study.Write(Fixations, Preamble(10)
            + "Respondent Name,Fixation Start,Fixation End,Fixation Duration,Fixation Dispersion\r\nLE 3299,100,400,300,0.5\r\nAR 2298,200,500,,\r\n");
        study.Write(Gsr, Preamble(6) + "Respondent Name,Peak Time,Peak Amplitude\r\nLE 3299,900,0.12\r\n");
        study.Write(Summary, Preamble(6)
            + "Respondent Name,Joy Threshold,Joy Frames >= Threshold,Joy Time Percentage,FEA_ThresholdedMetrics_PositiveValenceTimePercentage\r\nLE "
            + "3299,50.0,45,12.5,\r\nAR 2298,,,,33.1\r\n");
        return study;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
