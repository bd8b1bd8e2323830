namespace Genex.Research.Recordings;

/// <summary>A column with the level of a facial-coding channel, a cell each sample.</summary>
/// <param name="Name">The column.</param>
/// <param name="Channel">The channel, in its canonical spelling.</param>
/// <param name="Lowest">The lowest number that can be meant, in the column's own unit.</param>
/// <param name="Highest">The highest one.</param>
/// <param name="Level">Turns a number of the column into a level, 0 to 100 (valence -100 to 100).</param>
internal sealed record LevelColumn(string Name, string Channel, double Lowest, double Highest, Func<double, double> Level)
{
    /// <summary>A column with 1 where the channel counts as present and 0 where it does not; null: there is none.</summary>
    internal string? Presence { get; init; }

    /// <summary>Words that stand for numbers, of which 0 says that the channel is absent and the others that it is present; null: there are none.</summary>
    internal IReadOnlyDictionary<string, double>? Words { get; init; }

    /// <summary>A column of values from 0 to 1.</summary>
    internal static LevelColumn OfFraction(string name, string channel) => new(name, channel, 0, 1, value => 100 * value);

    /// <summary>A column of valence from -1 to 1, which is two channels; none where the table has no such column.</summary>
    internal static IReadOnlyList<LevelColumn> OfValence(ExportTable table, string name) => !table.Has(name) ? []
        : [new(name, "Positive Valence", -1, 1, value => 100 * value), new(name, "Negative Valence", -1, 1, value => -100 * value)];

    /// <summary>The number in a row; null where it has none, or one that cannot be meant, which is told.</summary>
    internal double? Read(ExportRow row) => Words is not null && Words.TryGetValue(row[Name], out double number) ? number
        : row.NumberIfMeant(Name, Invariant($"a number from {Lowest} to {Highest}"), value => value >= Lowest && value <= Highest);

    /// <summary>Whether the channel is present; null where nothing says.</summary>
    internal bool? ReadPresence(ExportRow row) => Words is not null && Words.TryGetValue(row[Name], out double number) ? number > 0
        : Presence is not null && row.NumberIfMeant(Presence, "0 or 1", said => said is 0 or 1) is { } one ? one > 0 : null;
}
