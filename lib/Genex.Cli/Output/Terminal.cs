using System.Globalization;
using Spectre.Console;
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
            Out = new AnsiConsoleOutput(Console.Out),
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        console.Profile.Width = Width;
        return console;
    }

    /// <summary>Writes a table of the library's with its title and footnotes.</summary>
    public static void Write(Table table)
    {
        if (table.Title.Length > 0) Console.WriteLine($"{Wrap(table.Title)}\n");
        Console.WriteLine(FittedTable.Write(table, Width));
        foreach (string note in table.Footnotes) Console.WriteLine(Wrap(note));
        Console.WriteLine();
    }

    /// <summary>Breaks lines at the terminal's width; those that begin with a space are left as they are.</summary>
    /// <param name="text">May hold several lines.</param>
    /// <param name="before">Stands before the first line; those that follow are indented as far.</param>
    /// <param name="width">Characters in a line. Default: the terminal's.</param>
    public static string Wrap(string text, string before = "", int? width = null)
    {
        int most = width ?? Width;
        List<string> lines = [];
        foreach (string line in text.Split('\n'))
        {
            string indent = new(' ', before.Length);
            lines.Add(lines.Count == 0 ? before : indent);
            foreach (string word in line.StartsWith(' ') ? [line] : line.Split(' '))
            {
                if (lines[^1].Length > before.Length && lines[^1].Length + word.Length + 1 > most) lines.Add(indent);
                lines[^1] += lines[^1].Length > before.Length ? $" {word}" : word;
            }
        }

        return string.Join('\n', lines.Select(line => line.TrimEnd()));
    }
}
