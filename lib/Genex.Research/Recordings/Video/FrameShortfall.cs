namespace Genex.Research.Recordings;

/// <summary>Whether fewer decoded frames than announced are damage, or the announcement is wrong.</summary>
/// <remarks>
/// An MP4 file counts its frames one by one (ISO/IEC 14496-12, 8.7.3), so that frames are lost when fewer come, but for those that its edit list hides
/// (8.6.6). Every other container announces a duration times a rate: longer than the pictures where the sound is, where the first frame is late, or where the
/// rate varies.
/// </remarks>
internal static class FrameShortfall
{
    /// <summary>Whether the difference is damage, from the container and the longest gap alone.</summary>
    internal static bool IsDamage(VideoFile file, int decoded, double longestGapMilliseconds)
    {
        if (!Mp4Boxes.IsMp4(file.Path))
            return false;
        if (longestGapMilliseconds > 0)
            return true;
        double hidden = Mp4Boxes.HiddenSeconds(file.Path) * file.FramesPerSecond;
        return file.FrameCount - decoded > Math.Ceiling(hidden) + (hidden > 0 ? 1 : 0);
    }
}
