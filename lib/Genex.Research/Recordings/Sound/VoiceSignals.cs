namespace Genex.Research.Recordings;

/// <summary>What is taken from the sound of a recording: 17 signals of the sensor "voice", on the video's clock, over the second before a frame.</summary>
/// <remarks>
/// Frames of 25 ms (of 40 ms for the pitch), 10 ms apart. A frame is active where its level lies clearly over the recording's quiet ones. Everything but the
/// activity is over the active frames of the second, and missing where there is none.
/// </remarks>
public static class VoiceSignals
{
    /// <summary>"voice".</summary>
    public const string Sensor = "voice";

    /// <summary>Fraction of the second's frames that are active, 0 to 1.</summary>
    public const string Activity = "voice_activity";

    /// <summary>Mean level, decibels below full scale.</summary>
    public const string Level = "voice_level";

    /// <summary>Standard deviation of the level, decibels.</summary>
    public const string LevelSpread = "voice_level_spread";

    /// <summary>Mean pitch, semitones above 55 Hz.</summary>
    public const string Pitch = "voice_pitch";

    /// <summary>Standard deviation of the pitch, semitones.</summary>
    public const string PitchSpread = "voice_pitch_spread";

    /// <summary>Number of mel-frequency cepstral coefficients, from the first on; the zeroth is a level.</summary>
    public const int Coefficients = 12;

    /// <summary>How often values are made, milliseconds: a row has the last one.</summary>
    public const double StepMilliseconds = 100;

    /// <summary>The signals, in order: activity, level and pitch with their spreads, then the means of the coefficients ("voice_mfcc_1" on).</summary>
    public static IReadOnlyList<OwnSignal> All { get; } =
    [
        Of(Activity, null), Of(Level, "dB"), Of(LevelSpread, "dB"), Of(Pitch, "semitones"), Of(PitchSpread, "semitones"),
        .. Enumerable.Range(1, Coefficients).Select(number => Of(Invariant($"voice_mfcc_{number}"), null)),
    ];

    private static OwnSignal Of(string name, string? unit) => new(name, Sensor, unit, OwnChannelForm.Sound, StepMilliseconds, OnVideoClock: true);
}
