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
    private const int BlockSeconds = 10;
    private static readonly string[] Extensions = [".wav", ".WAV"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>The .wav file beside a video; null when there is none.</summary>
    public static string? BesideOf(string video) => Extensions.Select(extension => Path.ChangeExtension(video, extension))
        .FirstOrDefault(path => File.Exists(path) && FileStatus.IsRegular(path));

    /// <summary>Reads the sound of a video at once.</summary>
    /// <param name="video">The video.</param>
    /// <param name="cancellation">Ends ffmpeg.</param>
    /// <returns>Samples of one channel, the mean of all, <see cref="Rate"/> a second, -1 to 1, from the video's first moment on; null where it has no
    /// sound.</returns>
    /// <exception cref="ExportException">There is a file that cannot be read, or the program is missing or fails.</exception>
    public static float[]? Read(string video, CancellationToken cancellation = default) =>
        Blocks(video, cancellation).SelectMany(block => block).ToArray() is { Length: > 0 } samples ? samples : null;

    /// <summary>The same, some seconds at a time, so that memory does not grow with its length; no block where it has no sound.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    internal static IEnumerable<float[]> Blocks(string video, CancellationToken cancellation = default) =>
        BesideOf(video) is { } beside ? OfWave(beside) : OfTrack(video, cancellation);

    /// <summary>Writes samples of one channel as a .wav file of 16 bits, whole or not at all.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, float[] samples) => AtomicFile.Write(path, stream =>
    {
        using MemoryStream whole = new();
        new WaveFile(new DiscreteSignal(Rate, samples), 16).SaveTo(whole);
        stream.Write(whole.ToArray());
    });

    private static IEnumerable<float[]> OfWave(string path)
    {
        using FileStream file = File.OpenRead(path);
        if (file.Length is > MostBytes and var length)
            throw Wrong(path, Invariant($"{length >> 20} MB"), Invariant($"at most {MostBytes >> 20} MB"), null);
        WaveReader wave;
        try
        {
            wave = WaveReader.Open(file);
            if (wave.Rate is < 4000 or > 400_000 || wave.Count == 0)
                throw new InvalidDataException(Invariant($"{wave.Count} samples at {wave.Rate} Hz"));
        }
        catch (InvalidDataException problem)
        {
            throw Wrong(path, problem.Message, "a .wav file of 8 to 32 bits, or of floating point, at 4 to 400 kHz", problem);
        }

        IEnumerable<float[]> blocks = wave.Blocks(BlockSeconds * wave.Rate);
        foreach (float[] block in wave.Rate == Rate ? blocks : Resampled(blocks, wave.Rate)) yield return block;
    }

    // A second of what is before and after a block stands at its edges, so that they sound as the middle does.
    private static IEnumerable<float[]> Resampled(IEnumerable<float[]> blocks, int rate)
    {
        float[] before = [];
        float[]? block = null;
        foreach (float[] next in blocks)
        {
            if (block is not null)
            {
                yield return One(before, block, next.AsSpan(0, Math.Min(rate, next.Length)).ToArray());
                before = block[^rate..];
            }
            block = next;
        }
        if (block is not null) yield return One(before, block, []);

        float[] One(float[] lead, float[] own, float[] tail)
        {
            float[] made = Operation.Resample(new DiscreteSignal(rate, [.. lead, .. own, .. tail]), Rate).Samples;
            int from = lead.Length == 0 ? 0 : Rate, to = tail.Length == 0 ? made.Length : from + (BlockSeconds * Rate);
            return made[from..to];
        }
    }

    private static IEnumerable<float[]> OfTrack(string video, CancellationToken cancellation)
    {
        using Process process = Started(video);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using CancellationTokenRegistration end = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        try
        {
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None); // so that it never waits for a reader
            byte[] bytes = new byte[2 * BlockSeconds * Rate];
            int count;
            while ((count = process.StandardOutput.BaseStream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)) > 1)
            {
                float[] scaled = new float[count / 2];
                for (int place = 0; place < scaled.Length; place++) scaled[place] = MemoryMarshal.Cast<byte, short>(bytes)[place] / 32768f;
                yield return scaled;
            }

            process.WaitForExit(); // it fails where there is no stream to write
            cancellation.ThrowIfCancellationRequested();
            if (limit.IsCancellationRequested) throw Wrong(video, Invariant($"its sound was not read in {Patience.TotalMinutes} minutes"), "less", null);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static Process Started(string video)
    {
        string[] arguments = ["-v", "error", "-nostdin", "-i", Path.GetFullPath(video), "-map", "0:a:0?", "-vn", "-ac", "1", "-ar",
            Invariant($"{Rate}"), "-fs", Invariant($"{MostBytes / 2}"), "-f", "s16le", "pipe:1"];
        return VideoProgram.Start("ffmpeg", arguments) ?? throw Wrong(video,
            "no .wav file of its name beside it, and the program ffmpeg, which reads a video's own sound, is not installed", "either", null);
    }

    private static ExportException Wrong(string path, string found, string expected, Exception? problem) =>
        new(path, null, found, expected, "Give the sound as a .wav file of the video's name, or install ffmpeg.", problem);
}
