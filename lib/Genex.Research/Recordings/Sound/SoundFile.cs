using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using NWaves.Audio;
using NWaves.Operations;
using NWaves.Signals;

namespace Genex.Research.Recordings;

/// <summary>The sound of a recording: of a .wav file of the video's name beside it, else the video's own, which needs the program ffmpeg.</summary>
public static class SoundFile
{
    /// <summary>Samples a second that sound is brought to.</summary>
    public const int Rate = 16_000;

    private const long MostBytes = 2L << 30;
    private static readonly string[] Extensions = [".wav", ".WAV"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>The .wav file beside a video; null when there is none.</summary>
    public static string? BesideOf(string video) => Extensions.Select(extension => Path.ChangeExtension(video, extension))
        .FirstOrDefault(path => File.Exists(path) && FileStatus.IsRegular(path));

    /// <summary>Reads the sound of a video.</summary>
    /// <param name="video">The video.</param>
    /// <param name="cancellation">Ends ffmpeg.</param>
    /// <returns>Samples of one channel, the mean of all, <see cref="Rate"/> a second, -1 to 1, from the video's first moment on; null where it has no
    /// sound.</returns>
    /// <exception cref="ExportException">There is a file that cannot be read, or the program is missing or fails.</exception>
    public static float[]? Read(string video, CancellationToken cancellation = default) =>
        BesideOf(video) is { } beside ? ReadWave(beside) : OfTrack(video, cancellation);

    /// <summary>Writes samples of one channel as a .wav file of 16 bits, whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, float[] samples) => AtomicFile.Write(path, stream =>
    {
        using MemoryStream whole = new();
        new WaveFile(new DiscreteSignal(Rate, samples), 16).SaveTo(whole);
        stream.Write(whole.ToArray());
    });

    private static float[] ReadWave(string path)
    {
        if (new FileInfo(path).Length is > MostBytes and var length)
            throw Wrong(path, Invariant($"{length >> 20} MB"), Invariant($"at most {MostBytes >> 20} MB"), null);
        try
        {
            (float[] mean, int rate) = WaveBytes.Read(File.ReadAllBytes(path));
            if (rate is < 4000 or > 400_000 || mean.Length == 0)
                throw new InvalidDataException(Invariant($"{mean.Length} samples at {rate} Hz"));
            return rate == Rate ? mean : Operation.Resample(new DiscreteSignal(rate, mean), Rate).Samples;
        }
        catch (InvalidDataException problem)
        {
            throw Wrong(path, problem.Message, "a .wav file of 8 to 32 bits, or of floating point, at 4 to 400 kHz", problem);
        }
    }

    private static float[]? OfTrack(string video, CancellationToken cancellation)
    {
        string[] arguments = ["-v", "error", "-nostdin", "-i", Path.GetFullPath(video), "-map", "0:a:0?", "-vn", "-ac", "1", "-ar",
            Invariant($"{Rate}"), "-fs", Invariant($"{MostBytes / 2}"), "-f", "s16le", "pipe:1"];
        ProcessStartInfo start = new("ffmpeg", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            using Process process = Process.Start(start)!;
            using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Patience);
            using CancellationTokenRegistration end = limit.Token.Register(() => process.Kill(entireProcessTree: true));
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None); // so that it never waits for a reader
            using MemoryStream sound = new();
            process.StandardOutput.BaseStream.CopyTo(sound);
            process.WaitForExit();
            cancellation.ThrowIfCancellationRequested();
            ReadOnlySpan<short> samples = MemoryMarshal.Cast<byte, short>(sound.GetBuffer().AsSpan(0, (int)sound.Length & ~1));
            if (samples.Length == 0) return null; // ffmpeg fails where there is no stream to write
            float[] scaled = new float[samples.Length];
            for (int place = 0; place < scaled.Length; place++) scaled[place] = samples[place] / 32768f;
            return scaled;
        }
        catch (Win32Exception problem)
        {
            throw Wrong(video, "no .wav file of its name beside it, and the program ffmpeg, which reads a video's own sound, is not installed",
                "either", problem);
        }
    }

    private static ExportException Wrong(string path, string found, string expected, Exception? problem) =>
        new(path, null, found, expected, "Give the sound as a .wav file of the video's name, or install ffmpeg.", problem);
}
