using Genex.Research.Evaluation;
using Genex.Research.Experiments;

namespace Genex.Research.Reporting;

/// <summary>How much data is enough, over worlds whose truth is known: <c>grid.CurvesOverPeople()</c>, <c>grids.CurvesOverRows()</c>.</summary>
public static class LearningCurveReporting
{
    private const int Seed = 1;

    /// <summary>Scores by number of people with fitted curves, a panel per world: all models, mean over noise levels.</summary>
    public static Figure CurvesOverPeople(this Grid grid) => Chart(
        OfPeople(grid), "People", "How scores rise with people (simulated)", grid.SayCurvesOverPeople().ToString());

    /// <summary>What twice as many people are worth to the model of each world that learns most, at the middle of the sizes tried.</summary>
    public static Sentence SayCurvesOverPeople(this Grid grid) => SayBest(OfPeople(grid), "people");

    /// <summary>Whether the model of each world that learns most is saturated at the middle of the sizes tried, and what limits it.</summary>
    /// <param name="grid">Of one noise level.</param>
    /// <exception cref="ArgumentException">It has several: what can be reached differs between them.</exception>
    public static Sentence SaySaturation(this Grid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (grid.Plan.Errors is not [double error])
            throw new ArgumentException(Invariant($"The grid has {grid.Plan.Errors.Count} noise levels; expected one."), nameof(grid));
        return Sentence.Join(Bests(OfPeople(grid)).Select(best =>
        {
            (FittedCurve fitted, double middle) = Fitted(best.Studies);
            return GridSentences.Saturation(best.World.Title, best.Model.Title, middle, Measured(best.Studies, middle), fitted.Curve.At(middle),
                fitted.Worth(middle, 2 * middle).Upper, best.World.BestArea(error), error);
        }));
    }

    /// <summary>Scores by rows per person with fitted curves, a panel per world.</summary>
    /// <param name="grids">Grids that differ in their rows alone.</param>
    public static Figure CurvesOverRows(this IReadOnlyList<Grid> grids) => Chart(
        OfRows(grids), "Moments of each person", "How scores rise with labelled moments of each person (simulated)", grids.SayCurvesOverRows().ToString());

    /// <summary>What twice as many rows per person are worth.</summary>
    /// <param name="grids">Grids that differ in their rows alone.</param>
    public static Sentence SayCurvesOverRows(this IReadOnlyList<Grid> grids) => SayBest(OfRows(grids), "moments of each person");

    /// <summary>Whether twice as many people or twice as many moments of each are worth more to the model of each world that learns most from people, where the
    /// two begin with the same study.</summary>
    /// <param name="grid">Of several numbers of people.</param>
    /// <param name="grids">Of one number of people, which differ in their rows alone; one of them has the rows of the other grid.</param>
    /// <exception cref="ArgumentException">No study is in both.</exception>
    public static Sentence SayDoubles(this Grid grid, IReadOnlyList<Grid> grids)
    {
        ArgumentNullException.ThrowIfNull(grid);
        ArgumentNullException.ThrowIfNull(grids);
        if (grids.Count == 0 || grids[0].Plan.People is not [int people] || !grid.Plan.People.Contains(people)
            || grids.All(own => own.Plan.Rows != grid.Plan.Rows))
            throw new ArgumentException("The grids have no study in common; expected one number of people, and of rows, that both have.", nameof(grids));
        int rows = grid.Plan.Rows;
        (InformationWorld World, GridModel Model, (double Amount, double Score)[] Studies)[] longer = [.. Curves(OfRows(grids))];
        return Sentence.Join(Bests(OfPeople(grid)).Select(best => GridSentences.Doubles(best.World.Title, best.Model.Title, people, rows,
            FittedCurve.Of(best.Studies, Seed).Worth(people, 2 * people),
            FittedCurve.Of(longer.Single(one => one.World == best.World && one.Model == best.Model).Studies, Seed).Worth(rows, 2 * rows))));
    }

