using System.Security.Cryptography;
using System.Text;
using Genex.Research.Alignment;
using Genex.Research.Recordings;

#pragma warning disable MA0048 // a loader and what it asks for frames

namespace Genex.Research.Datasets;

/// <summary>Gives the frames of one recording's rows, in order of rows: each 3 x S x S bytes, planes R, G, B of the model's region, resized.</summary>
public delegate IEnumerable<byte[]> FrameReader(AlignedRecording recording, int side, CancellationToken cancellation);

/// <summary>Fills a frame bank: decodes and resizes every aligned row's frame once, and keeps the result on disk for the next time.</summary>
/// <remarks>
/// One cache file per recording, named by what decides its content: the video's name, length and time of change, the frames taken, the region and the side.
/// A file is written beside its place and renamed, so a crash leaves none or a whole one; one that does not fit its name is made again. Deleting the folder is
/// always safe.
/// </remarks>
/// <param name="reader">Decodes frames.</param>
/// <param name="region">Names what the reader cuts out, as "webcam"; part of the identity.</param>
/// <param name="cacheFolder">Where files are kept; null keeps none.</param>
public sealed class FrameLoader(FrameReader reader, string region, string? cacheFolder)
{
    private const int FormatVersion = 1;

    /// <summary>Loads one frame per row.</summary>
    /// <param name="study">Whose rows.</param>
    /// <param name="side">S, pixels.</param>
    /// <param name="progress">Told after every few frames and every recording.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="InvalidDataException">The reader gave fewer or more frames than the recording has rows, or one of another size.</exception>
    public FrameBank Load(AlignedStudy study, int side, IProgress<Progress>? progress = null, CancellationToken cancellation = default)
    {
        List<byte[]> blocks = [];
        int done = 0, total = study.Rows.Count;
        foreach (AlignedRecording recording in study.Recordings.Where(recording => recording.Rows.Count > 0))
        {
            string? path = cacheFolder is null ? null
                : Path.Combine(cacheFolder, Invariant($"{recording.Participant.ToString().Replace(' ', '-')}-{side}-{Identity(recording, side)}.frames"));
            byte[]? block = ReadCache(path, recording.Rows.Count * 3 * side * side);
            bool cached = block is not null;
            block ??= Decode(recording, side, frames => progress?.Report(new Progress("reading frames", done + frames, total)), cancellation);
            if (!cached && path is not null) WriteCache(path, block);
            blocks.Add(block);
            done += recording.Rows.Count;
            progress?.Report(new Progress("reading frames", done, total));
        }

        return new FrameBank(side, blocks);
    }

    private byte[] Decode(AlignedRecording recording, int side, Action<int> report, CancellationToken cancellation)
    {
        int length = 3 * side * side, frames = 0;
        byte[] block = new byte[recording.Rows.Count * length];
        foreach (byte[] frame in reader(recording, side, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (frames == recording.Rows.Count || frame.Length != length)
                throw new InvalidDataException(
                    Invariant($"{recording.VideoPath}: frame {frames} has {frame.Length} bytes; expected {recording.Rows.Count} frames of {length}."));
            frame.CopyTo(block, frames * length);
            if (++frames % 50 == 0) report(frames);
        }

        return frames == recording.Rows.Count ? block
            : throw new InvalidDataException(
            Invariant($"{recording.VideoPath}: {frames} frames could be read; expected {recording.Rows.Count}, one per aligned row."));
    }

    private string Identity(AlignedRecording recording, int side)
    {
        FileInfo[] files = Directory.Exists(recording.VideoPath) ? [.. FolderFrames.In(recording.VideoPath).Select(path => new FileInfo(path))]
            : [new(recording.VideoPath)];
        string stamps = string.Join(';',
            files.Select(file => FileStamp.Of(file).Text(';')));
        string where = (recording.Region is { } found ? $"{region}, {found.Region.Text}" : region) + FacesOf(recording);
        string text = Invariant($"{FormatVersion};{where};{side};{stamps};{string.Join(',', recording.Rows.Select(row => row.FrameIndex))}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..24];
    }

    private static string FacesOf(AlignedRecording recording) => recording.Faces is not { } faces ? ""
        : Invariant($", faces with margin {faces.Search.Margin:R}: ") + string.Join(',', recording.Rows.Select(row => row.Face?.Box is { } box
            ? Invariant($"{box.X:R} {box.Y:R} {box.Width:R} {box.Height:R}") : "-"));

    // A cache file is the frames and their SHA-256.
    private static byte[]? ReadCache(string? path, int length)
    {
        if (path is null || !File.Exists(path)) return null;
        if (new FileInfo(path).Length == length + SHA256.HashSizeInBytes)
        {
            byte[] all = File.ReadAllBytes(path), block = all[..length];
            if (SHA256.HashData(block).AsSpan().SequenceEqual(all.AsSpan(length))) return block;
        }

        CacheFile.Damaged(path);
        return null;
    }

    private static void WriteCache(string path, byte[] block) => CacheFile.TryWrite(path, file =>
    {
        file.Write(block);
        file.Write(SHA256.HashData(block));
    });
}
