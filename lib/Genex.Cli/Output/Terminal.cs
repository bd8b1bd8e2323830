using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using Column = Genex.Research.Reporting.Column;
using Table = Genex.Research.Reporting.Table;

namespace Genex.Cli.Output;

/// <summary>Standard output as wide as whoever reads it wants it.</summary>
internal static class Terminal
{
    private const int WidthOfFiles = 120, Narrowest = 40;

    /// <summary>Characters in a line: <c>COLUMNS</c>, else the terminal's, else 120 (a file, a pipe).</summary>
    public static int Width
    {
        get
        {
            if (int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns) && columns > 0)
                return Math.Max(Narrowest, columns);
            return Console.IsOutputRedirected || Console.WindowWidth <= 0 ? WidthOfFiles : Math.Max(Narrowest, Console.WindowWidth);
        }
    }

    /// <summary>For tables and colours; without colours in a file, in a pipe, and where <c>NO_COLOR</c> is set.</summary>
    public static IAnsiConsole Create()
    {
        bool plain = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out), ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        console.Profile.Width = Width;
        return console;
    }

    /// <summary>Writes a table of the library's: as its text where that fits, with cells of several lines where it does not.</summary>
    public static void Write(Table table)
    {
        int wide = (table with { Footnotes = [] }).ToText().Split('\n').Skip(table.Title.Length > 0 ? 1 : 0).Max(line => line.Length);
        if (table.Title.Length > 0) Console.WriteLine($"{Wrap(table.Title)}\n");
        if (wide <= Width) Console.Write(new Table("", table.Columns, table.Rows).ToText());
        else Create().Write(Narrow(table));
        foreach (string note in table.Footnotes) Console.WriteLine(Wrap(note));
        Console.WriteLine();
    }

    /// <summary>Breaks lines at the terminal's width; those that begin with a space are left as they are.</summary>
    /// <param name="text">May hold several lines.</param>
    /// <param name="before">Stands before the first line; those that follow are indented as far.</param>
    public static string Wrap(string text, string before = "")
    {
        List<string> lines = [];
        foreach (string line in text.Split('\n'))
        {
            string indent = new(' ', before.Length);
            lines.Add(lines.Count == 0 ? before : indent);
            foreach (string word in line.StartsWith(' ') ? [line] : line.Split(' '))
            {
                if (lines[^1].Length > before.Length && lines[^1].Length + word.Length + 1 > Width) lines.Add(indent);
                lines[^1] += lines[^1].Length > before.Length ? $" {word}" : word;
            }
        }

        return string.Join('\n', lines.Select(line => line.TrimEnd()));
    }

    private static Spectre.Console.Table Narrow(Table table)
    {
        var narrow = new Spectre.Console.Table { Border = TableBorder.Simple };
        foreach (Column column in table.Columns)
            narrow.AddColumn(new TableColumn(new Text(column.Heading)) { Alignment = column.Alignment == Research.Reporting.CellAlignment.Right ? Justify.Right : Justify.Left });
        for (int row = 0; row < table.Rows.Count; row++)
            narrow.AddRow(table.Columns.Select((_, column) => (IRenderable)new Text(table.Cell(row, column))));
        return narrow;
    }
}
