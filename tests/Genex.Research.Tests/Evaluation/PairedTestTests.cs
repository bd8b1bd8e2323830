using FsCheck.Xunit;
using Genex.Research.Evaluation;

namespace Genex.Research.Tests.Evaluation;

public class PairedTestTests
{
    [Property(MaxTest = 50)]
    public void The_exact_sign_flip_test_counts_every_assignment_of_signs(int seed)
    {
        var random = new Random(seed);
        double[] differences = Draw(random, random.Next(1, 9), whole: random.Next(2) == 0);
        double[] all = Enumerable.Range(0, 1 << differences.Length)
            .Select(signs => Math.Abs(differences.Select((one, place) => (signs >> place & 1) == 0 ? one : -one).Sum())).ToArray();
        Tables.Near((double)all.Count(sum => sum >= all[0] - 1e-9) / all.Length, SignFlipTest.Exact(differences));
    }

    [Property(MaxTest = 50)]
    public void Wilcoxon_s_exact_distribution_counts_every_assignment_of_signs(int seed)
    {
        var random = new Random(seed);
        double[] differences = Draw(random, random.Next(1, 9), whole: false);
        double[] order = differences.OrderBy(Math.Abs).ToArray();
        double mean = order.Length * (order.Length + 1) / 4.0;
        double Distance(int signs) => Math.Abs(Enumerable.Range(0, order.Length).Where(place => (signs >> place & 1) == 0).Sum(place => place + 1) - mean);
        double observed = Math.Abs(Enumerable.Range(0, order.Length).Where(place => order[place] > 0).Sum(place => place + 1) - mean);
        int extreme = Enumerable.Range(0, 1 << order.Length).Count(signs => Distance(signs) >= observed - 1e-9);
        Tables.Near(Math.Min(1, (double)extreme / (1 << order.Length)), WilcoxonTest.P(differences));
    }

    [Property(MaxTest = 20)]
    public void Sampled_signs_come_near_all_signs(int seed)
    {
        var random = new Random(seed);
        double[] differences = Draw(random, 14, whole: false).Select(one => one + 0.3).ToArray();
        double exact = SignFlipTest.Exact(differences);
        double error = Math.Sqrt(exact * (1 - exact) / 9_999);
        Assert.InRange(SignFlipTest.Sampled(differences, seed), exact - (6 * error) - 2e-4, exact + (6 * error) + 2e-4);
        Assert.Equal(SignFlipTest.Sampled(differences, seed), SignFlipTest.Sampled(differences, seed));
    }

    [Property(MaxTest = 50)]
    public void Swapping_the_models_or_the_participants_or_the_unit_changes_no_p(int seed)
    {
        var random = new Random(seed);
        foreach (int count in new[] { 7, 25 })
        {
            double[] differences = Draw(random, count, whole: random.Next(2) == 0);
            double p = PairedTest.Of(differences, 1)!.P;
            Tables.Near(p, PairedTest.Of([.. differences.Select(one => -one)], 1)!.P, 1e-10);
            Tables.Near(p, PairedTest.Of([.. differences.OrderBy(_ => random.Next())], 1)!.P, 1e-10);
            Tables.Near(p, PairedTest.Of([.. differences.Select(one => 100 * one)], 1)!.P, 1e-10);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(13)]
    [InlineData(25)]
    public void The_smallest_p_is_reached_when_every_participant_agrees(int participants)
    {
        double[] agreeing = [.. Enumerable.Range(1, participants).Select(one => (double)one)];
        Tables.Near(Attainability.SmallestP(participants), PairedTest.Of(agreeing, 1)!.P);
    }

    [Fact]
    public void Four_participants_cannot_show_anything_and_six_can()
    {
        Assert.Equal(0.125, Attainability.SmallestP(4));
        Assert.Equal(0.03125, Attainability.SmallestP(6));
        Assert.False(Attainability.Testable(5));
        Assert.True(Attainability.Testable(6));
        Assert.False(Attainability.Testable(6, family: 2));
        Assert.Equal(6, Attainability.FewestParticipants());
        Assert.Equal(8, Attainability.FewestParticipants(family: 5));
    }

    [Theory]
    [InlineData(13, TestMethod.SignFlipExact)]
    [InlineData(14, TestMethod.SignFlipSampled)]
    [InlineData(19, TestMethod.SignFlipSampled)]
    [InlineData(20, TestMethod.Wilcoxon)]
    public void The_number_of_participants_chooses_the_test(int participants, TestMethod method) => Assert.Equal(method, PairedTest.MethodFor(participants));

    [Fact]
    public void Where_nothing_differs_p_is_1()
    {
        Assert.Equal(1, PairedTest.Of(new double[8], 1)!.P);
        Assert.Equal(1, PairedTest.Of(new double[15], 1)!.P);
        Assert.Equal(1, PairedTest.Of(new double[30], 1)!.P);
        Assert.Null(PairedTest.Of([], 1));
    }

    [Property(MaxTest = 50)]
    public void Corrections_equal_their_slow_definitions_and_never_lower_a_p(int seed)
    {
        var random = new Random(seed);
        double?[] p = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(5) == 0 ? (double?)null : random.Next(101) / 100.0)];
        (double?[] holm, double?[] hochberg) = (MultipleTesting.Holm(p), MultipleTesting.BenjaminiHochberg(p));
        for (int place = 0; place < p.Length; place++)
        {
            // Holm: rejected at a level exactly when every smaller or equal p survives its own step; the adjusted p is the lowest such level.
            Tables.Near(p[place] is { } one
                ? p.Where(other => other <= one).Max(other => Math.Min(1, other!.Value * (p.Length - p.Count(third => third < other))))
                : null, holm[place]);
            Tables.Near(p[place] is { } two
                ? p.Where(other => other >= two).Min(other => Math.Min(1, other!.Value * p.Length / p.Count(third => third <= other)))
                : null, hochberg[place]);
        }
    }

    private static double[] Draw(Random random, int count, bool whole)
        => [.. Enumerable.Range(0, count).Select(_ => whole ? random.Next(-3, 4) : (random.NextDouble() * 2) - 1)];
}
