using Genex.Research.Alignment;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Audit;

/// <summary>One walk through a video to its very end: small frames of the aligned rows, and everything that is wrong on the way.</summary>
/// <param name="Block">Frames of 3 x 32 x 32 bytes (planes R, G, B), one per row; null when a row's frame could not be read.</param>
/// <param name="Condition">What became of the video.</param>
internal sealed record FramePass(byte[]? Block, VideoCondition Condition)
{
    private const int Side = FrameSummary.Side;

    /// <summary>Reads the video of an aligned recording.</summary>
    internal static FramePass Read(AlignedRecording recording, Action frameRead, CancellationToken cancellation)
    {
        if (Directory.Exists(recording.VideoPath)) return ReadFolder(recording, frameRead, cancellation);
        Dictionary<int, int> placeOf = recording.Rows.Select((row, place) => (row.FrameIndex, place)).ToDictionary(pair => pair.FrameIndex, pair => pair.place);
        byte[] block = new byte[recording.Rows.Count * 3 * Side * Side];
        int taken = 0;
        try
        {
            using var reader = new VideoReader(recording.VideoPath, CorruptionPolicy.Report);
            FrameRegion region = FrameRegion.OfModelInput(recording.VideoPath);
            while (reader.Next())
            {
                cancellation.ThrowIfCancellationRequested();
                frameRead();
                if (!placeOf.TryGetValue(reader.Index, out int place)) continue;
                using Mat image = reader.Retrieve(region, Side, Side);
                Planes(image, block.AsSpan(place * 3 * Side * Side, 3 * Side * Side));
                taken++;
            }

            List<string> damage = [.. reader.Damage.Select(one => one.ToString())];
            if (taken < placeOf.Count) damage.Add(Invariant($"{recording.VideoPath}: {taken} of {placeOf.Count} sampled frames could be read."));
            return new FramePass(taken == placeOf.Count ? block : null,
                new VideoCondition(recording.Participant, recording.VideoPath, reader.File.Duration.TotalMilliseconds, reader.File.FrameCount, damage));
        }
        catch (VideoException problem)
        {
            return new FramePass(null, Unreadable(recording.Participant, recording.VideoPath, problem));
        }
    }

    /// <summary>The same of a folder of images.</summary>
    private static FramePass ReadFolder(AlignedRecording recording, Action frameRead, CancellationToken cancellation)
    {
        byte[] block = new byte[recording.Rows.Count * 3 * Side * Side];
        List<string> damage = [];
        int frames = FolderFrames.In(recording.VideoPath).Count;
        for (int place = 0; place < recording.Rows.Count; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            frameRead();
            try
            {
                using Mat image = FolderFrames.Read(recording.VideoPath, recording.Rows[place].FrameIndex, Side);
                Planes(image, block.AsSpan(place * 3 * Side * Side, 3 * Side * Side));
            }
            catch (VideoException problem)
            {
                damage.Add(problem.Message.ReplaceLineEndings(" "));
            }
        }

        return new FramePass(damage.Count == 0 && recording.Rows.Count > 0 ? block : null,
            new VideoCondition(recording.Participant, recording.VideoPath, frames * ReleasedStudy.FrameMilliseconds, frames, damage));
    }

    /// <summary>The condition of a video that cannot be read at all.</summary>
    internal static VideoCondition Unreadable(ParticipantId participant, string path, VideoException problem) =>
        new(participant, path, null, null, [problem.Message.ReplaceLineEndings(" ")]);

    /// <summary>Blue, green, red pixel by pixel to planes of red, green, blue.</summary>
    private static void Planes(Mat image, Span<byte> planes)
    {
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                Vec3b pixel = image.At<Vec3b>(row, column);
                int place = row * Side + column;
                (planes[place], planes[place + Side * Side], planes[place + 2 * Side * Side]) = (pixel.Item2, pixel.Item1, pixel.Item0);
            }
        }
    }
}
