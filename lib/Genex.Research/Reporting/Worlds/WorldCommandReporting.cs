using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>How what is shown of a record of worlds was made, and can be made again.</summary>
public static class WorldCommandReporting
{
    /// <summary>When what is shown of a record was made, and the commands that make it again.</summary>
    /// <param name="record">With trials of the worlds.</param>
    /// <param name="worlds">Which worlds.</param>
    /// <param name="predictors">Names of the models and baselines that are shown. Default every model.</param>
    /// <exception cref="ArgumentException">A world is not in the record.</exception>
    public static Sentence SayMade(this WorldRecord record, IReadOnlyCollection<string> worlds, params string[] predictors)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(worlds);
        ArgumentNullException.ThrowIfNull(predictors);
        return WorldSentences.Made(record.Date, [.. worlds.SelectMany(world => Of(record, world, predictors)).Select(Parts)]);
    }

    /// <summary>The same as a table, where many commands make what is shown.</summary>
    /// <inheritdoc cref="SayMade"/>
    public static Table Commands(this WorldRecord record, IReadOnlyCollection<string> worlds, params string[] predictors)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(worlds);
        ArgumentNullException.ThrowIfNull(predictors);
        return new("What makes the record again",
            [Column.Text("World"), Column.Text("Command"), Column.Text("also with --participants"), Column.Text("also with --seed")],
            worlds.SelectMany(world => Of(record, world, predictors).Select(command => (IReadOnlyList<object?>)
                [world, command.Line, string.Join(", ", command.OtherSizes), string.Join(", ", command.OtherSeeds)])))
        {
            Provenance = Provenance.Simulated,
            Footnotes = [$"Recorded, last on {record.Date}. A finished run is found again, one that was cut off goes on."],
        };
    }

    /// <summary>The same for what a record holds of recordings of several lengths.</summary>
    /// <param name="record">With trials of three lengths or more.</param>
    /// <param name="world">Which world.</param>
    /// <param name="predictors">Names of the models and baselines that are shown. Default every model.</param>
    public static Sentence SayMadeOverSeconds(this WorldRecord record, string world, params string[] predictors)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(predictors);
        return WorldSentences.Made(record.Date, [.. WorldCommand.OverSeconds(record, world, predictors).Select(Parts)]);
    }

    private static IReadOnlyList<WorldCommand> Of(WorldRecord record, string world, string[] predictors) => record.SizesOf(world).Count > 0
        ? WorldCommand.Of(record, world, predictors) : throw new ArgumentException($"The record has no world \"{world}\".", nameof(world));

    private static (string, IReadOnlyList<int>, IReadOnlyList<int>, IReadOnlyList<int>) Parts(WorldCommand command) =>
        (command.Line, command.OtherSizes, command.OtherSeeds, command.OtherLengths);
}
