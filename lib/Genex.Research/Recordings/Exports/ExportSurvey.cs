namespace Genex.Research.Recordings;

/// <summary>What one walk through a table's rows tells of all of them.</summary>
internal sealed class ExportSurvey
{
    private const char Both = '*';

    private readonly char[] marks;

    /// <summary>Walks through the rows.</summary>
    /// <param name="columns">How many columns there are.</param>
    /// <param name="walk">The rows; what it is given is told of those that are none.</param>
    internal ExportSurvey(int columns, Func<Action<ExportException>, IEnumerable<ExportRow>> walk)
    {
        List<ExportException> problems = [];
        marks = new char[columns];
        foreach (ExportRow row in walk(problems.Add))
        {
            Rows++;
            for (int place = 0; place < row.FieldCount; place++)
                marks[place] = With(marks[place], row, place);
        }
        Problems = problems;
        Mark = marks.Where(mark => mark is '.' or ',').Distinct().ToArray() is [char only] ? only : null;
    }

    /// <summary>How many rows there are.</summary>
    internal int Rows { get; }

    /// <summary>Rows that are none, in order.</summary>
    internal IReadOnlyList<ExportException> Problems { get; }

    /// <summary>The decimal mark that all columns with one show; null when there is none, or both are.</summary>
    internal char? Mark { get; }

    /// <summary>The decimal mark that a column's numbers show; null when none does, and when both are in it.</summary>
    internal char? MarkAt(int place) => marks[place] is '.' or ',' ? marks[place] : null;

    // A number without the mark that is missing yet tells nothing new: few are looked at closely.
    private static char With(char known, ExportRow row, int place)
    {
        if (known == Both)
            return Both;
        ReadOnlySpan<byte> field = row.Bytes(place);
        bool telling = known switch
        {
            '.' => field.Contains((byte)','),
            ',' => field.Contains((byte)'.'),
            _ => field.IndexOfAny((byte)'.', (byte)',') >= 0,
        };
        return !telling || ExportNumbers.MarkShownBy(row.Text(place)) is not { } shown || shown == known ? known : known == '\0' ? shown : Both;
    }
}
