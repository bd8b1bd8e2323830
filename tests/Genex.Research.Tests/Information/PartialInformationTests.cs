using Genex.Research.Information;

namespace Genex.Research.Tests.Information;

public class PartialInformationTests
{
    private static readonly double DitDiffRedundant = 0.12255624891826589, DitDiffUnique = 0.18872187554086706;
    private static readonly double DitAndRedundant = 0.31127812445913305;

    /// <summary>Outcomes as "first second target" with equal weights, or with the given ones; the atoms redundant, unique, unique, synergistic.</summary>
    /// <remarks>Bertschinger et al. 2014, table 1 and section 4 (RDN, UNQ, XOR, AND, RDNXOR, COPY); AND and "diff" to the digit as in dit's tests
    /// (tests/pid/test_ibroja.py, whose distributions lie in dit/pid/distributions/bivariate.py). The sources of SUM and of "reduced OR" have the same joint
    /// distribution with the target, and so nothing unique (lemma 6): what each tells is redundant, by pencil.</remarks>
    public static TheoryData<string, string, double[]?, double[]> Published => new()
    {
        { "RDN", "000 111", null, [1, 0, 0, 0] },
        { "XOR", "000 011 101 110", null, [0, 0, 0, 1] },
        { "UNQ of the second", "000 011 100 111", null, [0, 0, 1, 0] },
        { "UNQ of both (COPY of independent bits)", "000 011 102 113", null, [0, 1, 1, 0] },
        { "COPY of one bit seen twice", "000 113", null, [1, 0, 0, 0] },
        { "AND", "000 010 100 111", null, [DitAndRedundant, 0, 0, 0.5] },
        { "SUM", "000 011 101 112", null, [0.5, 0, 0, 1] },
        { "RDNXOR", "000 011 101 110 222 233 323 332", null, [1, 0, 0, 1] },
        { "diff", "000 001 010 101", null, [DitDiffRedundant, DitDiffUnique, DitDiffUnique, 0] },
        { "reduced OR", "000 011 101", [0.5, 0.25, 0.25], [DitAndRedundant, 0, 0, 1 - DitAndRedundant] },
        { "independent", "000 001 010 011 100 101 110 111", null, [0, 0, 0, 0] },
        { "correlated sources that tell nothing", "000 001 110 111", null, [0, 0, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public void Textbook_distributions_have_the_published_atoms(string name, string outcomes, double[]? weights, double[] expected)
    {
        (InformationAtoms atoms, double gap) = PartialInformation.Certified(Distribution(outcomes, weights));
        foreach ((double value, double should) in atoms.All.Zip(expected))
            Assert.True(Math.Abs(value - should) < 1e-6, $"{name}: {string.Join(", ", atoms.All)}; expected {string.Join(", ", expected)}");
        Assert.InRange(gap, 0, 1e-7);
    }

    [Fact]
    public void Atoms_are_not_negative_add_up_and_follow_the_sources_order()
    {
        var random = new SeededRandom(11);
        for (int turn = 0; turn < 60; turn++)
        {
            JointDistribution joint = Random(random, 2 + random.Below(2), 1 + random.Below(4), 1 + random.Below(4), empty: 0.3);
            (InformationAtoms atoms, double gap) = PartialInformation.Certified(joint);
            InformationAtoms other = PartialInformation.Of(Swapped(joint));
            Assert.InRange(gap, 0, 1e-7);
            Assert.All(atoms.All, value => Assert.True(value >= 0));
            Assert.Equal(Entropies.Mutual(joint.WithBoth), atoms.Total, 9);
            Assert.Equal(Entropies.Mutual(joint.WithFirst), atoms.OfFirst, 9);
            Assert.Equal(Entropies.Mutual(joint.WithSecond), atoms.OfSecond, 9);
            Assert.Equal(atoms.UniqueFirst, other.UniqueSecond, 6);
            Assert.Equal(atoms.Synergistic, other.Synergistic, 6);
        }
    }

    [Fact]
    public void The_program_finds_what_a_fine_grid_finds()
    {
        var random = new SeededRandom(12);
        for (int turn = 0; turn < 12; turn++)
        {
            JointDistribution joint = Random(random, 2, 2, 2, empty: 0);
            Assert.InRange(PartialInformation.Of(joint).Synergistic, SlowSynergy(joint) - 1e-6, SlowSynergy(joint) + 1e-5);
        }
    }

    [Fact]
    public void Larger_alphabets_are_solved_to_the_same_accuracy()
    {
        var random = new SeededRandom(13);
        foreach ((int targets, int sources) in new[] { (2, 8), (4, 6), (2, 16) })
        {
            (_, double gap) = PartialInformation.Certified(Random(random, targets, sources, sources, empty: 0.5));
            Assert.InRange(gap, 0, 1e-7);
        }
    }

    // Blackwell: a source that is a noisy copy of the other has nothing of its own.
    [Fact]
    public void A_noisy_copy_of_the_other_source_has_nothing_unique()
    {
        double[,,] weights = new double[2, 2, 2];
        foreach (int target in new[] { 0, 1 })
        {
            foreach (int first in new[] { 0, 1 })
            {
                foreach (int second in new[] { 0, 1 }) weights[target, first, second] = (first == target ? 0.9 : 0.1) * (second == first ? 0.8 : 0.2);
            }
        }

        InformationAtoms atoms = PartialInformation.Of(new(weights));
        Assert.Equal(0, atoms.UniqueSecond, 6);
        Assert.Equal(0, atoms.Synergistic, 6);
        Assert.True(atoms.UniqueFirst > 0.1);
    }

    [Fact]
    public void Weights_that_are_no_distribution_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new JointDistribution(new double[2, 2, 2]));
        Assert.Throws<ArgumentException>(() => new JointDistribution(new double[,,] { { { -1, 2 } } }));
        Assert.Throws<ArgumentException>(() => new JointDistribution(new double[,,] { { { double.NaN, 2 } } }));
    }

    /// <summary>All distributions with two binary sources and a binary target that share the marginals have one free number per value of the target: a grid of
    /// both, refined around its best point.</summary>
    private static double SlowSynergy(JointDistribution joint)
    {
        (double Low, double High)[] range = [.. Enumerable.Range(0, 2).Select(target => (
            -Math.Min(joint[target, 0, 0], joint[target, 1, 1]), Math.Min(joint[target, 0, 1], joint[target, 1, 0])))];
        (double Low, double High)[] searched = [.. range];
        (double least, double[] best) = (double.PositiveInfinity, [0, 0]);
        for (int round = 0; round < 12; round++)
        {
            foreach ((int i, int j) in from i in Enumerable.Range(0, 21) from j in Enumerable.Range(0, 21) select (i, j))
            {
                double[] at = [.. new[] { i, j }.Select((step, target) =>
                    searched[target].Low + (step / 20.0 * (searched[target].High - searched[target].Low)))];
                double found = Entropies.Mutual(Moved(joint, at).WithBoth);
                if (found < least) (least, best) = (found, at);
            }

            searched = [.. range.Select((whole, target) =>
            {
                double reach = (searched[target].High - searched[target].Low) / 5;
                return (Math.Max(whole.Low, best[target] - reach), Math.Min(whole.High, best[target] + reach));
            })];
        }

        return Entropies.Mutual(joint.WithBoth) - least;
    }

    private static JointDistribution Moved(JointDistribution joint, double[] along)
    {
        double[,,] moved = new double[2, 2, 2];
        for (int target = 0; target < 2; target++)
        {
            for (int first = 0; first < 2; first++)
            {
                for (int second = 0; second < 2; second++)
                    moved[target, first, second] = Math.Max(0, joint[target, first, second] + (first == second ? along[target] : -along[target]));
            }
        }

        return new(moved);
    }

    private static JointDistribution Distribution(string outcomes, double[]? weights)
    {
        double[,,] table = new double[4, 4, 4];
        string[] each = outcomes.Split(' ');
        for (int place = 0; place < each.Length; place++)
            table[each[place][2] - '0', each[place][0] - '0', each[place][1] - '0'] = weights?[place] ?? 1;
        return new(table);
    }

    private static JointDistribution Swapped(JointDistribution joint)
    {
        double[,,] swapped = new double[joint.Targets, joint.Seconds, joint.Firsts];
        for (int target = 0; target < joint.Targets; target++)
        {
            for (int first = 0; first < joint.Firsts; first++)
            {
                for (int second = 0; second < joint.Seconds; second++) swapped[target, second, first] = joint[target, first, second];
            }
        }

        return new(swapped);
    }

    private static JointDistribution Random(SeededRandom random, int targets, int firsts, int seconds, double empty)
    {
        double[,,] table = new double[targets, firsts, seconds];
        table[0, 0, 0] = 0.1;
        for (int target = 0; target < targets; target++)
        {
            for (int first = 0; first < firsts; first++)
            {
                for (int second = 0; second < seconds; second++)
                    table[target, first, second] += random.NextDouble() < empty ? 0 : -Math.Log(1 - random.NextDouble());
            }
        }

        return new(table);
    }
}
