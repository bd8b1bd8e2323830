using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Reporting;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Experiments;

/// <summary>What is said of a gain follows from its interval, whatever the numbers.</summary>
public sealed class WorldGainTests(WorldGainTests.Trained trained) : IClassFixture<WorldGainTests.Trained>
{
    private const string With = "B.1 on 5 signals", Without = "B.1";

    [Theory]
    [InlineData(0.1, 0.02, "helps")]
    [InlineData(-0.1, 0.02, "hurts")]
    [InlineData(0.0, 0.1, "no gain")]
    [InlineData(0.05, 0.3, "no gain")]
    [InlineData(0.0, 0.0, "cannot be judged")]
    public void A_gain_is_said_as_its_interval_has_it(double shift, double spread, string says)
    {
        WorldRuns world = World(shift, spread);
        Assert.Contains(says, world.SayGain(With, Without, "the second modality").Markdown, StringComparison.Ordinal);
        Assert.Equal(8, world.Shared!.FoldOf.Distinct().Count());
        Assert.Equal(spread == 0, world.Gain(With, Without).Corrected is null);
        Assert.Equal(says == "helps", world.SayGain(With, Without).Markdown.Contains("B.1 on 5 signals scores higher", StringComparison.Ordinal));
    }

    /// <summary>Table and sentences of several comparisons speak of the same tests.</summary>
    [Theory]
    [InlineData(0.1, 0.02, "higher")]
    [InlineData(-0.1, 0.02, "lower")]
    [InlineData(0.0, 0.1, "not shown")]
    [InlineData(0.0, 0.0, "cannot be judged")]
    public void Several_gains_are_one_family(double shift, double spread, string verdict)
    {
        WorldGains gains = new[] { World(shift, spread) }.Gains([(With, Without, null), (Without, With, "it")]);
        Assert.Contains("2 comparisons are adjusted together", gains.Say().Markdown, StringComparison.Ordinal);
        Table table = gains.Table();
        Assert.Equal(["nothing", With, Without, 8, verdict], [.. table.Rows[0].Take(4), table.Rows[0][^1]]);
        string better = gains.SayBetterThanEach([With], [Without]).Markdown;
        Assert.Equal(verdict == "higher", better.Contains("is shown to be better than B.1", StringComparison.Ordinal));
        Assert.Equal(verdict is "higher" or "lower", gains.SayShown().Markdown.Contains("2 show a difference", StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => gains.SayBetterThanEach([With], ["A.2"]));
        Assert.Throws<ArgumentException>(() => gains.SayBetterThanEach([], [Without]));
    }

    // The areas of both runs, person by person, where the second's are those of the first and so much more.
    private WorldRuns World(double shift, double spread)
    {
        return new(SimulatedWorld.Nothing(new SimulationSettings()),
        [
            Scored(trained.OnAll, person => 0.5 + (0.01 * person)),
            Scored(trained.OnFive, person => 0.5 + (0.01 * person) + shift + (spread * (person % 2 == 0 ? 1 : -1))),
        ]);

        static RunRecord Scored(RunRecord run, Func<int, double> area) => run with
        {
            Scores =
            [
                run.Model with
                {
                    PerParticipant = [.. run.Model.PerParticipant.Select((person, place) => person with
                    {
                        Scores = person.Scores with { RocArea = area(place) },
                    })],
                },
                .. run.Baselines,
            ],
        };
    }

    /// <summary>Two runs, trained once for every test, since what they score is replaced.</summary>
    public sealed class Trained : IDisposable
    {
        private readonly RunFolder folder = new();

        public Trained()
        {
            Experiment experiment = folder.Open(participants: 8); // with four no outcome is significant
            (OnAll, OnFive) = (Run(experiment), Run(experiment.WithSignals(SignalSet.GazeAndSkin)));

            static RunRecord Run(Experiment on) =>
                on.Run("B.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, change: settings => settings.WithEpochs(1));
        }

        public RunRecord OnAll { get; }

        public RunRecord OnFive { get; }

        public void Dispose() => folder.Dispose();
    }
}
