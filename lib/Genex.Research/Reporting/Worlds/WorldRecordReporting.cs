using Genex.Research.Evaluation;
using Genex.Research.Experiments;
using Genex.Research.Recordings;

namespace Genex.Research.Reporting;

/// <summary>What a record of worlds shows: how scores rise with people, and where models look.</summary>
public static class WorldRecordReporting
{
    private const string Said = "mean over people, 95 % interval";

    // Room for the first and the last marker.
    private const double Beside = 1.1;
    private const int FewPanels = 4, PanelHeight = 300, Tallest = 1400;

    /// <summary>Area under the ROC curve by number of people, for every model that was tried with several numbers of them, on the draws of people that have
    /// every size.</summary>
    /// <param name="record">With trials of several sizes.</param>
    /// <param name="world">Which world. Default the record's first.</param>
    /// <param name="predictors">Names of the models and baselines to show, in this order. Default every model.</param>
    /// <exception cref="ArgumentException">No model was tried with two sizes.</exception>
    public static Figure PeopleCurve(this WorldRecord record, string? world = null, params string[] predictors)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(predictors);
        world ??= record.Trials[0].World;
        (string Name, (int Size, WorldScore Score)[] Sizes, IReadOnlyList<int> Draws)[] drawn =
            [.. Names(record, world, predictors).Select(name => (name, Sizes(record, world, name), Taken(record, world, name)))
                .Where(one => one.Item2.Length > 1)];
        if (drawn.Length == 0) throw new ArgumentException($"No model was tried with two numbers of people in the world \"{world}\".", nameof(world));
        int columns = Math.Min(drawn.Length <= FewPanels ? 2 : 3, drawn.Length);
        (double, double) ends = (drawn.SelectMany(same => same.Sizes).Min(one => one.Size), drawn.SelectMany(same => same.Sizes).Max(one => one.Size));
        return new Figure(
            $"How many people a model needs: {world} (simulated)",
            string.Join("; ", drawn.Select(same => $"{same.Name}: {string.Join(", ", same.Sizes.Select(one =>
                Invariant($"{Numbers.Score(one.Score.Mean)} ({Numbers.Between(one.Score.Interval)}) with {one.Size} people")))}"
                    + WorldSentences.OfDraws(same.Draws))) + ".",
            [.. drawn.Select(same => Curve(same.Name, same.Sizes, ends))])
        { Provenance = Provenance.Simulated, Columns = columns, Height = Math.Min(Tallest, PanelHeight * ((drawn.Length + columns - 1) / columns)) };
    }

    /// <summary>What models come to with more and more people, on the draws of people that have every size, and whether that lies above chance.</summary>
    /// <param name="record">With trials of the models.</param>
    /// <param name="world">Which world.</param>
    /// <param name="models">Their names. Default every model that was tried with several numbers of people.</param>
    /// <exception cref="ArgumentException">One was not tried there.</exception>
    public static Sentence SayPeople(this WorldRecord record, string world, params string[] models)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(models);
        string[] named = models.Length > 0 ? models : [.. Names(record, world, []).Where(name => Sizes(record, world, name).Length > 1)];
        return Sentence.Join(named.Select((model, place) =>
        {
            (int Size, WorldScore Score)[] sizes = Sizes(record, world, model);
            return WorldSentences.People(place == 0 ? world : null, model, [.. sizes.Select(one => (one.Size, one.Score.Mean, one.Score.Interval?.Lower))],
                sizes[^1].Score.Training, Taken(record, world, model));
        }));
    }

    /// <summary>The same as a table: a row for each model, a column for each number of people.</summary>
    /// <param name="record">With trials of several sizes.</param>
    /// <param name="world">Which world.</param>
    public static Table People(this WorldRecord record, string world)
    {
        ArgumentNullException.ThrowIfNull(record);
        string[] models = [.. Names(record, world, []).Where(name => Sizes(record, world, name).Length > 1)];
        int[] sizes = [.. models.SelectMany(name => Sizes(record, world, name)).Select(one => one.Size).Distinct().Order()];
        return new Table($"AUROC within people by number of people ({world})",
            [Column.Text("Model"), .. sizes.Select(size => Column.Text(Invariant($"{size} people"))), Column.Text("draws"),
                Column.Number("on training samples")],
            models.Select(name =>
            {
                (int Size, WorldScore Score)[] own = Sizes(record, world, name);
                return (IReadOnlyList<object?>)
                [
                    name, .. sizes.Select(size => own.FirstOrDefault(one => one.Size == size).Score is { } score
                        ? $"{Numbers.Score(score.Mean)} ({Numbers.Between(score.Interval)})" : "n/a"),
                    string.Join(", ", record.DrawsOf(world, name)), own[^1].Score.Training,
                ];
            }))
        {
            Provenance = Provenance.Simulated,
            Footnotes = ["Means over people with 95 % intervals, of the draws of people that have every size; on training samples with the most people."],
        };
    }

    /// <summary>Which models lie above chance with how many people, all of them in few sentences.</summary>
    /// <inheritdoc cref="People"/>
    public static Sentence SayAllPeople(this WorldRecord record, string world)
    {
        ArgumentNullException.ThrowIfNull(record);
        return WorldSentences.AllPeople(world,
            [.. Names(record, world, []).Select(name => (name, Sizes: Sizes(record, world, name))).Where(one => one.Sizes.Length > 1)
                .Select(one => (one.name, (IReadOnlyList<(int, double?)>)[.. one.Sizes.Select(size => (size.Size, size.Score.Interval?.Lower))],
                    one.Sizes[^1].Score.Training))]);
    }

    private static IEnumerable<string> Names(WorldRecord record, string world, string[] predictors) =>
        record.SizesOf(world).SelectMany(size => record.Of(world, size)!.Scores)
            .Where(score => score.Mean is not null && (predictors.Length == 0 ? !score.IsBaseline : predictors.Contains(score.Name)))
            .Select(score => score.Name).Distinct().OrderBy(name => Array.IndexOf(predictors, name));

    // With each number of people, on the draws that have all of them.
    private static (int Size, WorldScore Score)[] Sizes(WorldRecord record, string world, string predictor)
    {
        IReadOnlyList<int> draws = record.DrawsOf(world, predictor);
        return [.. record.SizesOf(world).Select(size => (size, Score: record.Of(world, size, draws)?.Scores.FirstOrDefault(score => score.Name == predictor)))
            .Where(one => one.Score is not null).Select(one => (one.size, one.Score!))];
    }

    // Those that are taken, where others are not; else none, since there is nothing to be said.
    private static IReadOnlyList<int> Taken(WorldRecord record, string world, string predictor)
    {
        IReadOnlyList<int> draws = record.DrawsOf(world, predictor);
        return record.Trials.Any(trial => trial.World == world && trial.Seconds.Equals(record.UsualSeconds) && !draws.Contains(trial.Seed)
            && trial.Scores.Any(score => score.Name == predictor)) ? draws : [];
    }

    /// <summary>What a notebook about models stands for: how well each does with the most people, beside the runs that the notebook makes itself.</summary>
    /// <param name="record">With trials of the models.</param>
    /// <param name="world">Which world. Default the record's first.</param>
    /// <param name="predictors">Names of models and baselines. Default every model.</param>
    /// <exception cref="ArgumentException">One was not tried there, or nothing was.</exception>
    public static KeyResults KeyResults(this WorldRecord record, string? world = null, params string[] predictors)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(predictors);
        world ??= record.Trials[0].World;
        IEnumerable<string> names = predictors.Length > 0 ? predictors : record.SizesOf(world).SelectMany(size => record.Of(world, size)!.Scores)
            .Where(score => !score.IsBaseline).Select(score => score.Name).Distinct();
        return new(names.Select(name =>
        {
            WorldResult largest = record.Largest(world, name);
            WorldScore score = largest.Scores.First(score => score.Name == name);
            int[] scored = [.. largest.DrawOf.Zip(score.PerPerson).Where(person => person.Second is not null).Select(person => person.First)];
            int people = record.SizesOf(world).Last(size => record.Of(world, size)!.Scores.Any(score => score.Name == name)), draws = scored.Distinct().Count();
            string[] notes = [.. draws > 1 ? [Invariant($"{scored.Length} people of {draws} draws")] : Array.Empty<string>(),
                .. score.Training < LearningCheck.LearntFrom ? ["undertrained"] : Array.Empty<string>(),
                .. score.Finds ? Array.Empty<string>() : ["not told from chance"]];
            return KeyResult.OverPeople(Invariant($"{name} in the record ({world}; {people} people): AUROC within people"), score.PerPerson, notes);
        }))
        { Provenance = Provenance.Simulated };
    }

    /// <summary>Which worlds the record has no trial of with so many people, recordings of the usual length.</summary>
    /// <param name="record">With trials.</param>
    /// <param name="worlds">Names of the worlds that are asked for.</param>
    /// <param name="people">How many.</param>
    public static Sentence SayUntried(this WorldRecord record, IReadOnlyCollection<string> worlds, int people)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(worlds);
        return WorldSentences.Untried(people, [.. worlds.Where(world => !record.SizesOf(world).Contains(people))]);
    }

    private static Panel Curve(string name, (int Size, WorldScore Score)[] own, (double From, double To) ends)
    {
        (int Size, WorldScore Score)[] sure = [.. own.Where(one => one.Score.Interval is not null)];
        return new Panel(
            new Axis("people") { Logarithmic = true, Minimum = ends.From / Beside, Maximum = ends.To * Beside },
            new Axis("AUROC within people") { Minimum = 0.3, Maximum = 1 },
            [
                ReferenceLine.AtY(0.5, "chance"),
                .. sure.Length < 2 ? Array.Empty<Series>() : [new BandSeries(Said, sure.Select(one => (double)one.Size),
                    sure.Select(one => one.Score.Interval!.Lower), sure.Select(one => one.Score.Interval!.Upper))],
                new LineSeries(Said, own.Select(one => (double)one.Size), own.Select(one => one.Score.Mean!.Value)) { Markers = true },
            ])
        { Title = name };
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
