using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>When fusion helps, over worlds whose truth is known: <c>grid.Scores()</c>, <c>grid.Chart()</c>, <c>grid.Say()</c>.</summary>
public static class GridReporting
{
    /// <summary>One row per world, number of people, noise and model that fuses.</summary>
    public static Table Scores(this Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new Table(
            "When fusion helps: simulated worlds whose truth is known",
            [
                Column.Text("World"), Column.Number("True gain", "0.000", "bit"), Column.Number("People", "0"), Column.Number("Error", "0.00"),
                Column.Text("Model"), Column.Number("AUROC"), Column.Number("Gain", "+0.000;-0.000;0.000"), Column.Number("Studies", "0"),
                Column.Number("Better", "0"), Column.Text("Rate, 95 % interval"), Column.Number("Worse", "0"),
            ],
            grid.Rows.Select(row => (IReadOnlyList<object?>)
            [
                row.World.Title, row.TrueGain, row.People, row.Error, row.Model.Title, row.Area, row.Gain, row.Studies, row.Better,
                row.Interval is { } ends ? Invariant($"{row.Rate:0.00} ({ends.Lower:0.00} to {ends.Upper:0.00})")
                    : Invariant($"not testable with N = {row.People}"),
                row.Worse,
            ]))
        {
            Provenance = Recordings.Provenance.Simulated,
            Footnotes =
            [
                "AUROC within people, people held out in at most 8 groups; gain: minus the modality that truly tells more (video where both tell the same).",
                $"Better: studies in which fusion is shown to beat the video and the signals{(grid.Plan.Voice ? " and the voice" : "")}, each over people "
                    + "at 5 % and corrected for shared training rows.",
                "The rate is power where there is a gain, false claims where there is none; with so few people that no outcome could be shown there is none.",
            ],
        };
    }

    /// <summary>Power by number of people, a panel per world: how often "fusion is better" is claimed, over all noise levels.</summary>
    public static Figure Chart(this Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        IReadOnlyList<GridRow> rows = grid.Rows;
        IGrouping<InformationWorld, GridRow>[] worlds = [.. rows.GroupBy(row => row.World)];
        Panel[] panels = [.. worlds.Select(world => new Panel(
            new Axis("People") { Logarithmic = grid.Plan.People.Count > 1 }, Axis.Share("Called better"),
            [
                .. world.Where(row => row.Testable > 0).GroupBy(row => row.Model).Select(model =>
                {
                    (int People, int Claimed, int Studies)[] found = ByPeople(model);
                    return new LineSeries(model.Key.Title, found.Select(one => (double)one.People), found.Select(one => (double)one.Claimed / one.Studies));
                }),
                ReferenceLine.AtY(0.05, "5 %"),
            ])
        { Title = $"{world.Key.Title} (simulated)" })];
        return new Figure("How often fusion is shown to be better (simulated)", grid.Say().ToString(), panels)
        {
            Columns = 3,
            Height = 520,
            Width = Figure.MaximumWidth,
            SharedX = true,
            SharedY = true,
            Provenance = Recordings.Provenance.Simulated,
        };
    }

    /// <summary>What a model gains or loses against the best modality, by number of people, a panel per world: mean over noise levels and seeds.</summary>
    public static Figure Gains(this Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Panel[] panels = [.. grid.Rows.GroupBy(row => row.World).Select(world => new Panel(
            new Axis("People") { Logarithmic = grid.Plan.People.Count > 1 }, new Axis("Gain in AUROC"),
            [
                ReferenceLine.AtY(0, "the best modality alone"),
                .. world.GroupBy(row => row.Model).Select(model =>
                {
                    (double People, double Gain)[] points = [.. model.GroupBy(row => row.People).OrderBy(some => some.Key)
                        .Select(some => ((double)some.Key, some.Average(row => row.Gain))).Where(one => one.Item2 is not null)
                        .Select(one => (one.Item1, one.Item2!.Value))];
                    return new LineSeries(model.Key.Title, points.Select(one => one.People), points.Select(one => one.Gain));
                }),
            ])
        { Title = $"{world.Key.Title} (simulated)" })];
        return new Figure("What fusion gains over the best modality (simulated)", grid.SayGains().ToString(), panels)
        {
            Columns = 3,
            Height = 520,
            Width = Figure.MaximumWidth,
            SharedX = true,
            Provenance = Recordings.Provenance.Simulated,
        };
    }

    /// <summary>How many studies were drawn.</summary>
    public static Sentence SayDrawn(this Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return GridSentences.Drawn(grid.Studies, grid.Plan.Worlds.Count, grid.Plan.People, grid.Plan.Errors, grid.Plan.Seeds.Count);
    }

