using System.Text;
using CsvHelper;
using FsCheck.Xunit;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

/// <summary>Tables are read from their files row by row: what they hold is what reading the whole text at once finds, and nothing of it stays in
/// memory.</summary>
public sealed class ExportTableTests : IDisposable
{
    private const string Columns = "Row,Timestamp,SlideEvent,StimType,CollectionPhase,SourceStimuliName,Joy,Fixation Index";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-table-");

    public void Dispose() => folder.Delete(recursive: true);

    private string File => Path.Combine(folder.FullName, "table.csv");

    [Property(MaxTest = 300)]
    public void Rows_and_problems_are_those_of_the_whole_text(int seed)
    {
        var random = new Random(seed);
        string[] pieces =
            ["a", "1.5", "2,5", "\"", "\"x,y\"", "\"two\nlines\"", "\"doubled \"\" quote\"", ",", ",", ",", "\n", "\r\n", "\r", " ", "ü", "\u2003"];
        string text = "a,b,c\n" + string.Concat(Enumerable.Range(0, random.Next(120)).Select(_ => pieces[random.Next(pieces.Length)]));
        Encoding[] encodings = [new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Unicode, new UnicodeEncoding(true, true)];
        System.IO.File.WriteAllText(File, text, encodings[random.Next(encodings.Length)]);

        ExportTable table = ExportTable.Read(File, ["a", "b"]);
        (List<(int Line, string[] Fields)> rows, List<int> problems) = Whole(text);
        Assert.Equal(rows.Select(row => Invariant($"{row.Line}: {string.Join('|', row.Fields)}")),
            table.Rows.Select(row => Invariant($"{row.Line}: {string.Join('|', table.Columns.Select(column => row[column]))}")));
        Assert.Equal(rows.Count, table.RowCount);
        Assert.Equal(problems.Select(line => Invariant($"line {line}")), table.Problems.Select(problem => problem.Place!));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("latin1")]
    public void A_long_file_is_walked_through_and_not_held(string encoding)
    {
        const int rows = 400_000;
        using (StreamWriter file = new(File, append: false, encoding == "latin1" ? Encoding.Latin1 : Encoding.GetEncoding(encoding)))
        {
            file.Write("Prénom,Value,Text\n");
            for (int row = 0; row < rows; row++)
                file.Write(row == rows / 2 ? "\"broken\" quote,1,x\n" : Invariant($"Zoë,{row / 8.0},\"a text, row {row}, that nobody asks for\"\n"));
        }
        long before = GC.GetTotalMemory(forceFullCollection: true);
        ExportTable table = ExportTable.Read(File, ["Prénom", "Value"]);
        double sum = 0;
        long most = 0;
        foreach (ExportRow row in table.Rows)
        {
            sum += row.Number("Value");
            if (row.Line % 50_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }
        Assert.Equal((rows * (rows - 1.0) / 2 - rows / 2) / 8, sum);
        Assert.Equal(rows - 1, table.RowCount);
        Assert.Equal($"line {rows / 2 + 2}", Assert.Single(table.Problems).Place);
        Assert.InRange(most, 0, 8_000_000); // of 20 to 40 MB
    }

    [Fact]
    public void A_quote_that_is_not_closed_costs_its_line_and_not_the_memory_of_the_rest()
    {
        using (StreamWriter file = new(File))
        {
            file.Write("a,b\n1,\"never closed\n");
            for (int row = 0; row < 1_000_000; row++) file.Write("2,plain\n");
        }
        ExportTable table = ExportTable.Read(File, ["a"]);
        Assert.Equal(1_000_000, table.RowCount);
        Assert.Equal("line 2", Assert.Single(table.Problems).Place);
        Assert.Equal(3, table.Rows.First().Line);
    }

    [Fact]
    public void A_file_that_changes_while_it_is_read_is_named()
    {
        System.IO.File.WriteAllText(File, "a,b\n1,2\n");
        ExportTable table = ExportTable.Read(File, ["a"]);
        Assert.Equal(1, table.Rows.Single().Number("a"));
        System.IO.File.AppendAllText(File, "3,4\n");
        Assert.Contains("changed while it was read", Assert.Throws<ExportException>(() => table.Rows.Count()).Message, StringComparison.Ordinal);
        System.IO.File.Delete(File);
        Assert.Equal(File, Assert.Throws<ExportException>(() => table.Rows.Count()).File);
    }

    [Fact]
    public void Samples_out_of_order_say_what_they_say_in_order()
    {
        var random = new Random(3);
        string[] rows = [.. Enumerable.Range(0, 500).Select(k =>
            Invariant($"{k},{k * 20},,TestImage,StimuliDisplay,{(k < 250 ? "A" : "b")},{(k % 7 == 0 ? "" : k / 20 * 3)},{k / 11}"))];
        List<string> ordered = Said(rows);
        Assert.InRange(ordered.Count, 80, 200);
        string[] apart = [.. rows[..250].OrderBy(_ => random.Next()), .. rows[250..].OrderBy(_ => random.Next())];
        Assert.Equal(ordered, Said(apart));

        List<string> Said(string[] lines)
        {
            System.IO.File.WriteAllText(File, Columns + "\n" + string.Join('\n', lines) + "\n");
            ExportTable table = ExportTable.Read(File, SensorExport.Format.Columns);
            return [.. SensorExport.Format.Events(table, problem => Assert.Fail(problem.Message), _ => { })
                .Select(one => Invariant($"{one.Stimulus} {one.Event}"))];
        }
    }

    /// <summary>The obvious way: the whole text is held, and read again after each broken row.</summary>
    private static (List<(int Line, string[] Fields)> Rows, List<int> Problems) Whole(string text)
    {
        var options = new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            DetectSeparatorHint = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            TrackLineNumbers = true,
        };
        var rows = new List<(int Line, string[] Fields, int Written)>();
        var problems = new List<int>();
        int start = "a,b,c\n".Length, line = 1;
        for (int restarts = 0; start < text.Length; restarts++)
        {
            using CsvReader reader = CsvReader.FromText(text[start..], options);
            try
            {
                while (reader.Read())
                {
                    string[] fields = reader.Current.ToArray();
                    int used = Array.FindLastIndex(fields, field => !string.IsNullOrWhiteSpace(field)) + 1;
                    if (used == 0)
                        continue;
                    int width = fields.Length <= 3 ? fields.Length : Math.Max(3, used);
                    if (width is < 2 or > 3)
                        problems.Add(line + (int)reader.LineNumber);
                    else
                    {
                        string[] three = [.. fields.Concat(["", "", ""]).Take(3).Select(field => field.Trim())];
                        rows.Add((line + (int)reader.LineNumber, three, fields.Length));
                    }
                }
                break;
            }
            catch (CsvFormatException problem)
            {
                int broken = Math.Max((int)problem.LineNumber, 1);
                problems.Add(line + broken);
                if (restarts == 50)
                    break;
                for (int skipped = 0; skipped < broken && start < text.Length; skipped++)
                {
                    int stop = text.AsSpan(start).IndexOfAny('\r', '\n');
                    start = stop < 0 ? text.Length : start + stop + (text.AsSpan(start + stop).StartsWith("\r\n") ? 2 : 1);
                }
                line += broken;
            }
        }
        if (text[^1] is not ('\r' or '\n') && rows.Count > 0 && rows[^1].Written < 3 && (rows.Count == 1 || rows[^2].Written >= 3))
        {
            problems.Add(rows[^1].Line);
            rows.RemoveAt(rows.Count - 1);
        }
        return ([.. rows.Select(row => (row.Line, row.Fields))], problems);
    }
}
