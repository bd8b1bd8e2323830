using Genex.Research.Recordings;
using NWaves.FeatureExtractors;
using NWaves.FeatureExtractors.Options;
using NWaves.Windows;

namespace Genex.Research.Alignment;

/// <summary>Computes the signals of <see cref="VoiceSignals"/> from sound.</summary>
/// <remarks>
/// Mel-frequency cepstral coefficients (Davis and Mermelstein 1980): Hamming window, pre-emphasis .97, 26 mel bands from 0 to 8 kHz, and pitch by
/// autocorrelation from 60 to 500 Hz, both as NWaves computes them.
/// </remarks>
public static class VoiceFeatures
{
    private const double FrameSeconds = 0.025, PitchFrameSeconds = 0.04, HopSeconds = 0.01, WindowSeconds = 1, Floor = 1e-5;
    private const double QuietestActive = -60, OverQuiet = 9, UnderLoud = 12;

    /// <summary>The values of one recording.</summary>
    /// <param name="samples">One channel, <see cref="SoundFile.Rate"/> a second, -1 to 1.</param>
    /// <returns>Values of each signal every <see cref="VoiceSignals.StepMilliseconds"/>, on the video's clock.</returns>
    public static IReadOnlyList<OwnValue> Of(float[] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        int hop = (int)(HopSeconds * SoundFile.Rate), frame = (int)(FrameSeconds * SoundFile.Rate), pitchFrame = (int)(PitchFrameSeconds * SoundFile.Rate);
        int frames = (samples.Length - pitchFrame) / hop + 1;
        if (frames < 1) return [];
        List<float[]> cepstra = new MfccExtractor(new MfccOptions
        {
            SamplingRate = SoundFile.Rate,
            FrameDuration = FrameSeconds,
            HopDuration = HopSeconds,
            FeatureCount = VoiceSignals.Coefficients + 1,
            FilterBankSize = 26,
            PreEmphasis = 0.97,
            Window = WindowType.Hamming,
        }).ComputeFrom(samples);
        List<float[]> pitches = new PitchExtractor(new PitchOptions
        {
            SamplingRate = SoundFile.Rate,
            FrameDuration = PitchFrameSeconds,
            HopDuration = HopSeconds,
            LowFrequency = 60,
            HighFrequency = 500,
        }).ComputeFrom(samples);
        frames = Math.Min(frames, Math.Min(cepstra.Count, pitches.Count));
        double[] levels = [.. Enumerable.Range(0, frames).Select(place => LevelOf(samples.AsSpan(place * hop, frame)))];
        double border = Border(levels);

        List<OwnValue> values = [];
        int window = (int)(WindowSeconds / HopSeconds);
        for (double time = VoiceSignals.StepMilliseconds; time <= 1000.0 * samples.Length / SoundFile.Rate; time += VoiceSignals.StepMilliseconds)
        {
            int to = Math.Min(frames, (int)Math.Floor((time / 1000 - FrameSeconds) / HopSeconds) + 1), from = Math.Max(0, to - window);
            if (to <= from) continue;
            int[] active = [.. Enumerable.Range(from, to - from).Where(place => levels[place] > border)];
            Add(VoiceSignals.Activity, active.Length / (double)(to - from));
            if (active.Length == 0) continue;
            (double level, double levelSpread) = Moments.OfPopulation([.. active.Select(place => levels[place])]);
            (double pitch, double pitchSpread) = Moments.OfPopulation([.. active.Select(place => (double)pitches[place][0]).Where(hertz => hertz > 0)
                .Select(hertz => 12 * Math.Log2(hertz / 55)).DefaultIfEmpty(double.NaN)]);
            Add(VoiceSignals.Level, level);
            Add(VoiceSignals.LevelSpread, levelSpread);
            Add(VoiceSignals.Pitch, pitch);
            Add(VoiceSignals.PitchSpread, pitchSpread);
            for (int number = 1; number <= VoiceSignals.Coefficients; number++)
                Add(VoiceSignals.All[4 + number].Name, active.Average(place => (double)cepstra[place][number]));

            void Add(string signal, double value)
            {
                if (double.IsFinite(value)) values.Add(new OwnValue(signal, new Interval(time, time), value));
            }
        }

        return values;
    }

    /// <summary>A recording with the values of its sound, which takes those of its video where nothing lies beside it; one without sound stays as it is, which
    /// is noted.</summary>
    internal static Recording AddedTo(Recording recording, List<string> notes, CancellationToken cancellation)
    {
        try
        {
            if (SoundFile.Read(recording.VideoPath!, cancellation) is { } samples)
            {
                IReadOnlyList<OwnValue> before = recording.Events.Of(OwnValueExport.Format) ?? [];
                return recording with { Events = recording.Events.With(OwnValueExport.Format, [.. before, .. Of(samples)]) };
            }

            notes.Add($"{recording.Label}: its video has no sound; the signals of the voice are missing.");
        }
        catch (ExportException problem)
        {
            notes.Add($"{recording.Label}: the signals of the voice are missing: {Path.GetFileName(problem.File)}: {problem.Found}; expected "
                + $"{problem.Expected}.");
        }

        return recording;
    }

    /// <summary>From which level on a frame is active: well over the quiet tenth of a recording with pauses, well under the loud tenth of one
    /// without.</summary>
    private static double Border(double[] levels)
    {
        double[] sorted = [.. levels.Order()];
        double quiet = sorted[sorted.Length / 10], loud = sorted[sorted.Length * 9 / 10];
        return Math.Max(QuietestActive, Math.Min(quiet + OverQuiet, loud - UnderLoud));
    }

    private static double LevelOf(ReadOnlySpan<float> frame)
    {
        double sum = 0;
        foreach (float sample in frame) sum += sample * sample;
        return 20 * Math.Log10(Math.Max(Floor, Math.Sqrt(sum / frame.Length)));
    }
}
