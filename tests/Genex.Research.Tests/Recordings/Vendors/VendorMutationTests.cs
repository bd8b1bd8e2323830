using System.Text;
using FsCheck.Xunit;
using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings.Vendors;

public class VendorMutationTests
{
    /// <summary>A short file of each format of samples.</summary>
    private static readonly (string Name, string Text)[] Files =
    [
        ("P01.csv", "frame, face_id, timestamp, confidence, success, AU02_r, AU12_r, AU02_c, AU12_c\n"
            + Rows(k => Invariant($"{k + 1}, {k % 2}, {k / 30.0:F3}, 0.98, {(k % 5 == 0 ? 0 : 1)}, {k % 4}.5, 1.00, 1.00, {k % 2}.00"))),
        ("P01.csv", "FaceRectX,FaceScore,AU01,AU12,happiness,neutral,frame\n" + Rows(k => Invariant($"1,0.9,0.2,0.{k % 9},0.5,0.{k % 7},{k / 2}"))),
        ("P01_detailed.txt", "Video analysis detailed log\nFrame rate:\t25\n\nVideo Time\tNeutral\tHappy\tValence\tAction Unit 04 - Brow Lowerer\n"
            + Rows(k => Invariant($"00:00:0{k / 25}.{k % 25 * 40:000}\t") + (k % 9 == 0
                ? "FIT_FAILED\tFIT_FAILED\tFIT_FAILED\tFIT_FAILED" : Invariant($"0.{k % 8}\t0.4\t-0.2\tC")))),
        ("P01.csv", "smile;innerBrowRaise;browRaise;valence;engagement;time(s)\n" + Rows(k => Invariant($"{k};0;{k % 3 * 40};-50;20;{k / 25.0:F2}"))),
        ("P01.txt", "#Study : x\nName\tStimulusName\tEventSource\tTimestamp\tMediaTime\tFrameNo\tNoOfFaces\tJoy Evidence\tAU2 Evidence\tFixationSeq\t"
            + "FixationDuration\tGSR CAL (\u00b5Siemens) (Shimmer Sensor)\n"
            + Rows(k => Invariant($"P01\tClip\tET\t{k * 20}\t{k * 20}\t{k}\t{k % 6 - 1}\t{k % 3 - 1}.5\t-1\t{k / 5}\t90\t2.{k % 10}"))),
        ("P01/EDA.csv", "1479913123.000000\n4.000000\n" + Rows(k => Invariant($"1.{k % 17}0000"))),
        ("P01.csv", "sep=,\nid95AE_Timestamp_Unix_CAL,id95AE_GSR_Skin_Conductance_CAL\nms,uS\n"
            + Rows(k => Invariant($"{1_620_036_000_000 + (k * 250)},1.{k % 17}"))),
        ("P01.csv", ",EDA_Raw,EDA_Clean,SCR_Peaks,SCR_Amplitude\n" + Rows(k => Invariant($"{k},1.{k % 9},1,{(k % 9 == 0 ? 1 : 0)},0.2"))),
        ("P01.csv", "Time,EDA_Raw,EDA_Clean\n" + Rows(k => Invariant($"{k / 8.0:F3},1.{k % 9},1"))),
        ("data.tsv", "Recording timestamp\tParticipant name\tRecording name\tEye movement type\tGaze event duration\tEye movement type index\n"
            + Rows(k => Invariant($"{k * 8000}\tP01\tA\t{(k % 10 < 7 ? "Fixation" : "Saccade")}\t56\t{k / 10}"))),
        ("P01/fixations.csv", "section id,recording id,fixation id,start timestamp [ns],end timestamp [ns],duration [ms]\n"
            + Rows(k => Invariant($"s,r,{k},{1_700_000_000_000_000_000 + k * 300_000_000L},{1_700_000_000_200_000_000 + k * 300_000_000L},200"))),
        ("P01/gaze.csv", "section id,recording id,timestamp [ns],azimuth [deg],elevation [deg]\n"
            + Rows(k => Invariant($"s,r,{1_700_000_000_000_000_000 + k * 8_000_000L},{k / 20 * 5}.{k % 3},0"))),
        ("events.txt", "Trial\tEvent Start Trial Time [ms]\tEvent End Trial Time [ms]\tStimulus\tParticipant\tCategory\tEye L/R\n"
            + Rows(k => Invariant($"Trial001\t{k * 300}\t{k * 300 + 200}\tMap\tP01\tFixation\t{(k % 2 == 0 ? "Left" : "Right")}"))),
        ("P01_all_gaze.csv", "MEDIA_ID,MEDIA_NAME,TIME(2020/01/31 12:00:00.000),FPOGS,FPOGD,FPOGID,FPOGV\n"
            + Rows(k => Invariant($"0,Clip,{k / 60.0:F5},{k / 10 / 6.0:F5},{k % 10 / 60.0:F5},{k / 10},1"))),
        ("001_P01.csv", "#Respondent Name,P01,x\n#DATA\n"
            + "Row,Timestamp,EventSource,SlideEvent,StimType,CollectionPhase,SourceStimuliName,Joy,Valence,GSR Conductance CAL,Fixation Index\n"
            + Rows(k => Invariant($"{k},{k * 40},{k % 2},,Video,Stimuli,Clip,{k % 90},-4,2.{k % 7},{k / 6}"))),
    ];

    /// <summary>Each is read as it is, by the format that it is of.</summary>
    [Fact]
    public void Every_file_is_used()
    {
        for (int file = 0; file < Files.Length; file++)
        {
            using StudyFolder folder = Written(file, bytes => bytes);
            Study study = StudyReader.Read(folder.Root);
            Assert.Equal(("P01", true), (Assert.Single(study.Recordings).Participant.ToString(),
                study.Files.Single(one => one.Path.EndsWith(Files[file].Name, StringComparison.Ordinal)).Use == StudyFileUse.Used));
            Assert.Empty(study.Problems);
        }
    }

    /// <summary>Whatever bytes are changed, left out or put in, a study is read or the error is one of the documented kind.</summary>
    [Property(MaxTest = 400)]
    public void Any_mutation_ends_in_a_described_error_or_in_a_read(int file, int seed)
    {
        using StudyFolder folder = Written((int)((uint)file % Files.Length), bytes => ByteMutation.Of(bytes, new Random(seed)));
        try
        {
            Study study = StudyReader.Read(folder.Root);
            foreach (Recording one in study.Recordings)
            {
                Assert.All(one.Fixations ?? [], fixation => Assert.True(fixation.Interval is { OnsetMilliseconds: >= 0, DurationMilliseconds: >= 0 }));
                Assert.All(one.Events.Of(FacialLevelExport.Format) ?? [], level => Assert.InRange(level.Level, -100, 100));
                Assert.All(one.GsrPeaks ?? [], peak => Assert.True(peak.TimeMilliseconds >= 0));
                _ = new RowBuilder(one).At(0, 500, 500);
            }
        }
        catch (ExportException problem)
        {
            Assert.NotEmpty(problem.Expected);
        }
    }

    private static StudyFolder Written(int file, Func<byte[], byte[]> change)
    {
        var folder = new StudyFolder();
        string path = Path.Combine(folder.Root, Files[file].Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, change(Encoding.UTF8.GetBytes(Files[file].Text)));
        File.WriteAllText(Path.Combine(folder.Root, StudyDescription.FileName), """{ "files": [ { "match": "P01.csv", "samplingRate": 30 } ] }""");
        return folder;
    }

    private static string Rows(Func<int, string> row) => string.Concat(Enumerable.Range(0, 60).Select(k => row(k) + "\n"));
}
