using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>What a record of worlds shows: how scores rise with people, and where models look.</summary>
public static class WorldRecordReporting
{
    private const string Said = "mean over people, 95 % interval";

    /// <summary>Area under the ROC curve of every model by number of people, in one world.</summary>
    /// <param name="record">With trials of several sizes.</param>
    /// <param name="world">Which world.</param>
    /// <param name="names">Models to draw; none draws all.</param>
    public static Figure PeopleCurve(this WorldRecord record, string world, params string[] names)
    {
        IReadOnlyList<int> sizes = record.SizesOf(world);
        WorldResult[] results = [.. sizes.Select(size => record.Of(world, size)!)];
        string[] drawn = names.Length > 0 ? names
            : [.. results.SelectMany(result => result.Scores).Where(score => !score.IsBaseline).Select(score => score.Name).Distinct()];
        (int Size, WorldScore Score)[] Of(string name) => [.. results.SelectMany((result, at) => result.Scores.Where(score => score.Name == name && score.Mean is not null)
            .Select(score => (sizes[at], score)))];
        return new Figure(
            $"How many people a model needs: {world} (simulated)",
            string.Join("; ", drawn.Select(name => $"{name}: {string.Join(", ", Of(name).Select(one =>
                Invariant($"{Numbers.Score(one.Score.Mean)} ({Numbers.Between(one.Score.Interval)}) with {one.Size} people")))}")) + ".",
            [.. drawn.Select(name => Curve(name, Of(name)))])
        { Provenance = Provenance.Simulated };
    }

    private static Panel Curve(string name, (int Size, WorldScore Score)[] own)
    {
        (int Size, WorldScore Score)[] sure = [.. own.Where(one => one.Score.Interval is not null)];
        return new Panel(new Axis("people") { Logarithmic = true }, new Axis("AUROC within people") { Minimum = 0.3, Maximum = 1 },
        [
            ReferenceLine.AtY(0.5, "chance"),
            .. sure.Length < 2 ? Array.Empty<Series>() : [new BandSeries(Said, sure.Select(one => (double)one.Size),
                sure.Select(one => one.Score.Interval!.Lower), sure.Select(one => one.Score.Interval!.Upper))],
            new LineSeries(Said, own.Select(one => (double)one.Size), own.Select(one => one.Score.Mean!.Value)) { Markers = true },
        ]) { Title = name };
    }

    /// <summary>How much of each model's maps lies where the expression is.</summary>
    public static Table Places(this WorldResult world) => new(
        $"Where models look, against the known place of the expression ({world.Name})",
        [Column.Text("Model"), Column.Text("Maps"), Column.Number("on the expression"), Column.Number("its area"), Column.Number("difference"),
            Column.Text("95 % interval"), Column.Number("people", "0")],
        Looking(world).Select(one => (IReadOnlyList<object?>)
        [
            one.Score.Name, one.Map.Kind, one.Map.Share, one.Map.Area, one.Map.PerPerson.Average(), Numbers.Between(one.Interval), one.Map.PerPerson.Count,
        ]))
    {
        Provenance = Provenance.Simulated,
        Footnotes =
        [
            "On the expression: share of the maps' weight on the pixels that differ when the same frame is drawn with the face at rest. Its area: what a "
                + "uniform map would have. Frames of people whom the model was not trained on.",
        ],
    };

    /// <inheritdoc cref="Places"/>
    public static Sentence SayPlaces(this WorldResult world) => Sentence.Join(Looking(world).Select(one => WorldSentences.Looks(
        one.Score.Name, one.Map.Kind, one.Map.Share, one.Map.Area, one.Interval?.Lower, one.Interval?.Upper)));

    private static IEnumerable<(WorldScore Score, MapPlace Map, ParticipantInterval? Interval)> Looking(WorldResult world) =>
        world.Scores.Where(score => score.Map is not null).Select(score =>
            (score, score.Map!, ParticipantInterval.Of([.. score.Map!.PerPerson.OfType<double>()], seed: 1)));
}
