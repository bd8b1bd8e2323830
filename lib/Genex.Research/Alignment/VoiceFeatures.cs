using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Computes the signals of <see cref="VoiceSignals"/> from sound.</summary>
/// <remarks>
/// Mel-frequency cepstral coefficients (Davis and Mermelstein 1980): Hamming window, pre-emphasis .97, 26 mel bands from 0 to 8 kHz, and pitch by
/// autocorrelation from 60 to 500 Hz, both as NWaves computes them.
/// </remarks>
public static class VoiceFeatures
{
    private const double FrameSeconds = (double)VoiceFrames.Frame / SoundFile.Rate, HopSeconds = (double)VoiceFrames.Hop / SoundFile.Rate, WindowSeconds = 1;
    private const double QuietestActive = -60, OverQuiet = 9, UnderLoud = 12;

    // Less than this, and less than a hundredth, is how recorders of sound and video are started and stopped.
    private const double LengthSeconds = 2, LengthFraction = 0.01;

    /// <summary>The values of one recording.</summary>
    /// <param name="samples">One channel, <see cref="SoundFile.Rate"/> a second, -1 to 1.</param>
    /// <returns>Values of each signal every <see cref="VoiceSignals.StepMilliseconds"/>, on the video's clock.</returns>
    public static IReadOnlyList<OwnValue> Of(float[] samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var frames = new VoiceFrames();
        frames.Take(samples);
        return Of(frames);
    }

    private static List<OwnValue> Of(VoiceFrames sound)
    {
        (List<double> levels, List<float> pitches, int frames) = (sound.Levels, sound.Pitches, sound.Levels.Count);
        if (frames == 0) return [];
        double border = Border(levels);

        List<OwnValue> values = [];
        int window = (int)(WindowSeconds / HopSeconds);
        for (double time = VoiceSignals.StepMilliseconds; time <= 1000.0 * sound.Samples / SoundFile.Rate; time += VoiceSignals.StepMilliseconds)
        {
            int to = Math.Min(frames, (int)Math.Floor((time / 1000 - FrameSeconds) / HopSeconds) + 1), from = Math.Max(0, to - window);
            if (to <= from) continue;
            int[] active = [.. Enumerable.Range(from, to - from).Where(place => levels[place] > border)];
            Add(VoiceSignals.Activity, active.Length / (double)(to - from));
            if (active.Length == 0) continue;
            (double level, double levelSpread) = Moments.OfPopulation([.. active.Select(place => levels[place])]);
            (double pitch, double pitchSpread) = Moments.OfPopulation([.. active.Select(place => (double)pitches[place]).Where(hertz => hertz > 0)
                .Select(hertz => 12 * Math.Log2(hertz / 55)).DefaultIfEmpty(double.NaN)]);
            Add(VoiceSignals.Level, level);
            Add(VoiceSignals.LevelSpread, levelSpread);
            Add(VoiceSignals.Pitch, pitch);
            Add(VoiceSignals.PitchSpread, pitchSpread);
            for (int number = 1; number <= VoiceSignals.Coefficients; number++)
                Add(VoiceSignals.All[4 + number].Name, active.Average(place => (double)sound.Cepstra[place][number]));

            void Add(string signal, double value)
            {
                if (double.IsFinite(value)) values.Add(new OwnValue(signal, new Interval(time, time), value));
            }
        }

        return values;
    }

    /// <summary>A recording with the values of its sound, which takes those of its video where nothing lies beside it; one without sound stays as it is, which
    /// is noted.</summary>
    /// <param name="recording">The recording.</param>
    /// <param name="videoMilliseconds">How long its video is.</param>
    /// <param name="notes">Told what is missing, and of a .wav file of another length.</param>
    /// <param name="cancellation">Ends the reading.</param>
    internal static Recording AddedTo(Recording recording, double videoMilliseconds, List<string> notes, CancellationToken cancellation)
    {
        string video = recording.VideoPath!;
        var sound = new VoiceFrames();
        try
        {
            foreach (float[] block in SoundFile.Blocks(video, cancellation)) sound.Take(block);
        }
        catch (ExportException problem)
        {
            notes.Add($"{recording.Label}: the signals of the voice are missing: {Path.GetFileName(problem.File)}: {problem.Found}; expected "
                + $"{problem.Expected}.");
            return recording;
        }

        if (sound.Samples == 0)
        {
            notes.Add($"{recording.Label}: its video has no sound; the signals of the voice are missing.");
            return recording;
        }

        double seconds = (double)sound.Samples / SoundFile.Rate, videoSeconds = videoMilliseconds / 1000, apart = Math.Abs(seconds - videoSeconds);
        if (SoundFile.BesideOf(video) is { } beside && apart > Math.Max(LengthSeconds, LengthFraction * videoSeconds))
        {
            notes.Add(Invariant($"{recording.Label}: {Path.GetFileName(beside)} is {seconds:0.0} s long and its video {videoSeconds:0.0} s; both are taken to ")
                + "begin together. Cut the sound to the video where they do not.");
        }

        IReadOnlyList<OwnValue> before = recording.Events.Of(OwnValueExport.Format) ?? [];
        return recording with { Events = recording.Events.With(OwnValueExport.Format, [.. before, .. Of(sound)]) };
    }

    /// <summary>From which level on a frame is active: well over the quiet tenth of a recording with pauses, well under the loud tenth of one
    /// without.</summary>
    private static double Border(List<double> levels)
    {
        double[] sorted = [.. levels.Order()];
        double quiet = sorted[sorted.Length / 10], loud = sorted[sorted.Length * 9 / 10];
        return Math.Max(QuietestActive, Math.Min(quiet + OverQuiet, loud - UnderLoud));
    }
}
