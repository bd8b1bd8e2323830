namespace Genex.Research.Experiments;

/// <summary>Draws of people that were tried with every size: on those, sizes can be compared, since a larger study of a draw begins with the people of the
/// smaller one.</summary>
internal static class WholeDraws
{
    /// <summary>Seeds, rising; those of all draws where none has every size.</summary>
    /// <param name="trials">Seed of the draw, and how many people, or seconds of each.</param>
    public static IReadOnlyList<int> Of(IEnumerable<(int Seed, int Amount)> trials)
    {
        IGrouping<int, int>[] draws = [.. trials.GroupBy(trial => trial.Seed, trial => trial.Amount).OrderBy(draw => draw.Key)];
        int sizes = draws.SelectMany(draw => draw).Distinct().Count();
        int[] whole = [.. draws.Where(draw => draw.Distinct().Count() == sizes).Select(draw => draw.Key)];
        return whole.Length > 0 ? whole : [.. draws.Select(draw => draw.Key)];
    }
}
