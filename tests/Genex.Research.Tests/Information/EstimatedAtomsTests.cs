using Genex.Research.Experiments;
using Genex.Research.Information;

namespace Genex.Research.Tests.Information;

public class EstimatedAtomsTests
{
    public static TheoryData<string> Worlds => [.. InformationWorld.All.Select(world => world.Id)];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void With_64_people_the_atoms_lie_within_a_twentieth_of_a_bit_of_the_truth(string id)
    {
        var world = InformationWorld.Find(id);
        foreach (double error in new[] { 0.05, 0.3 })
        {
            InformationAtoms truth = world.Truth(error);
            EstimatedAtoms found = EstimatedAtoms.Of(world.Draw(64, 60, error, 1), seed: 1, shifts: 20, resamples: 100);
            Assert.True(found.Bits.All.Zip(truth.All).All(pair => Math.Abs(pair.First - pair.Second) <= 0.05),
                Invariant($"{id}, error {error}: found {string.Join(", ", found.Bits.All)}; true {string.Join(", ", truth.All)}"));
        }
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void With_16_people_the_largest_atom_is_the_true_one_and_nothing_is_nothing(string id)
    {
        var world = InformationWorld.Find(id);
        InformationAtoms truth = world.Truth(0.15);
        EstimatedAtoms found = EstimatedAtoms.Of(world.Draw(16, 60, 0.15, 2), seed: 1, shifts: 20, resamples: 100);
        string said = $"{id}: found {string.Join(", ", found.Bits.All)}; true {string.Join(", ", truth.All)}";
        if (world == InformationWorld.Nothing) Assert.True(found.Atoms.All(atom => !atom.IsShown), said);
        else Assert.True(Order(truth)[0] == Order(found.Bits)[0] && found.Atoms[Order(truth)[0]].IsShown, said);
        // Atoms that truly differ lie in the true order.
        for (int one = 0; one < 4; one++)
        {
            for (int other = 0; other < 4; other++)
                if (truth.All[one] > truth.All[other] + 1e-9) Assert.True(found.Bits.All[one] > found.Bits.All[other], said);
        }

        static int[] Order(InformationAtoms atoms) => [.. Enumerable.Range(0, 4).OrderByDescending(place => atoms.All[place])];
    }

    [Fact]
    public void Few_people_have_no_interval_and_equal_seeds_give_equal_estimates()
    {
        PairedSources study = InformationWorld.Redundant.Draw(6, 40, 0.1, 3);
        EstimatedAtoms one = EstimatedAtoms.Of(study, seed: 4, shifts: 20), again = EstimatedAtoms.Of(study, seed: 4, shifts: 20);
        Assert.Null(one.Redundant.Interval);
        Assert.Equal(one, again);
    }
}
