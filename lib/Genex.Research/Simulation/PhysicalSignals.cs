#pragma warning disable MA0048 // a gaze stop belongs to the signals

using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>A simulated fixation: what is exported, and where on the stimulus the gaze rested.</summary>
/// <param name="Event">As exported.</param>
/// <param name="X">Place across the stimulus, 0 to 1.</param>
/// <param name="Y">Place down the stimulus, 0 to 1.</param>
internal sealed record GazeStop(Fixation Event, double X, double Y);

/// <summary>What eye tracking and skin conductance say of one participant.</summary>
/// <param name="Stops">Fixations in order of time; a saccade of about 35 ms between two.</param>
/// <param name="Peaks">Peaks of skin conductance in order of time.</param>
internal sealed record PhysicalSignals(IReadOnlyList<GazeStop> Stops, IReadOnlyList<GsrPeak> Peaks)
{
    private const double UsualFixationMilliseconds = 260, UsualDispersionDegrees = 0.9, UsualPeaksPerSecond = 0.3, UsualAmplitudeMicrosiemens = 0.25;
    private const double RefractoryMilliseconds = 500;

    /// <summary>Draws one participant's signals over [0, end).</summary>
    public static PhysicalSignals Draw(SimulationSettings settings, int participant, LatentEmotions emotions, double endMilliseconds)
    {
        var baseline = new SeededRandom(settings.Seed, participant, "signal baselines");
        double Person(double spread) => Math.Exp(settings.ParticipantVariation * spread * baseline.Normal());
        double[][] drives = [.. Enumerable.Range(0, 4).Select(kind => Drive(settings, emotions, kind))];
        double At(int kind, double time) => emotions.Grid.Sample(drives[kind], time);
        double[] persons = [Person(0.5), Person(0.5), Person(0.7), Person(0.8)];

        var gaze = new SeededRandom(settings.Seed, participant, "gaze");
        var stops = new List<GazeStop>();
        double time = Crossings.Rounded(gaze.Between(0, 60)), x = 0.5, y = 0.5;
        while (time < endMilliseconds - 80)
        {
            double duration = UsualFixationMilliseconds * persons[0] * Math.Exp(0.6 * At(0, time + 130) + 0.5 * settings.Noise.Gaze * gaze.Normal());
            double dispersion = UsualDispersionDegrees * persons[1] * Math.Exp(0.6 * At(1, time + 130) + 0.5 * settings.Noise.Gaze * gaze.Normal());
            double end = Math.Min(Crossings.Rounded(time + Math.Clamp(duration, 80, 2500)), endMilliseconds);
            (x, y) = (Jump(x, gaze), Jump(y, gaze));
            stops.Add(new GazeStop(new Fixation(new Interval(time, end), Crossings.Rounded(end - time), Math.Round(Math.Clamp(dispersion, 0.1, 9), 3)), x, y));
            time = Crossings.Rounded(end + gaze.Between(25, 45));
        }

        var skin = new SeededRandom(settings.Seed, participant, "skin conductance");
        var peaks = new List<GsrPeak>();
        for (int point = 0; point < emotions.Grid.Count; point++)
        {
            double emotional = UsualPeaksPerSecond * persons[2] * Math.Exp(1.1 * drives[2][point]);
            double spontaneous = UsualPeaksPerSecond * settings.Noise.SkinConductance;
            double moment = emotions.Grid.TimeAt(point) + skin.Between(0, TimeGrid.StepMilliseconds);
            bool peak = skin.NextDouble() < (emotional + spontaneous) * TimeGrid.StepMilliseconds / 1000;
            double amplitude = UsualAmplitudeMicrosiemens * persons[3] * Math.Exp(0.6 * drives[3][point]
                + 0.5 * settings.Noise.SkinConductance * skin.Normal());
            if (peak && moment >= 0 && moment < endMilliseconds && (peaks.Count == 0 || moment - peaks[^1].TimeMilliseconds >= RefractoryMilliseconds))
                peaks.Add(new GsrPeak(Crossings.Rounded(moment), Math.Round(amplitude, 4)));
        }

        // An export without a single row would read as a sensor that was not worn.
        if (peaks.Count == 0)
            peaks.Add(new GsrPeak(Crossings.Rounded(endMilliseconds / 2), UsualAmplitudeMicrosiemens));
        return new PhysicalSignals(stops, peaks);
    }

    /// <summary>The weighted contrasts of all targets that show in the signals, with unit sum of squared weights.</summary>
    private static double[] Drive(SimulationSettings settings, LatentEmotions emotions, int kind)
    {
        double[] weights = [.. EmotionalTargets.Names.Select(target => settings.VisibilityOf(target).Signals * ExpressionWeights.Signals[target][kind])];
        double norm = Math.Sqrt(weights.Sum(weight => weight * weight));
        double[] drive = new double[emotions.Grid.Count];
        for (int point = 0; norm > 0 && point < drive.Length; point++)
            for (int target = 0; target < weights.Length; target++)
                drive[point] += weights[target] * emotions.SignalsContrast(target, point) / norm;
        return drive;
    }

    private static double Jump(double from, SeededRandom random)
    {
        double to = random.NextDouble() < 0.25 ? random.Between(0.1, 0.9) : from + random.Between(-0.3, 0.3);
        return to < 0.08 ? 0.16 - to : to > 0.92 ? 1.84 - to : to;
    }
}
