using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>The voice of one simulated participant: harmonics of a pitch of their own, with the syllables' rise and fall, while they speak.</summary>
/// <remarks>
/// They speak while the drawn face does, and in turns of their own, about two thirds of the time in all. Targets that show in the voice raise pitch and
/// loudness together, by up to four semitones and six decibels: a plausible invention, not a measurement.
/// </remarks>
internal static class SimulatedVoice
{
    private const int Harmonics = 6;
    private const double TurnWidthMilliseconds = 900, Semitones = 4, Decibels = 6, Loudness = 0.1, Hiss = 0.001, RampSamples = 320, PitchWander = 0.4;

    /// <summary>The sound of the whole video.</summary>
    /// <returns>Samples, <see cref="SoundFile.Rate"/> a second, -1 to 1.</returns>
    public static float[] Draw(SimulationSettings settings, SimulatedParticipant participant)
    {
        TimeGrid grid = participant.Emotions.Grid;
        var person = new SeededRandom(settings.Seed, participant.Index, "voice");
        double usual = 110 * Math.Pow(2, person.NextDouble() + 0.15 * person.Normal()); // hertz
        double[] turns = SmoothProcess.Draw(grid, TurnWidthMilliseconds, new SeededRandom(settings.Seed, participant.Index, "turns of speech"));
        double[] wander = SmoothProcess.Draw(grid, 250, new SeededRandom(settings.Seed, participant.Index, "wandering pitch"));
        double[] drive = Drive(settings, participant.Emotions);
        ActionTrack mouth = participant.Actions["Speaking"];
        float[] samples = new float[(int)(settings.Seconds * SoundFile.Rate)];
        double phase = 0, envelope = 0;
        for (int sample = 0; sample < samples.Length; sample++)
        {
            double time = participant.ToExport(1000.0 * sample / SoundFile.Rate);
            bool speaks = grid.Sample(turns, time) > -0.3 || (sample % 160 == 0 ? mouth.Level(time) > 0.5 : envelope > 0.99);
            envelope = Math.Clamp(envelope + (speaks ? 1 : -1) / RampSamples, 0, 1);
            double push = grid.Sample(drive, time);
            double pitch = usual * Math.Pow(2, (Semitones * push + PitchWander * grid.Sample(wander, time)) / 12);
            phase += 2 * Math.PI * pitch / SoundFile.Rate;
            double value = 0;
            for (int harmonic = 1; envelope > 0 && harmonic <= Harmonics; harmonic++) value += Math.Sin(harmonic * phase) / harmonic;
            double syllables = 0.6 + 0.4 * Math.Sin(2 * Math.PI * 4.1 * time / 1000);
            samples[sample] = (float)(envelope * Loudness * syllables * Math.Pow(10, Decibels * push / 20) * value + Hiss * person.Normal());
        }

        return samples;
    }

    /// <summary>The weighted contrasts of the targets that show in the voice, with unit sum of squared weights.</summary>
    private static double[] Drive(SimulationSettings settings, LatentEmotions emotions)
    {
        double[] weights = [.. EmotionalTargets.Names.Select(target => settings.Voice!.GetValueOrDefault(target))];
        double norm = Math.Sqrt(weights.Sum(weight => weight * weight));
        double[] drive = new double[emotions.Grid.Count];
        for (int point = 0; norm > 0 && point < drive.Length; point++)
        {
            for (int target = 0; target < weights.Length; target++) drive[point] += weights[target] * emotions.Contrast(target, point) / norm;
        }

        return drive;
    }
}
