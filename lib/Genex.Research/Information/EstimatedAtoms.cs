using Genex.Research.Evaluation;

namespace Genex.Research.Information;

/// <summary>What two modalities of a study tell about a target, taken apart: estimated, with people as the unit.</summary>
/// <param name="Participants">N.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Redundant">What either tells.</param>
/// <param name="UniqueFirst">What the first alone tells.</param>
/// <param name="UniqueSecond">What the second alone tells.</param>
/// <param name="Synergistic">What only both together tell.</param>
/// <param name="Gain">What both tell beyond the better one: what fusion can win at most.</param>
/// <remarks>
/// The atoms are those of symbols (<see cref="SourceSymbols"/>): what cheap models find with this many people, coarsely put. That is a lower bound of what
/// there is. Bias is estimated by shifting each participant's target in time by a random number of rows, round the end, which keeps how slowly everything
/// changes and removes every relation; the interval resamples participants, centred on the estimate.
/// </remarks>
public sealed record EstimatedAtoms(int Participants, int Rows, EstimatedAtom Redundant, EstimatedAtom UniqueFirst, EstimatedAtom UniqueSecond,
    EstimatedAtom Synergistic, EstimatedAtom Gain)
{
    private const double Level = 0.95;

    /// <summary>The four atoms as numbers.</summary>
    public InformationAtoms Bits => new(Redundant.Bits, UniqueFirst.Bits, UniqueSecond.Bits, Synergistic.Bits);

    /// <summary>The four atoms: redundant, unique to the first, unique to the second, synergistic.</summary>
    public IReadOnlyList<EstimatedAtom> Atoms => [Redundant, UniqueFirst, UniqueSecond, Synergistic];

    /// <summary>Estimates the atoms.</summary>
    /// <param name="sources">Two modalities and a target.</param>
    /// <param name="seed">Of shifts and resamples.</param>
    /// <param name="shifts">Studies with a moved target; at least 20. Default 100.</param>
    /// <param name="resamples">Of participants; at least 100. Default 200.</param>
    /// <param name="cancellation">Stops between models and between studies.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static EstimatedAtoms Of(PairedSources sources, int seed, int shifts = 100, int resamples = 200, CancellationToken cancellation = default) =>
        Of(SourceSymbols.Of(sources, cancellation: cancellation), seed, shifts, resamples, cancellation);

    /// <summary>Estimates the atoms of symbols.</summary>
    /// <param name="symbols">Two modalities as symbols, and a target.</param>
    /// <param name="seed">Of shifts and resamples.</param>
    /// <param name="shifts">Studies with a moved target; at least 20. Default 100.</param>
    /// <param name="resamples">Of participants; at least 100. Default 200.</param>
    /// <param name="cancellation">Stops between studies.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static EstimatedAtoms Of(SourceSymbols symbols, int seed, int shifts = 100, int resamples = 200, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        ArgumentOutOfRangeException.ThrowIfLessThan(shifts, 20);
        PairedSources sources = symbols.Sources;
        int[][] people = [.. Enumerable.Range(0, sources.People)
            .Select(person => Enumerable.Range(0, sources.Count).Where(row => sources.ParticipantOf[row] == person).ToArray())];
        double[] plain = Values(Joined([.. people.Select(rows => Counts(symbols, rows, 0))]));

        SeededRandom random = new(seed, -1, "shifts in time");
        double[][] moved = [.. Enumerable.Range(0, shifts).Select(_ =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Values(Joined([.. people.Select(rows => Counts(symbols, rows, rows.Length < 2 ? 0 : 1 + random.Below(rows.Length - 1)))]));
        })];
        double[] bias = [.. plain.Select((_, atom) => moved.Average(values => values[atom]))];

        double[][]? drawn = people.Length < ParticipantInterval.SmallestBootstrap ? null : Resampled(symbols, people, seed, resamples, cancellation);
        EstimatedAtom[] atoms = [.. plain.Select((value, atom) => new EstimatedAtom(
            value - bias[atom], bias[atom], drawn is null ? null : Interval(value - bias[atom], [.. drawn.Select(values => values[atom])], people.Length),
            (1.0 + moved.Count(values => values[atom] >= value)) / (1.0 + shifts)))];
        return new(people.Length, sources.Count, atoms[0], atoms[1], atoms[2], atoms[3], atoms[4]);
    }

    private static double[][] Resampled(SourceSymbols symbols, int[][] people, int seed, int resamples, CancellationToken cancellation)
    {
        double[][,,] counts = [.. people.Select(rows => Counts(symbols, rows, 0))];
        List<double[]> drawn = [];
        ParticipantBootstrap.Scores(counts, some =>
        {
            cancellation.ThrowIfCancellationRequested();
            drawn.Add(Values(Joined(some)));
            return 0;
        }, resamples, new Random(seed));
        return [.. drawn];
    }

    // Resampled people repeat rows, which adds a bias of its own: the spread of the resamples is put around the estimate.
    private static ParticipantInterval Interval(double estimate, double[] drawn, int people)
    {
        double[] sorted = [.. drawn.Order()];
        double middle = sorted.Average(), tail = ParticipantBootstrap.ExpandedTail(people, Level);
        return new(estimate, Math.Min(estimate, estimate + Moments.Quantile(sorted, tail) - middle),
            Math.Max(estimate, estimate + Moments.Quantile(sorted, 1 - tail) - middle), Level, IntervalMethod.ParticipantBootstrap, people);
    }

    private static double[] Values(double[,,] counts)
    {
        InformationAtoms atoms = PartialInformation.Of(new(counts));
        return [.. atoms.All, atoms.Gain];
    }

    private static double[,,] Counts(SourceSymbols symbols, int[] rows, int shift)
    {
        double[,,] counts = new double[2, SourceSymbols.Count, SourceSymbols.Count];
        for (int place = 0; place < rows.Length; place++)
        {
            int target = symbols.Sources.Target[rows[(place + shift) % rows.Length]] ? 1 : 0;
            counts[target, symbols.First[rows[place]], symbols.Second[rows[place]]]++;
        }

        return counts;
    }

    private static double[,,] Joined(IReadOnlyList<double[,,]> tables)
    {
        double[,,] sum = new double[2, SourceSymbols.Count, SourceSymbols.Count];
        for (int target = 0; target < 2; target++)
        {
            for (int first = 0; first < SourceSymbols.Count; first++)
            {
                for (int second = 0; second < SourceSymbols.Count; second++) sum[target, first, second] = tables.Sum(table => table[target, first, second]);
            }
        }

        return sum;
    }
}
