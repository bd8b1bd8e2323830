using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Reporting;
using Genex.Research.Simulation;
using Genex.Research.Tests.Datasets;

namespace Genex.Research.Tests.Experiments;

/// <summary>Looking back pays where the state stays and the noise is new at each moment, and only there.</summary>
public sealed class OverTimeTests : IDisposable
{
    private const int People = 8, Moments = 60;

    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_model_over_time_is_better_where_the_state_stays_and_not_where_it_does_not()
    {
        OverTime slow = Trained(stays: 0.93), fast = Trained(stays: 0.5);
        Assert.InRange(Gain(slow), 0.05, 0.4);
        Assert.InRange(Gain(fast), -0.2, 0.03);
        Assert.True(OverTime.Areas(slow.Smoothed).Average() > OverTime.Areas(slow.Frame.Model).Average());
        Assert.True(OverTime.Areas(fast.Smoothed).Average() < OverTime.Areas(fast.Frame.Model).Average());
        Assert.True(OverTime.Areas(slow.Persistence).Average() > 0.85);

        static double Gain(OverTime over) => OverTime.Areas(over.Sequences[0].Model).Average()!.Value - OverTime.Areas(over.Frame.Model).Average()!.Value;
    }

    [Fact]
    public void It_wants_a_model_and_twins_are_scored_on_the_one_target()
    {
        Experiment experiment = folder.Open(participants: 3, framesEach: 16);
        SimulatedWorld world = SimulatedWorld.Slow(new SimulationSettings());
        Assert.Throws<ArgumentException>(() => OverTime.Of(world, experiment, SignalSet.All, Protocol.Groups(3), 4, []));
        var twins = TaskTwins.Of("slow", experiment, "P.2", Protocol.Groups(3));
        Assert.Equal(twins.Alone.Model.PerParticipant.Select(one => one.Scores.RocArea), twins.AreasAlone);
        Assert.Equal((1, 17), (twins.Alone.Task.Count, twins.Together.Task.Count));
        Assert.Equal(3, twins.AreasTogether.Count);
        Assert.Equal((17, TaskTwins.WeightsRate), (twins.Weighed.Task.Count, twins.Weighed.Specification.Training.TargetWeightsRate));
        Assert.NotEqual(twins.Together.Specification.Hash, twins.Weighed.Specification.Hash);
        Assert.Equal(17, twins.Weighed.TargetWeights().Rows.Count);
        Assert.Contains("learnt", twins.SayWeights().ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => twins.Together.TargetWeights());
        string[] history = File.ReadAllLines(Path.Combine(twins.Weighed.Folder, "history.csv"));
        Assert.EndsWith("weight Smirk,weight Neutral", history[0], StringComparison.Ordinal);
        Assert.All(history[1..], line => Assert.Equal(17 + 17, line.Split(',').Length));
        Assert.EndsWith("validation_roc_area", File.ReadAllLines(Path.Combine(twins.Together.Folder, "history.csv"))[0], StringComparison.Ordinal);
    }

    // A coin that is kept with a probability at each moment; every signal shows it under noise of its own, and the picture shows nothing.
    private OverTime Trained(double stays)
    {
        SeededRandom random = new(3);
        bool state = false;
        SampleSet samples = SyntheticSamples.Create(People, Moments, side: 32, change: row =>
        {
            state = random.NextDouble() < stays ? state : !state;
            row.Targets[EmotionalTargets.Attention] = state ? 1 : 0;
            for (int signal = 0; signal < PhysicalFeatures.Count; signal++) row.Features[signal] = (float)((state ? 0.12 : -0.12) + random.Normal());
        });
        Experiment experiment = new Experiment(new SampleSet(samples.Study, FrameBank.Even(32, samples.Count)), new Profile("study", "small", 32, 1), 1,
            new RunStore(folder[FormattableString.Invariant($"{stays}")])).AcceptingFindings();
        SimulatedWorld world = SimulatedWorld.Slow(new SimulationSettings { Participants = People });
        return OverTime.Of(world, experiment, SignalSet.All, Protocol.Groups(4), 8, ["T.3"]);
    }
}
