using Genex.Cli.Output;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.CommandLine;

public class FittedTableTests
{
    private static readonly Table Scores = new(
        "", [Column.Text("predictor"), Column.Number("balanced accuracy"), Column.Text("what may be said"), Column.Number("lift")],
        [["A.1", 0.5, "nothing that chance would not say as well", -0.25], ["training majority", 0.25, "n/a", null]]);

    [Fact]
    public void A_table_that_fits_is_as_the_library_writes_it() => Assert.Equal(Scores.ToText().TrimEnd(), FittedTable.Write(Scores, 120));

    [Theory, InlineData(70), InlineData(50), InlineData(30)]
    public void No_line_is_wider_and_no_number_breaks(int width)
    {
        string text = FittedTable.Write(Scores, width);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= width, line));
        Assert.All((string[])["0.500", "0.250", "-0.250", "chance"], whole => Assert.Contains(whole, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_that_do_not_fit_follow_below_beside_the_first_one() => Assert.Equal(
        """
        predictor  balanced
                   accuracy
        ─────────  ────────
        A.1           0.500
        training      0.250
        majority

        predictor  what may
                   be said
        ─────────  ────────
        A.1        nothing
                   that
                   chance
                   would
                   not say
                   as well
        training   n/a
        majority

        predictor      lift
        ───────────  ──────
        A.1          -0.250
        training        n/a
        majority
        """, FittedTable.Write(Scores, 19));
}
