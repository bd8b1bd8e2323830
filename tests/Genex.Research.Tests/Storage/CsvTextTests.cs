using System.Globalization;
using Genex.Research.Tests.House;

namespace Genex.Research.Tests.Storage;

public class CsvTextTests
{
    [Fact]
    public void Quotes_where_needed_null_as_empty_numbers_invariant()
    {
        using CommaCulture comma = new();
        Assert.Equal("a,b\n1.5,\n\"x,y\",\"say \"\"no\"\"\"\n0.1, kept \n",
            CsvText.Of([["a", "b"], [1.5, null], ["x,y", "say \"no\""], [0.1f, " kept "]]));
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        string[][] rows = [["fold", "p: a, b"], ["0", "line\nbreak"], ["", "\"quoted\""]];
        Assert.Equal(rows, CsvText.Read(CsvText.Of(rows)).ToArray());
        double[] values = [0.1, 1e-300, -1.0 / 3, double.MaxValue, 12345678901234567];
        Assert.Equal(values, CsvText.Read(CsvText.Of([values.Cast<object?>()])).Single().Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Rows_may_differ_in_length_and_end_as_asked() => Assert.Equal("#a,\r\n1,2,3\r\n", CsvText.Of([["#a", ""], [1, 2, 3]], "\r\n"));
}