    private static double Measured((double Amount, double Score)[] studies, double amount) =>
        studies.Where(study => study.Amount.Equals(amount)).Average(study => study.Score);

    private static (CellScore Cell, double Amount)[] OfPeople(Grid grid) => [.. grid.Cells.Select(cell => (cell, (double)cell.Cell.People))];

    private static (CellScore Cell, double Amount)[] OfRows(IReadOnlyList<Grid> grids) =>
        [.. grids.SelectMany(grid => grid.Cells).Select(cell => (cell, (double)cell.Cell.Rows))];

    // Worlds in which something tells, and the models that learn in them; a study's score is the mean over noise levels.
    private static IEnumerable<(InformationWorld World, GridModel Model, (double Amount, double Score)[] Studies)> Curves(
        IEnumerable<(CellScore Cell, double Amount)> cells) =>
        from cell in cells
        group cell by (cell.Cell.Cell.World, cell.Cell.Cell.Model) into one
        let world = InformationWorld.Find(one.Key.World)
        where world.Tells
        select (world, GridModel.Find(one.Key.Model), one.GroupBy(cell => (cell.Amount, cell.Cell.Cell.Seed))
            .Select(study => (study.Key.Amount, Score: study.Average(cell => cell.Cell.Mean))).Where(study => study.Score is not null)
            .Select(study => (study.Amount, study.Score!.Value)).ToArray());

    private static Figure Chart(IReadOnlyList<(CellScore Cell, double Amount)> cells, string axis, string title, string text) => new(title, text,
    [
        .. Curves(cells).GroupBy(curve => curve.World).Select(world => new Panel(
            new Axis(axis) { Logarithmic = true }, new Axis("AUROC within people") { Minimum = 0.3, Maximum = 1 },
            [
                .. world.SelectMany(curve =>
                {
                    PowerLaw fitted = PowerLaw.Fit(curve.Studies);
                    double[] amounts = [.. curve.Studies.Select(study => study.Amount).Distinct().Order()];
                    double from = Math.Log(amounts[0]), to = Math.Log(amounts[^1]);
                    double[] along = [.. Enumerable.Range(0, 40).Select(step => Math.Exp(from + (step / 39.0 * (to - from))))];
                    return new Series[]
                    {
                        new ScatterSeries(curve.Model.Title, amounts,
                            amounts.Select(amount => curve.Studies.Where(study => study.Amount.Equals(amount)).Average(study => study.Score))),
                        new LineSeries(curve.Model.Title, along, along.Select(fitted.At)) { Markers = false },
                    };
                }),
            ])
        { Title = $"{world.Key.Title} (simulated)" }),
    ])
    { Columns = 3, Height = 560, Width = Figure.MaximumWidth, SharedX = true, Provenance = Recordings.Provenance.Simulated };

    private static Sentence SayBest(IReadOnlyList<(CellScore Cell, double Amount)> cells, string what) =>
        Sentence.Join(Bests(cells).Select(best =>
        {
            (FittedCurve fitted, double middle) = Fitted(best.Studies);
            (double gain, double lower, double upper) = fitted.Worth(middle, 2 * middle);
            return GridSentences.Curve(best.World.Title, best.Model.Title, what, middle, Measured(best.Studies, middle), fitted.Curve.At(middle), gain,
                lower, upper);
        }));

    private static IEnumerable<(InformationWorld World, GridModel Model, (double Amount, double Score)[] Studies)> Bests(
        IEnumerable<(CellScore Cell, double Amount)> cells) =>
        Curves(cells).GroupBy(curve => curve.World).Select(world => world.MaxBy(curve => curve.Studies.Average(study => study.Score)));

    // A curve, and the middle of the amounts tried.
    private static (FittedCurve Curve, double Middle) Fitted((double Amount, double Score)[] studies)
    {
        double[] amounts = [.. studies.Select(study => study.Amount).Distinct().Order()];
        return (FittedCurve.Of(studies, Seed), amounts[(amounts.Length - 1) / 2]);
    }
}
