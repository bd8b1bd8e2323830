using Genex.Research.Alignment;
using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>The frames of a prepared study as a bank whose pixels stay on disk until they are looked at.</summary>
internal static class PreparedFrames
{
    /// <summary>One frame per row.</summary>
    /// <param name="store">Where the frames lie.</param>
    /// <param name="study">Rows that were taken from it.</param>
    /// <param name="side">Side wanted, pixels; at most the store's own. A smaller one is resized from it, in memory.</param>
    /// <exception cref="ArgumentException">The store's frames are smaller.</exception>
    /// <exception cref="ExportException">A file of the store is not as it was written.</exception>
    public static FrameBank Of(PreparedStudy store, AlignedStudy study, int side)
    {
        if (side > store.Settings.Side)
        {
            throw new ArgumentException(Invariant($"{store.Folder} holds frames of {store.Settings.Side} x {store.Settings.Side} pixels; {side} are wanted. ")
                + Invariant($"Prepare the study with --image-size {side} into another folder, or take a profile with smaller frames."), nameof(side));
        }

        return FrameBank.Mapped(store.Settings.Side, study.Recordings.SelectMany(recording =>
        {
            PreparedPictures pictures = new(store, PreparedRecording.Of(store, recording.Participant, recording.Stimulus));
            return recording.Rows.Select(pictures.Of);
        })).At(side);
    }
}
