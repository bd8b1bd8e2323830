using System.Collections.Concurrent;
using Genex.Research.Recordings;

namespace Genex.Research.Datasets;

/// <summary>The frames at other sides than the one they are kept at.</summary>
public sealed partial class FrameBank
{
    private readonly ConcurrentDictionary<int, Lazy<FrameBank>> otherSides = new();

    /// <summary>The same frames at another side: area averages where they shrink, linear where they grow, as the frames of a video are resized. Made once and
    /// kept.</summary>
    /// <param name="side">Pixels; at least 1. The frames' own side gives these frames.</param>
    public FrameBank At(int side) => side == Side ? this : otherSides.GetOrAdd(side, wanted => new(() => Resized(wanted))).Value;

    private FrameBank Resized(int side)
    {
        FrameBank resized = new(side, []);
        byte[] block = new byte[(long)Count * resized.FrameLength];
        Parallel.For(0, Count, sample =>
            SampledFrame.ResizedPlanes(this[sample], Side, side).CopyTo(block, (long)sample * resized.FrameLength));
        for (int sample = 0; sample < Count; sample++) resized.frames.Add((block, sample * resized.FrameLength));
        return resized;
    }
}
