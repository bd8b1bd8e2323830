using Genex.Research.Information;

namespace Genex.Research.Experiments;

/// <summary>Draws the features of an <see cref="InformationWorld"/>.</summary>
/// <param name="world">Which.</param>
/// <param name="error">Probability that a state is shown wrongly.</param>
/// <param name="seed">Of everything.</param>
internal sealed class WorldDraw(InformationWorld world, double error, int seed)
{
    /// <summary>A study of people with as many rows each.</summary>
    public PairedSources Draw(int people, int rows, bool voice)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(error);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(error, 0.5);
        double[] video = Direction(InformationWorld.VideoFeatures, "video"), signals = Direction(InformationWorld.SignalFeatures, "signals");
        (double[,] first, double[,] second) = (new double[people * rows, video.Length], new double[people * rows, signals.Length]);
        (bool[] target, int[] participantOf) = (new bool[people * rows], new int[people * rows]);
        bool shared = world.Id == InformationWorld.Redundant.Id;
        for (int person = 0; person < people; person++)
        {
            // A stream per person and purpose: a larger study begins with the people of the smaller one. Each error has its own: where it changes nothing, two
            // errors would otherwise draw the same study twice.
            SeededRandom states = new(seed, person, Invariant($"states at {error}")), noise = new(seed, person, Invariant($"noise at {error}"));
            double[] videoOffset = Noise(video.Length, noise, InformationWorld.PersonDeviation);
            double[] signalOffset = Noise(signals.Length, noise, InformationWorld.PersonDeviation);
            double faceOffset = InformationWorld.PersonDeviation * noise.Normal();
            double bodyOffset = shared ? faceOffset : InformationWorld.PersonDeviation * noise.Normal();
            for (int moment = 0; moment < rows; moment++)
            {
                int row = (person * rows) + moment;
                participantOf[row] = person;
                target[row] = Coin(states);
                (bool face, bool body) = world.States(target[row], Coin(states), Coin(states), states.NextDouble() < error, states.NextDouble() < error);
                double reading = Reading(face, noise) + faceOffset;
                Show(first, row, video, reading, videoOffset, noise);
                Show(second, row, signals, shared ? reading : Reading(body, noise) + bodyOffset, signalOffset, noise);
            }
        }

        return new(first, second, target, participantOf) { Third = voice ? Voice(target, people, rows) : null };
    }

    // By streams of its own, so that nothing else changes.
    private double[,] Voice(bool[] target, int people, int rows)
    {
        double[] direction = Direction(InformationWorld.VoiceFeatures, "voice");
        double[,] features = new double[people * rows, direction.Length];
        for (int person = 0; person < people; person++)
        {
            SeededRandom states = new(seed, person, Invariant($"voice states at {error}")), noise = new(seed, person, Invariant($"voice noise at {error}"));
            double[] offset = Noise(direction.Length, noise, InformationWorld.PersonDeviation);
            double own = InformationWorld.PersonDeviation * noise.Normal();
            for (int row = person * rows; row < (person + 1) * rows; row++)
                Show(features, row, direction, Reading(world.VoiceState(target[row], Coin(states), states.NextDouble() < error), noise) + own, offset, noise);
        }

        return features;
    }

    private static bool Coin(SeededRandom random) => random.NextDouble() < 0.5;

    private static double Reading(bool state, SeededRandom random) => (state ? InformationWorld.Amplitude : -InformationWorld.Amplitude) + random.Normal();

    // The reading along the modality's direction; noise and offsets across it.
    private static void Show(double[,] features, int row, double[] direction, double reading, double[] offset, SeededRandom random)
    {
        double[] across = [.. Noise(direction.Length, random, 1).Zip(offset, static (noise, own) => noise + own)];
        double along = across.Zip(direction, static (value, part) => value * part).Sum();
        for (int feature = 0; feature < direction.Length; feature++) features[row, feature] = across[feature] + ((reading - along) * direction[feature]);
    }

    private static double[] Noise(int count, SeededRandom random, double deviation)
    {
        double[] values = new double[count];
        for (int place = 0; place < count; place++) values[place] = deviation * random.Normal();
        return values;
    }

    private double[] Direction(int features, string modality)
    {
        double[] drawn = Noise(features, new SeededRandom(seed, -1, $"direction of the {modality}"), 1);
        double length = Math.Sqrt(drawn.Sum(static value => value * value));
        return [.. drawn.Select(value => value / length)];
    }
}
