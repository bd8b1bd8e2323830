using Genex.Research.Recordings;

namespace Genex.Research.Alignment;

/// <summary>Estimates the relation of a video's clock to its exports', from what both know: jumps of the gaze path and fixation starts; motion of the face and
/// facial actions.</summary>
/// <remarks>
/// First the offset and drift at which the exports' moments fall on the most motion, from coarse to fine (a cross-correlation of the motion with the moments,
/// over a warped time axis); then each moment is matched to its own change, and a robust line through the matches gives offset, drift and what they leave.
/// </remarks>
internal static class ClockEstimator
{
    /// <summary>Crystals differ by up to about 100 parts per million; screen recorders by more.</summary>
    private const double LargestDrift = 2000e-6, UsualDrift = 300e-6;

    /// <summary>How far the best score must stand out from the others (robust standard deviations) to be believed.</summary>
    private const double LeastDistinction = 6;

    /// <summary>Matches of the sharpest cue that are enough to leave the other one out.</summary>
    private const int EnoughMatches = 25;

    /// <summary>Estimates a clock.</summary>
    /// <param name="track">The video, with motion.</param>
    /// <param name="recording">Its exports.</param>
    /// <param name="maximumOffsetMilliseconds">Farthest offset to look for, either way.</param>
    /// <returns>Null when nothing stands out: no cue, too few events, or motion that has nothing to do with them.</returns>
    internal static ClockRelation? Estimate(FrameTrack track, Recording recording, double maximumOffsetMilliseconds)
    {
        IReadOnlyList<ClockCue> cues = ClockCue.Of(track, recording);
        if (cues.Count == 0)
            return null;
        ClockSearch search = ClockSearch.Over(cues, maximumOffsetMilliseconds, LargestDrift);
        if (search.Distinction < LeastDistinction)
            return null;

        ClockRelation? best = null;
        foreach (ClockCue cue in cues)
        {
            if (Refine(cue, search.Best) is { } refined && (best is null || (best.Matches < EnoughMatches && refined.Matches > best.Matches)))
                best = refined;
        }
        return best;
    }

    /// <summary>How clearly a video keeps time with exports, in robust standard deviations over all offsets; 0 where there is nothing to compare, or not
    /// clearly enough to set a clock.</summary>
    internal static double Distinction(FrameTrack track, Recording recording, double maximumOffsetMilliseconds) =>
        ClockCue.Of(track, recording) is { Count: > 0 } cues
            && ClockSearch.Over(cues, maximumOffsetMilliseconds, LargestDrift).Distinction is >= LeastDistinction and var distinction ? distinction : 0;

    /// <summary>By how many milliseconds fixations lie later than facial coding, each set to the video by itself, in the middle of the recording.</summary>
    /// <returns>Null unless both stand out by themselves.</returns>
    internal static double? GazeLag(FrameTrack track, Recording recording, double maximumOffsetMilliseconds)
    {
        if (track.GazeMotion is null || ClockCue.Of(track, recording) is not [var gaze, var face]) return null;
        ClockSearch[] each = [.. new[] { gaze, face }.Select(cue => ClockSearch.Over([cue], maximumOffsetMilliseconds, LargestDrift))];
        double middle = (track.Milliseconds[0] + track.Milliseconds[^1]) / 2;
        return each.All(one => one.Distinction >= LeastDistinction) ? each[1].Best.ToVideo(middle) - each[0].Best.ToVideo(middle) : null;
    }

    private static ClockRelation? Refine(ClockCue cue, ClockRelation clock)
    {
        for (int round = 0; round < 3; round++)
        {
            (double Export, double Video)[] matches = [.. cue.Matches(clock)];
            if (matches.Length < ClockCue.FewestEvents)
                return null;
            RobustLine line = RobustLine.Fit([.. matches.Select(match => (match.Export, match.Video - match.Export))], UsualDrift);
            clock = new ClockRelation(line.Intercept, line.Slope, line.RootMeanSquare, line.Count, ClockSource.Estimated);
        }
        return clock;
    }
}
