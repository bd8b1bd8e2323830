using Genex.Research.Datasets;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Simulation;

/// <summary>A target that is the exclusive-or of what the face shows and what gaze and skin show.</summary>
public class CrossedTests
{
    private static readonly SimulationSettings Crossed = SimulatedWorld.Crossed(new SimulationSettings { Participants = 6, Seconds = 120, Seed = 5 }).Settings;

    private static readonly int Attention = EmotionalTargets.Attention;

    [Fact]
    public void It_is_present_where_exactly_one_half_is_on_which_is_half_of_the_time()
    {
        SimulatedParticipant[] all = [.. SimulatedParticipant.DrawAll(Crossed)];
        foreach (LatentEmotions emotions in all.Select(participant => participant.Emotions))
        {
            for (int point = 0; point < emotions.Grid.Count; point++)
            {
                (double face, double signals) = (emotions.FaceContrast(Attention, point), emotions.SignalsContrast(Attention, point));
                Assert.Equal(-face * signals, emotions.Contrast(Attention, point), 1e-9);
                Assert.Equal(emotions.Contrast(Attention, point) > 0, face > 0 != signals > 0);
                Assert.Equal(emotions.Contrast(0, point), emotions.FaceContrast(0, point)); // others are one and the same everywhere
            }
        }

        Assert.InRange(Draws.Share(all, "Attention"), 0.42, 0.58);
        Assert.Equal(0.5, Crossed.PrevalenceOf("Attention"));
    }

    /// <summary>Of 4,320 moments about 2 s apart in state, a chance area lies within about .05 of one half.</summary>
    [Fact]
    public void Either_half_alone_tells_nothing_and_their_product_tells_all()
    {
        SimulatedParticipant[] all = [.. SimulatedParticipant.DrawAll(Crossed with { Participants = 24 })];
        (double Face, double Signals, bool Present)[] moments = [.. all.SelectMany(one => Enumerable.Range(0, 120).Select(second =>
        {
            int point = one.Emotions.Grid.Count * second / 120;
            return (one.Emotions.FaceContrast(Attention, point), one.Emotions.SignalsContrast(Attention, point), one.Emotions.Contrast(Attention, point) >= 0);
        }))];
        bool[] present = [.. moments.Select(one => one.Present)];
        Assert.InRange(Area(one => one.Face), 0.45, 0.55);
        Assert.InRange(Area(one => one.Signals), 0.45, 0.55);
        Assert.InRange(Area(one => one.Face + one.Signals), 0.45, 0.55);
        Assert.Equal(1, Area(one => -one.Face * one.Signals));

        double Area(Func<(double Face, double Signals, bool Present), double> score) => RocArea.Of([.. moments.Select(score)], present)!.Value;
    }

    [Fact]
    public void The_face_shows_its_half_and_the_signals_theirs()
    {
        SimulatedParticipant one = Draws.Of(Crossed);
        SimulationSettings alone = Crossed with { Crossed = null };
        SimulatedParticipant usual = Draws.Of(alone);
        Assert.NotEqual(Draws.Movements(usual), Draws.Movements(one));
        double leaning = 0, fixating = 0;
        for (int point = 0; point < one.Emotions.Grid.Count; point++)
        {
            double time = one.Emotions.Grid.TimeAt(point);
            leaning += one.Emotions.FaceContrast(Attention, point) * (one.Actions["Head Leaning Forward"].Level(time) > 0.5 ? 1 : 0);
        }

        foreach (GazeStop stop in one.Signals.Stops)
        {
            int point = (int)Math.Clamp(stop.Event.Interval.OnsetMilliseconds / TimeGrid.StepMilliseconds, 0, one.Emotions.Grid.Count - 1);
            fixating += one.Emotions.SignalsContrast(Attention, point) * (stop.Event.Interval.DurationMilliseconds - 260);
        }

        Assert.True(leaning > 0, Invariant($"{leaning}"));
        Assert.True(fixating > 0, Invariant($"{fixating}"));
    }

    /// <summary>What models are given: rows of 16 people, learnt from 16 others. A sum of face and signals is at chance, products are
    /// not.</summary>
    [Fact]
    public void Of_new_people_a_sum_of_face_and_signals_tells_nothing_and_their_products_do()
    {
        (double[][] learnt, bool[] known) = Rows(seed: 5);
        (double[][] asked, bool[] truth) = Rows(seed: 6);
        Assert.InRange(Area(row => row), 0.44, 0.56);
        Assert.InRange(Area(row => row[..PhysicalFeatures.FacialCoding.Count]), 0.44, 0.56);
        Assert.InRange(Area(row => row[PhysicalFeatures.FacialCoding.Count..]), 0.44, 0.56);
        Assert.InRange(Area(row => [.. row[..PhysicalFeatures.FacialCoding.Count].SelectMany(face => row[PhysicalFeatures.FacialCoding.Count..]
            .Select(signal => face * signal)), .. row]), 0.65, 1);

        double Area(Func<double[], double[]> seen)
        {
            double[][] from = [.. learnt.Select(seen)], to = [.. asked.Select(seen)];
            return RocArea.Of(LogisticRegression.Fit(Table(from), known, ridge: 10).LogOdds(Table(to)), truth)!.Value;
        }
    }

    // Signals come to mean 0 and deviation 1 over the study; coded channels are -1 or 1.
    private static (double[][] Rows, bool[] Present) Rows(int seed)
    {
        SampleSet samples = SimulatedStudy.InMemory(Crossed with { Participants = 16, Seconds = 60, Seed = seed }, imageSize: 1);
        int width = samples.SignalCount, coded = PhysicalFeatures.FacialCoding.Count;
        double[][] rows = [.. Enumerable.Range(0, samples.Count)
            .Select(row => samples.Features[(row * width)..((row + 1) * width)].Select(value => (double)value).ToArray())];
        (double Mean, double Deviation)[] spread = [.. Enumerable.Range(0, width).Select(column => Moments.OfPopulation([.. rows.Select(row => row[column])]))];
        return ([.. rows.Select(row => row.Select((value, column) => column < coded ? (2 * value) - 1
            : (value - spread[column].Mean) / Math.Max(1e-9, spread[column].Deviation)).ToArray())],
            EmotionTask.Attention.LabelsOf(samples).Labels.Select(label => label > 0.5f).ToArray());
    }

    private static double[,] Table(double[][] rows)
    {
        double[,] table = new double[rows.Length, rows[0].Length];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < rows[0].Length; column++) table[row, column] = rows[row][column];
        }

        return table;
    }

    [Fact]
    public void A_study_without_crossed_targets_is_the_one_it_was()
    {
        SimulationSettings plain = new() { Participants = 2, Seconds = 10 };
        Assert.Equal(SimulatedStudy.Identity(plain), SimulatedStudy.Identity(plain with { Crossed = null }));
        Assert.NotEqual(SimulatedStudy.Identity(plain), SimulatedStudy.Identity(plain with { Crossed = ["Attention"] }));
    }

    [Theory, InlineData("Atention", "there is no target"), InlineData("Neutral Valence", "exclude one another")]
    public void What_cannot_be_crossed_is_refused_by_name(string target, string expected) => Assert.Contains(expected,
        Assert.ThrowsAny<ArgumentException>(() => new SimulationSettings { Crossed = [target] }).Message, StringComparison.Ordinal);
}
