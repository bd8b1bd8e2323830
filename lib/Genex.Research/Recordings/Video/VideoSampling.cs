namespace Genex.Research.Recordings;

/// <summary>Frames of a video at a given rate.</summary>
public static class VideoSampling
{
    /// <summary>Takes the first frame at or after 0, 1/rate, 2/rate … seconds. Frames in between are decoded, as the codec needs,
    /// but not converted.</summary>
    /// <param name="path">The video.</param>
    /// <param name="settings">Rate, region, size; null for the defaults.</param>
    /// <param name="damaged">Told of damage when the policy is <see cref="CorruptionPolicy.Report"/>.</param>
    /// <param name="cancellationToken">Stops between two frames.</param>
    /// <returns>Frames in order; read lazily. The caller disposes each.</returns>
    /// <exception cref="VideoException">The file cannot be read, or is damaged and the policy is not Report.</exception>
    public static IEnumerable<SampledFrame> Read(
        string path, VideoSamplingSettings? settings = null, Action<VideoDamage>? damaged = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        settings ??= new VideoSamplingSettings();
        var clock = new SamplingClock(settings.RateHz);
        return Frames(path, settings, FrameChoice.AtRate(settings.RateHz), reader => clock.IsDue(reader.Milliseconds), damaged, cancellationToken);
    }

    /// <summary>Takes the frames with these indices, whatever the rate of the settings: those of aligned rows, say.</summary>
    /// <param name="path">The video.</param>
    /// <param name="frameIndices">Indices from 0, as <see cref="VideoReader.Index"/> counts them, in any order; frames come in the video's.</param>
    /// <param name="settings">Region, size; null for the defaults.</param>
    /// <param name="damaged">Told of damage when the policy is <see cref="CorruptionPolicy.Report"/>.</param>
    /// <param name="cancellationToken">Stops between two frames.</param>
    /// <returns>Frames in order; read lazily, up to the last one asked for. The caller disposes each.</returns>
    /// <exception cref="VideoException">The file cannot be read, is damaged and the policy is not Report, or ends before the last index (with every
    /// policy).</exception>
    public static IEnumerable<SampledFrame> ReadIndices(
        string path, IEnumerable<int> frameIndices, VideoSamplingSettings? settings = null, Action<VideoDamage>? damaged = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var wanted = frameIndices.ToHashSet();
        return wanted.Count == 0 ? [] : Chosen(path, wanted, settings ?? new VideoSamplingSettings(), damaged, cancellationToken);
    }

    private static IEnumerable<SampledFrame> Chosen(
        string path, HashSet<int> wanted, VideoSamplingSettings settings, Action<VideoDamage>? damaged, CancellationToken cancellationToken)
    {
        int left = wanted.Count;
        foreach (SampledFrame frame in Frames(path, settings, FrameChoice.Of(wanted), reader => wanted.Contains(reader.Index), damaged,
            cancellationToken))
        {
            left--;
            yield return frame;
            if (left == 0)
                yield break;
        }
        throw new VideoException(path, null, Invariant($"the video has no frame {wanted.Max()}"),
            Invariant($"{wanted.Count} chosen frames, of which {left} are missing"),
            "The rows were made from another version of the file; align the study again.");
    }

    private static IEnumerable<SampledFrame> Frames(
        string path, VideoSamplingSettings settings, FrameChoice choice, Func<VideoReader, bool> isWanted, Action<VideoDamage>? damaged,
        CancellationToken cancellationToken)
    {
        using var reader = new VideoReader(path, settings.Corruption, choice);
        FrameRegion region = settings.Region ?? RegionFinder.Find(path).Region;
        int told = 0;
        while (reader.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            Tell();
            if (isWanted(reader))
                yield return new SampledFrame(reader.Index, reader.Milliseconds, reader.Retrieve(region, settings.Width, settings.Height));
        }
        Tell();

        void Tell()
        {
            for (; told < reader.Damage.Count; told++)
                damaged?.Invoke(reader.Damage[told]);
        }
    }
}