    /// <summary>How many people it took to show a true gain of fusion, and how often fusion was called better where it cannot be.</summary>
    public static Sentence Say(this Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        GridClaim[] none = [.. grid.Claims.Where(claim => !CanGain(claim))], testable = [.. none.Where(claim => claim.Testable)];
        GridCell[] studies = [.. testable.Select(Study).Distinct()];
        IGrouping<GridModel, GridRow>[] best = [.. Best(grid).Select(one => one.Best)];
        return Sentence.Join([
            GridSentences.Power(Fusing(grid), ByPeople(best.SelectMany(rows => rows))),
            GridSentences.FalseClaims(testable.Count(claim => claim.Better), testable.Length, testable.Where(claim => claim.Better).Select(Study).Distinct()
                .Count(), studies.Length, none.Length - testable.Length),
        ]);

        static GridCell Study(GridClaim claim) => claim.Cell with { Model = "" };

        static bool CanGain(GridClaim claim) =>
            claim.CanGain && (GridModel.Find(claim.Cell.Model).Crosses || InformationWorld.Find(claim.Cell.World) != InformationWorld.Synergistic);
    }

    /// <summary>A row for each world with a true gain: the model that shows it most often, and in how many studies, by number of people.</summary>
    public static Table Power(this Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return new Table(
            "How often a true gain of fusion is shown",
            [Column.Text("World"), Column.Text("Model"), .. grid.Plan.People.Select(people => Column.Text(Invariant($"{people} people")))],
            Best(grid).Select(one => (IReadOnlyList<object?>)
            [
                one.World.Title, one.Best.Key.Title,
                .. ByPeople(one.Best).Select(found => found.Studies == 0 ? "not testable" : Rate(found.Claimed, found.Studies)),
            ]))
        {
            Provenance = Recordings.Provenance.Simulated,
            Footnotes =
            [
                "Studies in which the gain is shown, of those in which it could be, with the 95 % interval of that rate.",
                .. Fusing(grid) > 1 ? [Invariant($"Of {Fusing(grid)} models the one that shows it most often: optimistic.")] : Array.Empty<string>(),
            ],
        };

        static string Rate(int claimed, int studies)
        {
            (double lower, double upper) = BinomialInterval.Of(claimed, studies);
            return Invariant($"{claimed} of {studies} ({100 * lower:0} to {100 * upper:0} %)");
        }
    }

    /// <summary>A row for each world: the models that gain most and least against the best modality alone with the fewest people, and how many models in
    /// studies of any number of people are shown to be worse.</summary>
    public static Table Extremes(this Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        int fewest = grid.Plan.People.Min();
        return new Table(
            Invariant($"What fusion gains and loses against the best modality alone, {fewest} people"),
            [
                Column.Text("World"), Column.Text("Gains most"), Column.Number("Largest gain", "+0.000;-0.000;0.000", "AUROC"), Column.Text("Gains least"),
                Column.Number("Smallest gain", "+0.000;-0.000;0.000", "AUROC"), Column.Text("Shown to be worse"),
            ],
            grid.Rows.GroupBy(row => row.World).Select(world =>
            {
                (string Model, double? Gain)[] gains = GainsOf(world, fewest);
                return (IReadOnlyList<object?>)
                [
                    world.Key.Title, gains[0].Model, gains[0].Gain, gains[^1].Model, gains[^1].Gain,
                    Invariant($"{world.Sum(row => row.Worse)} of {world.Sum(row => row.Testable)}"),
                ];
            }))
        {
            Provenance = Recordings.Provenance.Simulated,
            Footnotes = ["Shown to be worse: models in studies of any number of people that could show it; by luck about one in forty."],
        };
    }

    /// <summary>How many models in studies are shown to be worse than the modality that tells more.</summary>
    public static Sentence SayHurts(this Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return GridSentences.Hurts(grid.Rows.Sum(row => row.Worse), grid.Rows.Sum(row => row.Testable));
    }

    /// <summary>In which worlds a model gains on average with the fewest people.</summary>
    public static Sentence SayGains(this Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        int fewest = grid.Plan.People.Min();
        return GridSentences.Gains(fewest, [.. grid.Rows.GroupBy(row => row.World).Select(world =>
        {
            (string model, double? gain) = GainsOf(world, fewest)[0];
            return (world.Key.Title, model, gain);
        })]);
    }

    private static int Fusing(Grid grid) => grid.Rows.Select(row => row.Model).Distinct().Count();

    // Worlds in which something can gain, each with the rows of the model that shows it most often.
    private static IEnumerable<(InformationWorld World, IGrouping<GridModel, GridRow> Best)> Best(Grid grid) =>
        grid.Rows.Where(row => row.CanGain).GroupBy(row => row.World)
            .Select(world => (world.Key, world.GroupBy(row => row.Model).MaxBy(model => model.Sum(row => row.Better))!));

    private static (string Model, double? Gain)[] GainsOf(IEnumerable<GridRow> world, int people) => [.. world.Where(row => row.People == people)
        .GroupBy(row => row.Model).Select(model => (model.Key.Title, model.Average(row => row.Gain))).OrderByDescending(one => one.Item2)];

    private static (int People, int Claimed, int Studies)[] ByPeople(IEnumerable<GridRow> rows) => [.. rows.GroupBy(row => row.People)
        .OrderBy(some => some.Key).Select(some => (some.Key, some.Sum(row => row.Better), some.Sum(row => row.Testable)))];
}
