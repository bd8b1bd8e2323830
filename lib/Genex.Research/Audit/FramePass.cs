using Genex.Research.Alignment;
using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Audit;

/// <summary>Small frames of the aligned rows of one recording, and everything that is wrong with its video or its images.</summary>
/// <param name="Block">Frames of 3 x S x S bytes (planes R, G, B), one per row; null when a row's frame could not be read.</param>
/// <param name="Condition">What became of the video.</param>
internal sealed record FramePass(byte[]? Block, VideoCondition Condition)
{
    /// <summary>What the alignment left of an aligned recording's video, or what a folder of images holds.</summary>
    internal static FramePass Of(AlignedRecording recording, VideoPass? video, int side, Action frameRead, CancellationToken cancellation) => video is null
        ? ReadFolder(recording, side, frameRead, cancellation)
        : new FramePass([.. video.Pictures.SelectMany(picture => picture)], new VideoCondition(recording.Participant, recording.VideoPath,
            video.File.Duration.TotalMilliseconds, video.File.FrameCount, [.. video.Damage.Select(one => one.ToString())]));

    /// <summary>Reads a folder of images.</summary>
    private static FramePass ReadFolder(AlignedRecording recording, int side, Action frameRead, CancellationToken cancellation)
    {
        byte[] block = new byte[recording.Rows.Count * 3 * side * side];
        List<string> damage = [];
        int frames = FolderFrames.In(recording.VideoPath).Count;
        for (int place = 0; place < recording.Rows.Count; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            frameRead();
            try
            {
                using Mat image = FolderFrames.Read(recording.VideoPath, recording.Rows[place].FrameIndex, side);
                SampledFrame.Planes(image).CopyTo(block, place * 3 * side * side);
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
}
