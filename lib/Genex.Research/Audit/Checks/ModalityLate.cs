namespace Genex.Research.Audit.Checks;

/// <summary>One sensor of one participant that runs late, or early, against the others.</summary>
/// <remarks>
/// Two signs: the video shows facial actions and jumps of the gaze, and each sets the clock by itself; or the inputs of a sensor go with the targets as in the
/// other recordings, but so many rows later. In sound replays the two clocks lie within 10 ms; fixations moved by four seconds lie 3,994 ms off. In sound
/// studies with a relation to be seen (6.4 and 8.2 deviations in the others) no sensor stands elsewhere; gaze moved by five rows stands there with 6.7
/// deviations, and with -3.4 as it lies. Skin conductance has few peaks, and no video shows them: five seconds late, it stands there with 7 deviations in
/// recordings of ten minutes (at most 0.6 as it lies, 5.9 to 7.0 in the others, over three studies); four seconds late over 90 s or four minutes, it is missed.
/// </remarks>
public sealed class ModalityLate() : AuditCheck("modality-late", "Do the sensors of each participant share one clock?")
{
    /// <summary>How far two clocks that are set by themselves may lie apart.</summary>
    public const double MostLagMilliseconds = 500;

    /// <summary>Least agreement of inputs with what the labels say of them at another delay, in standard deviations over far rotations.</summary>
    public const double LeastDeviations = 4;

    /// <summary>Most agreement at no delay.</summary>
    public const double MostUnmoved = 1.5;

    /// <summary>Least agreement at no delay in the other recordings, median over them: else labels say nothing of the sensor.</summary>
    public const double LeastUsual = 3;

    private const int LeastRows = 2;

    /// <inheritdoc/>
    public override string? Lacking(AuditMaterial material) => NeedsRows(material);

    /// <inheritdoc/>
    public override IEnumerable<AuditFinding> Examine(AuditMaterial material)
    {
        string[] clocks = [.. material.Aligned!.Recordings.Where(one => Math.Abs(one.GazeLagMilliseconds ?? 0) > MostLagMilliseconds)
            .Select(one => Invariant($"{one.Label}: fixations {Late(one.GazeLagMilliseconds!.Value)} than facial coding, by the video"))];
        string[] delays = [.. SensorDelay.Of(material.Aligned)
            .Where(one => Math.Abs(one.Rows) >= LeastRows && one.Deviations >= LeastDeviations && one.Unmoved <= MostUnmoved
                && one.Usual >= LeastUsual)
            .Select(one => Invariant($"{one.Recording.Label}: {one.Sensor} {Late(one.Milliseconds)} than in the others, by the labels ({one.Deviations:0.0} ")
                + Invariant($"standard deviations; {one.Unmoved:0.0} as it lies, {one.Usual:0.0} in the others)"))];
        if (clocks.Length + delays.Length == 0) yield break;
        yield return Find(AuditSeverity.Warning, $"A sensor has a clock of its own: {Wording.List(clocks.Concat(delays))}.",
            "Shift that export by the difference, or leave the sensor of that participant out: its inputs belong to other moments.");
    }

    private static string Late(double milliseconds) => Invariant($"{Math.Abs(milliseconds) / 1000:0.0} s {(milliseconds > 0 ? "later" : "earlier")}");
}
