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
/// there is. What both tell together is that of the symbols, or of finer parts along the pair of directions that cross where those tell more: both are lower
/// bounds, and what is added is synergy. Bias is estimated by shifting each participant's target in time by a random number of rows, round the end, which
/// keeps how slowly everything changes and removes every relation; the interval resamples participants, centred on the estimate.
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
        Tables plainTables = Tables.Together([.. people.Select(rows => Tables.Of(symbols, rows, 0))]);

        SeededRandom random = new(seed, -1, "shifts in time");
        Tables[] movedTables = [.. Enumerable.Range(0, shifts).Select(_ => Tables.Together(
            [.. people.Select(rows => Tables.Of(symbols, rows, rows.Length < 2 ? 0 : 1 + random.Below(rows.Length - 1)))]))];
        double lead = movedTables.Average(static tables => tables.Lead); // of the finer parts where there is nothing to tell
        double[] plain = Values(plainTables, lead);
        double[][] moved = [.. movedTables.Select(tables =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Values(tables, lead);
        })];
        double[] bias = [.. plain.Select((_, atom) => moved.Average(values => values[atom]))];

        double[][]? drawn = people.Length < ParticipantInterval.SmallestBootstrap ? null : Resampled(symbols, people, lead, seed, resamples, cancellation);
        EstimatedAtom[] atoms = [.. plain.Select((value, atom) => new EstimatedAtom(
            value - bias[atom], bias[atom], drawn is null ? null : Interval(value - bias[atom], [.. drawn.Select(values => values[atom])], people.Length),
            (1.0 + moved.Count(values => values[atom] >= value)) / (1.0 + shifts)))];
        return new(people.Length, sources.Count, atoms[0], atoms[1], atoms[2], atoms[3], atoms[4]);
    }

    private static double[][] Resampled(SourceSymbols symbols, int[][] people, double lead, int seed, int resamples, CancellationToken cancellation)
    {
        Tables[] counts = [.. people.Select(rows => Tables.Of(symbols, rows, 0))];
        List<double[]> drawn = [];
        ParticipantBootstrap.Scores(counts, some =>
        {
            cancellation.ThrowIfCancellationRequested();
            drawn.Add(Values(Tables.Together(some), lead));
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

    private static double[] Values(Tables tables, double lead)
    {
        InformationAtoms atoms = PartialInformation.Of(new(tables.Coarse));
        double further = Math.Max(0, tables.Lead - lead);
        return [atoms.Redundant, atoms.UniqueFirst, atoms.UniqueSecond, atoms.Synergistic + further, atoms.Gain + further];
    }

    /// <summary>How often each target came with each pair of symbols, and of finer parts.</summary>
    private sealed record Tables(double[,,] Coarse, double[,,] Fine)
    {
        /// <summary>Bits that the finer parts tell together beyond the symbols.</summary>
        public double Lead => Entropies.Mutual(new JointDistribution(Fine).WithBoth) - Entropies.Mutual(new JointDistribution(Coarse).WithBoth);

        /// <summary>Of one participant, whose target may be moved in time.</summary>
        public static Tables Of(SourceSymbols symbols, int[] rows, int shift)
        {
            Tables counts = new(Empty(SourceSymbols.Count), Empty(SourceSymbols.FineParts));
            for (int place = 0; place < rows.Length; place++)
            {
                int target = symbols.Sources.Target[rows[(place + shift) % rows.Length]] ? 1 : 0, row = rows[place];
                counts.Coarse[target, symbols.First[row], symbols.Second[row]]++;
                counts.Fine[target, symbols.FineFirst[row], symbols.FineSecond[row]]++;
            }

            return counts;
        }

        /// <summary>Of several participants.</summary>
        public static Tables Together(IReadOnlyList<Tables> each) =>
            new(Sum([.. each.Select(static one => one.Coarse)]), Sum([.. each.Select(static one => one.Fine)]));

        private static double[,,] Empty(int symbols) => new double[2, symbols, symbols];

        private static double[,,] Sum(IReadOnlyList<double[,,]> tables)
        {
            int symbols = tables[0].GetLength(1);
            double[,,] sum = Empty(symbols);
            for (int target = 0; target < 2; target++)
            {
                for (int first = 0; first < symbols; first++)
                {
                    for (int second = 0; second < symbols; second++) sum[target, first, second] = tables.Sum(table => table[target, first, second]);
                }
            }

            return sum;
        }
    }
}
