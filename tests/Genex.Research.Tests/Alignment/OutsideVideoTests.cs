using Genex.Research.Alignment;
using Genex.Research.Recordings;
using Genex.Research.Tests.Recordings.Cases;

namespace Genex.Research.Tests.Alignment;

/// <summary>Times in another unit, or of another clock, are said beside a video of eight seconds.</summary>
public class OutsideVideoTests
{
    [Fact]
    public void Milliseconds_that_were_taken_as_seconds_are_said()
    {
        using CaseStudy study = CaseStudy.Of("P01.csv", "frame,timestamp,confidence,success,AU12_r,AU12_c\n"
            + string.Concat(Enumerable.Range(0, 200).Select(k => Invariant($"{k + 1},{k * 40},0.98,1,{(k > 100 ? 4 : 0)},1\n"))), "P01.mp4");
        Assert.Contains(Notes(study), note => note.StartsWith("P01: facial intensities: 100 % lies after the video's end at 7.9 s, up to 8000.0 s",
            StringComparison.Ordinal));
    }

    [Fact]
    public void Samples_of_skin_conductance_count_and_not_its_few_peaks()
    {
        using CaseStudy study = CaseStudy.Of("P01.csv", "Time,EDA_Raw,EDA_Clean,SCR_Peaks,SCR_Amplitude\n" + string.Concat(Enumerable.Range(0, 100).Select(k =>
            Invariant($"{k * 100},5,5,0,0\n"))), "P01.mp4");
        Assert.Contains(Notes(study), note => note.StartsWith("P01: skin conductance: 100 % lies after the video's end", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1.6e12, "after the video's end")]
    [InlineData(0, null)]
    public void Values_of_the_studys_own_since_1970_are_said(double epoch, string? expected)
    {
        using CaseStudy study = CaseStudy.Of("hr.csv", "t,HR\n" + string.Concat(Enumerable.Range(0, 80).Select(k => Invariant($"{epoch + k * 100:F0},60\n"))),
            "P01.mp4");
        study.Tables["study.json"] = """
            { "signals": [ { "name": "HR", "table": "hr.csv", "time": "t", "value": "HR" } ], "files": [ { "match": "hr.csv", "participant": "P01" } ] }
            """;
        string? said = Notes(study).FirstOrDefault(note => note.Contains("\"HR\": 100 % lies", StringComparison.Ordinal));
        Assert.Equal(expected is not null, said?.Contains(expected!, StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void What_the_video_shows_is_no_reason_for_a_note()
    {
        using var study = new CaseStudy();
        Assert.DoesNotContain(Notes(study), note => note.Contains("lies after the video", StringComparison.Ordinal)
            || note.Contains("lies before the video", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clock_that_begins_before_the_video_is_said()
    {
        var recording = new Recording(ParticipantId.Of("P01"), "P01.mp4", null,
            [new Fixation(new Interval(0, 300), 300, 1), new Fixation(new Interval(400, 700), 300, 1)],
            null, null);
        string note = Assert.Single(OutsideVideo.Notes(recording, Vocabulary.Default, ClockRelation.Assumed with { OffsetMilliseconds = -5000 }, 8000));
        Assert.StartsWith("P01: fixations: 100 % lies before the video begins, from -5.0 s on", note, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Notes(CaseStudy study) =>
        StudyAligner.Align(study.Read(), new AlignmentSettings { RateHz = 1, EstimateClocks = false }).Notes;
}
