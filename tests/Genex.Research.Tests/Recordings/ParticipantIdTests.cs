using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

public class ParticipantIdTests
{
    [Theory]
    [InlineData("LE 3299", "le_3299")]
    [InlineData("LE 3299", "LE3299")]
    [InlineData("LE 3299", "  LE   3299 ")]
    [InlineData("LE 3299", "ＬＥ　３２９９")]
    [InlineData("LÉ 3299", "LE\u0301 3299")]
    [InlineData("sub-001", "SUB-001")]
    public void Two_spellings_are_one_id(string one, string other)
    {
        Assert.Equal(ParticipantId.Of(one), ParticipantId.Of(other));
        Assert.Equal(ParticipantId.Of(one).GetHashCode(), ParticipantId.Of(other).GetHashCode());
        Assert.Equal(0, ParticipantId.Of(one).CompareTo(ParticipantId.Of(other)));
    }

    [Theory]
    [InlineData("LE 3299", "LÉ 3299")]
    [InlineData("P1", "P10")]
    [InlineData("1 2", "12")]
    [InlineData("Anna", "Ann a")]
    public void Two_ids_are_two(string one, string other) => Assert.NotEqual(ParticipantId.Of(one), ParticipantId.Of(other));

    [Theory]
    [InlineData("230", "230")]
    [InlineData(" Respondent  1 ", "Respondent 1")]
    [InlineData("le_3299", "LE 3299")]
    [InlineData("GEN 2025 LE 3299", "GEN 2025 LE 3299")]
    public void Any_text_is_an_id_as_it_is_written(string text, string id)
    {
        Assert.Equal(id, ParticipantId.Of(text).ToString());
        Assert.Equal(id, ParticipantId.Of(id).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_blank_text_is_none(string text) => Assert.Throws<FormatException>(() => ParticipantId.Of(text));

    [Theory]
    [InlineData("RespCam_P10_x.mp4", "P10")]
    [InlineData("P1/webcam.mp4", "P1")]
    [InlineData("P10/P1.mp4", "P1")]
    [InlineData("videos/p 1 session.mp4", "P1")]
    [InlineData("session 2.mp4", null)]
    [InlineData("P100.mp4", null)]
    public void The_longest_known_id_of_a_name_is_its_owner(string path, string? owner)
    {
        var ids = new KnownIds();
        ids.Add(ParticipantId.Of("P1"));
        ids.Add(ParticipantId.Of("P10"));
        Assert.Equal(owner, ids.Find(path)?.ToString());
    }

    [Theory]
    [InlineData("1,234.56", 1234.56)]
    [InlineData("1.234,56", 1234.56)]
    [InlineData("1 234,56", 1234.56)]
    [InlineData("1\u00a0234\u00a0567", 1234567.0)]
    [InlineData("1'234.5", 1234.5)]
    [InlineData("-1,234,567.5", -1234567.5)]
    [InlineData("1,5", 1.5)]
    [InlineData("1.234", 1.234)]
    [InlineData("1e3", 1000.0)]
    [InlineData("12 34", null)]
    [InlineData("1,23,456.5", null)]
    [InlineData("1.2.3", null)]
    [InlineData("1.234.5", null)]
    [InlineData("Infinity", null)]
    public void Marks_between_thousands_are_told_from_decimal_marks(string text, double? number) => Assert.Equal(number, ExportNumbers.TryParse(text));

    [Theory]
    [InlineData("1,234", '.', 1234.0)]
    [InlineData("1.234", ',', 1234.0)]
    [InlineData("1,234", null, 1.234)]
    [InlineData("12,34", '.', null)]
    public void A_single_mark_is_read_by_what_the_column_shows(string text, char? mark, double? number) =>
        Assert.Equal(number, ExportNumbers.TryParse(text, mark));
}
