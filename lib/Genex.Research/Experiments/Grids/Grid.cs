using System.Collections.Concurrent;

namespace Genex.Research.Experiments;

/// <summary>Worlds x people x noise x seeds x models: what a plan's cells were found to hold.</summary>
/// <example><code>
/// Grid grid = Grid.Of(new GridPlan { People = [8, 16], Errors = [0.15] });
/// grid.Scores()
/// </code></example>
/// <param name="Plan">What was gone through.</param>
/// <param name="Cells">In the plan's order.</param>
/// <param name="Computed">How many of them were computed now; the others had been before.</param>
public sealed record Grid(GridPlan Plan, IReadOnlyList<CellScore> Cells, int Computed)
{
    private IReadOnlyList<GridClaim>? claims;

    /// <summary>Goes through a plan: cells that are kept are read, the others computed on all cores and kept.</summary>
    /// <param name="plan">Which cells.</param>
    /// <param name="store">Where cells are kept; null takes <see cref="GridStore.Default"/>.</param>
    /// <param name="progress">Told after every cell, from several threads.</param>
    /// <param name="cancellation">Stops between two trainings; what was computed is kept, and the same call goes on from there.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Grid Of(GridPlan plan, GridStore? store = null, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        store ??= GridStore.Default;
        CancellationToken token = CellToken.Or(cancellation);
        IReadOnlyList<GridCell> cells = plan.Cells;
        CellScore?[] scores = [.. cells.Select(store.Find)];
        // The largest first: no core is left alone with one at the end.
        int[] missing = [.. Enumerable.Range(0, cells.Count).Where(place => scores[place] is null).OrderByDescending(place => cells[place].People)];
        int done = 0;
        var options = new ParallelOptions { CancellationToken = token, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.ForEach(Partitioner.Create(missing, EnumerablePartitionerOptions.NoBuffering), options, place =>
        {
            CellScore score = cells[place].Compute(token);
            store.Keep(score);
            scores[place] = score;
            progress?.Report(new Progress("computing cells", Interlocked.Increment(ref done), missing.Length, "cells"));
        });
        return new(plan, [.. scores.Select(static score => score!)], missing.Length);
    }

    /// <summary>What each drawn study led to claim of each model that fuses.</summary>
    public IReadOnlyList<GridClaim> Claims => claims ??= Judged();

    /// <summary>One row per world, number of people, noise and model that fuses: means and rates over seeds.</summary>
    public IReadOnlyList<GridRow> Rows => [.. Claims.GroupBy(static claim => claim.Cell with { Seed = 0 }).Select(static some => GridRow.Of([.. some]))];

    /// <summary>How many studies were drawn: one for each world, number of people, noise and seed.</summary>
    public int Studies => Cells.Select(static score => score.Cell with { Model = "" }).Distinct().Count();

    private GridClaim[] Judged()
    {
        Dictionary<GridCell, CellScore> found = Cells.ToDictionary(static score => score.Cell);
        return [.. Cells.Where(static score => GridModel.Find(score.Cell.Model).Fuses).AsParallel().AsOrdered().Select(score => GridClaim.Of(
            score, found[score.Cell with { Model = GridModel.Video.Id }], found[score.Cell with { Model = GridModel.Signals.Id }],
            score.Cell.Voice ? found[score.Cell with { Model = GridModel.Voice.Id }] : null))];
    }
}
