namespace Genex.Research.Recordings;

/// <summary>Logs of programs with the AFFDEX SDK: a row per frame, a column per metric (<c>innerBrowRaise</c>), the time in seconds.</summary>
/// <remarks>As in sensor exports: levels from 0 to 100, valence as two channels. A cell without a number is no face. Times are the video's.</remarks>
internal sealed class AffdexLog : FaceSamples
{
    private const string Time = "time";

    private AffdexLog() : base("AFFDEX log", ["innerBrowRaise", "valence", "engagement", Time])
    {
    }

    /// <summary>The format.</summary>
    internal static AffdexLog Format { get; } = new();

    /// <inheritdoc/>
    protected override string TimeColumn => Time;

    /// <inheritdoc/>
    protected override ExportTimeFormat Times => ExportTimeFormat.Seconds;

    /// <inheritdoc/>
    protected override IReadOnlyList<LevelColumn> LevelsOf(ExportTable table) => AffdexChannels.In(table);
}
