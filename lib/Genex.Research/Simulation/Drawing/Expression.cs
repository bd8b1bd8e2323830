namespace Genex.Research.Simulation;

/// <summary>How far each movement has gone in one frame, 0 (rest) to 1 (full), with the participant's expressivity in it.</summary>
internal sealed class Expression(SimulationSettings settings, SimulatedParticipant participant)
{
    private const double Degree = Math.PI / 180;
    private readonly double[] swayYaw = Sway(settings, participant, "yaw"), swayPitch = Sway(settings, participant, "pitch"),
    swayRoll = Sway(settings, participant, "roll");
    private readonly double[] eyesAcross = Sway(settings, participant, "eyes across"), eyesDown = Sway(settings, participant, "eyes down");
    private readonly double[] blinks = DrawBlinks(settings, participant);
    private readonly double speakingPhase = new SeededRandom(settings.Seed, participant.Index, "speaking").Between(0, 1000);
    private double time;

    /// <summary>Whether the face is at rest; the head moves as before, and the lids and pupils.</summary>
    public bool AtRest { get; set; }

    /// <summary>Moves to an export time.</summary>
    public void MoveTo(double exportMilliseconds) => time = exportMilliseconds;

    /// <summary>How far a movement has gone.</summary>
    public double this[string channel] => AtRest && !channel.StartsWith("Head", StringComparison.Ordinal) ? 0
        : participant.Appearance.Expressivity * participant.Actions[channel].Level(time);

    public double Yaw => Degree * (19 * (this["Head Turned Right"] - this["Head Turned Left"]) + 2 * At(swayYaw));

    public double Pitch => Degree * (14 * (this["Head Down"] - this["Head Pointing Up"]) + 1.5 * At(swayPitch));

    public double Roll => Degree * (13 * (this["Head Tilted Right"] - this["Head Tilted Left"]) + 1.5 * At(swayRoll));

    public double Lean => this["Head Leaning Forward"] - this["Head Leaning Backward"];

    /// <summary>Direction of the drawn pupils. It wanders on its own: the tracked gaze is not to be read off the webcam.</summary>
    public (double Across, double Down) Pupils => (0.35 * At(eyesAcross), 0.25 * At(eyesDown));

    /// <summary>How far the lids are shut: a closure that is coded, or a blink, which is too short to be.</summary>
    public double LidsShut => Math.Max(Math.Min(1, this["Eye Closure"] * 1.2), Blink());

    /// <summary>How far the mouth is opened by speaking right now.</summary>
    public double SpeakingOpen
    {
        get
        {
            double seconds = time / 1000 + speakingPhase;
            return this["Speaking"] * (0.5 + 0.3 * Math.Sin(2 * Math.PI * 2.7 * seconds) + 0.2 * Math.Sin(2 * Math.PI * 4.3 * seconds));
        }
    }

    private double At(double[] curve) => participant.Emotions.Grid.Sample(curve, time);

    private double Blink()
    {
        int next = Array.BinarySearch(blinks, time - 90);
        next = next < 0 ? ~next : next;
        return next < blinks.Length && Math.Abs(blinks[next] - time) < 90 ? 0.5 + 0.5 * Math.Cos(Math.PI * (blinks[next] - time) / 90) : 0;
    }

    private static double[] Sway(SimulationSettings settings, SimulatedParticipant participant, string axis) =>
        SmoothProcess.Draw(participant.Emotions.Grid, 900, new SeededRandom(settings.Seed, participant.Index, $"sway {axis}"));

    private static double[] DrawBlinks(SimulationSettings settings, SimulatedParticipant participant)
    {
        var random = new SeededRandom(settings.Seed, participant.Index, "blinks");
        var times = new List<double>();
        TimeGrid grid = participant.Emotions.Grid;
        for (double next = grid.StartMilliseconds; next < grid.TimeAt(grid.Count - 1);)
            times.Add(next += 300 - 1000 * Math.Log(1 - random.NextDouble()) / participant.Appearance.BlinkRate);
        return [.. times];
    }
}
