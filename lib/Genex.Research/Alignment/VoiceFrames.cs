using Genex.Research.Recordings;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;

namespace Genex.Research.Alignment;

/// <summary>What is computed of each frame of a sound, which comes in blocks of any length: what frames of two blocks share is kept until the next one
/// is there.</summary>
internal sealed class VoiceFrames
{
    /// <summary>Samples from one frame to the next, and those of a frame.</summary>
    internal const int Hop = SoundFile.Rate / 100, Frame = SoundFile.Rate / 40;

    // The longest frame, which the pitch is of, in samples.
    private const int PitchFrame = SoundFile.Rate / 25;
    private const double Floor = 1e-5;

    private readonly MfccExtractor cepstrum = new(new MfccOptions
    {
        SamplingRate = SoundFile.Rate,
        FrameDuration = (double)Frame / SoundFile.Rate,
        HopDuration = (double)Hop / SoundFile.Rate,
        FeatureCount = VoiceSignals.Coefficients + 1,
        FilterBankSize = 26,
        PreEmphasis = 0.97,
        Window = WindowType.Hamming,
    });

    private readonly PitchExtractor pitch = new(new PitchOptions
    {
        SamplingRate = SoundFile.Rate,
        FrameDuration = (double)PitchFrame / SoundFile.Rate,
        HopDuration = (double)Hop / SoundFile.Rate,
        LowFrequency = 60,
        HighFrequency = 500,
    });

    private float[] rest = [];

    // The sample before the rest, which pre-emphasis looks at; none before the first.
    private int lead;

    /// <summary>Samples so far.</summary>
    internal long Samples { get; private set; }

    /// <summary>Decibels below full scale, of each frame.</summary>
    internal List<double> Levels { get; } = [];

    /// <summary>Hertz, of each frame.</summary>
    internal List<float> Pitches { get; } = [];

    /// <summary>Mel-frequency cepstral coefficients from the zeroth on, of each frame.</summary>
    internal List<float[]> Cepstra { get; } = [];

    /// <summary>Takes the next samples.</summary>
    internal void Take(float[] block)
    {
        Samples += block.Length;
        float[] samples = [.. rest, .. block];
        int frames = samples.Length - lead < PitchFrame ? 0 : (samples.Length - lead - PitchFrame) / Hop + 1;
        if (frames > 0)
        {
            int last = lead + ((frames - 1) * Hop);
            Cepstra.AddRange(cepstrum.ComputeFrom(samples, lead, last + Frame));
            Pitches.AddRange(pitch.ComputeFrom(samples, lead, last + PitchFrame).Select(found => found[0]));
            Levels.AddRange(Enumerable.Range(0, frames).Select(place => LevelOf(samples.AsSpan(lead + (place * Hop), Frame))));
            samples = samples[(last + Hop - 1)..];
            lead = 1;
        }
        rest = samples;
    }

    private static double LevelOf(ReadOnlySpan<float> frame)
    {
        double sum = 0;
        foreach (float sample in frame) sum += sample * sample;
        return 20 * Math.Log10(Math.Max(Floor, Math.Sqrt(sum / frame.Length)));
    }
}
