using Genex.Research.Experiments;
using Genex.Research.Information;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Experiments;

public class InformationWorldTests
{
    public static TheoryData<string> Worlds => [.. InformationWorld.All.Select(world => world.Id)];

    /// <summary>The integrals against what is counted in a long draw: readings cut into 24 parts, so that hardly anything is lost, and taken apart.</summary>
    [Theory]
    [MemberData(nameof(Worlds))]
    public void The_true_atoms_are_those_of_a_long_draw(string id)
    {
        var world = InformationWorld.Find(id);
        const double error = 0.1;
        double[,,] counts = Readings(world, error, moments: 400_000, parts: 12);
        InformationAtoms truth = world.Truth(error), found = PartialInformation.Of(new(counts));
        foreach ((double should, double value) in truth.All.Zip(found.All))
            Assert.True(Math.Abs(should - value) < 0.015, $"{id}: {string.Join(", ", found.All)}; expected {string.Join(", ", truth.All)}");
    }

    [Fact]
    public void A_larger_study_begins_with_the_people_of_the_smaller_one_and_equal_seeds_give_equal_studies()
    {
        PairedSources small = InformationWorld.TwoLooks.Draw(3, 10, 0.1, 7), large = InformationWorld.TwoLooks.Draw(5, 10, 0.1, 7);
        Assert.Equal(small.Target, large.Target[..30]);
        for (int row = 0; row < 30; row++)
            for (int column = 0; column < 5; column++) Assert.Equal(small.Second[row, column], large.Second[row, column]);
        Assert.NotEqual(small.Target, InformationWorld.TwoLooks.Draw(3, 10, 0.1, 8).Target);
    }

    [Fact]
    public void Only_readings_tell_and_every_direction_has_the_same_noise()
    {
        PairedSources study = InformationWorld.Nothing.Draw(200, 50, 0.1, 3);
        for (int column = 0; column < InformationWorld.VideoFeatures; column++)
        {
            double area = RocArea.Of(study.First.Column(column), study.Target)!.Value;
            Assert.InRange(area, 0.48, 0.52);
        }

        // Along the reading: 2.5^2 + 1 + 0.25; across it 1 + 0.25 in each of the others.
        double all = Enumerable.Range(0, InformationWorld.SignalFeatures).Sum(column => Square(Moments.OfPopulation(study.Second.Column(column)).Deviation));
        Assert.Equal((InformationWorld.SignalFeatures * 1.25) + 6.25, all, 0.3);
        static double Square(double value) => value * value;
    }

    /// <summary>What nobody can beat: against a formula for one reading, and against the true likelihood on a long draw of each world.</summary>
    [Theory]
    [MemberData(nameof(Worlds))]
    public void No_model_scores_more_than_the_best_area(string id)
    {
        var world = InformationWorld.Find(id);
        const double error = 0.15, a = InformationWorld.Amplitude;
        Assert.Equal(0.5, InformationWorld.Nothing.BestArea(error));
        double apart = MathNet.Numerics.Distributions.Normal.CDF(0, 1, 2 * a / Math.Sqrt(2));
        Assert.Equal((0.85 * 0.85 * apart) + (0.15 * 0.15 * (1 - apart)) + (0.85 * 0.15), InformationWorld.Redundant.BestArea(error), 1e-6);

        SeededRandom random = new(11);
        (double[] scores, bool[] truth) = (new double[40_000], new bool[40_000]);
        for (int row = 0; row < scores.Length; row++)
        {
            bool Coin(double chance) => random.NextDouble() < chance;
            truth[row] = Coin(0.5);
            (bool face, bool body) = world.States(truth[row], Coin(0.5), Coin(0.5), Coin(error), Coin(error));
            double one = (face ? a : -a) + random.Normal(), other = (body ? a : -a) + random.Normal();
            double first = 1 / (1 + Math.Exp(-2 * a * one)), second = 1 / (1 + Math.Exp(-2 * a * other)); // how likely a state is, given its reading
            scores[row] = world.Id switch
            {
                "redundant" or "unique-video" => first,
                "unique-signals" => second,
                "synergistic" => (first * (1 - second)) + (second * (1 - first)),
                "two-looks" => Odds(first) + Odds(second),
                _ => 0,
            };
        }

        Assert.Equal(RocArea.Of(scores, truth)!.Value, world.BestArea(error), 0.01);
        static double Odds(double state) => Math.Log(((1 - error) * state + error * (1 - state)) / (error * state + (1 - error) * (1 - state)));
    }

    /// <summary>A voice changes neither video nor signals, and tells where the target is in it.</summary>
    [Fact]
    public void A_voice_is_a_third_modality_of_its_own()
    {
        PairedSources without = InformationWorld.TwoLooks.Draw(3, 20, 0.1, 7), with = InformationWorld.TwoLooks.Draw(3, 20, 0.1, 7, voice: true);
        Assert.Equal(without.First, with.First);
        Assert.Equal(without.Second, with.Second);
        Assert.Equal(without.Target, with.Target);
        Assert.Null(without.Third);
        Assert.Equal(InformationWorld.VoiceFeatures, with.Third!.GetLength(1));
        Assert.Throws<ArgumentException>(() => InformationWorld.UniqueToVoice.Draw(3, 20, 0.1, 7));
        foreach (InformationWorld world in InformationWorld.WithVoice.Append(InformationWorld.TwoLooks))
        {
            PairedSources study = world.Draw(60, 50, 0.1, 3, voice: true);
            double[] strongest = [.. new[] { study.First, study.Second, study.Third! }.Select(features => Enumerable.Range(0, features.GetLength(1))
                .Max(column => Math.Abs(RocArea.Of(features.Column(column), study.Target)!.Value - 0.5)))];
            Assert.Equal(world.Id is "two-looks" or "face-and-voice", strongest[0] > 0.1);
            Assert.Equal(world.Id is "two-looks", strongest[1] > 0.1);
            Assert.Equal(world.NeedsVoice, strongest[2] > 0.1);
        }

        Assert.Equal(0, InformationWorld.UniqueToVoice.GainOf(0.1));
        Assert.Equal(InformationWorld.TwoLooks.Truth(0.1).Gain, InformationWorld.FaceAndVoice.GainOf(0.1));
        double[,] few = new double[2, 2];
        PairedSources Odd() => new(without.First, without.Second, without.Target, without.ParticipantOf) { Third = few };
        Assert.Contains("2 rows; the target has 60", Assert.Throws<ArgumentException>(Odd).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_simulator_draws_the_worlds_that_it_can()
    {
        SimulationSettings study = new() { Participants = 4 };
        Assert.Equal(["unique-video", "unique-signals", "synergistic", "nothing", "two-looks"],
            InformationWorld.All.Where(world => world.AsStudy(study) is not null).Select(world => world.Id));
        foreach (InformationWorld world in InformationWorld.All)
        {
            if (world.AsStudy(study) is not { } drawn) continue;
            InformationAtoms truth = world.Truth(0.1);
            Assert.Equal(drawn.Face, truth.OfFirst > 0 || world.Id == "synergistic"); // there each shows a half, which tells nothing
            Assert.Equal(drawn.Signals, truth.OfSecond > 0 || world.Id == "synergistic");
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(0.6)]
    public void An_error_is_at_most_a_coin(double error) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => InformationWorld.Redundant.Draw(2, 10, error, 1));

    [Fact]
    public void A_world_that_is_not_there_is_named_with_those_that_are() =>
        Assert.Contains("two-looks", Assert.Throws<ArgumentException>(() => InformationWorld.Find("redundent")).Message);

    // Readings without the features around them.
    private static double[,,] Readings(InformationWorld world, double error, int moments, int parts)
    {
        SeededRandom random = new(5, 0, "readings");
        double[,,] counts = new double[2, parts, parts];
        bool shared = world == InformationWorld.Redundant;
        double deviation = Math.Sqrt(1 + (InformationWorld.PersonDeviation * InformationWorld.PersonDeviation));
        for (int moment = 0; moment < moments; moment++)
        {
            bool target = random.NextDouble() < 0.5;
            (bool face, bool body) = world.States(target, random.NextDouble() < 0.5, random.NextDouble() < 0.5, random.NextDouble() < error,
                random.NextDouble() < error);
            double one = Reading(face), other = shared ? one : Reading(body);
            counts[target ? 1 : 0, Part(one), Part(other)]++;
        }

        return counts;

        double Reading(bool state) => (state ? InformationWorld.Amplitude : -InformationWorld.Amplitude) + (deviation * random.Normal());
        int Part(double reading) => (int)Math.Clamp((reading / 0.6) + (parts / 2.0), 0, parts - 1);
    }
}
