using System.Numerics;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>Two participants whose frames show the same recording, whatever was done to its colours.</summary>
/// <param name="First">A participant.</param>
/// <param name="Second">Another.</param>
/// <param name="Matches">Pairs of samples (of the first, of the second) that show the same.</param>
/// <param name="Of">Frames of the shorter recording that show anything.</param>
/// <param name="Correlation">Median normalised correlation over the matches.</param>
/// <param name="HashDistance">Median number of differing bits of the two 64-bit difference hashes.</param>
/// <param name="Change">What turns the first's colours into the second's, fitted on the matches.</param>
public sealed record SharedContent(
    ParticipantId First, ParticipantId Second, IReadOnlyList<(int First, int Second)> Matches, int Of, double Correlation, double HashDistance,
    PhotometricChange Change)
{
    /// <summary>Least normalised correlation of two frames that show the same, when their movements agree as well.</summary>
    public const double LeastCorrelation = 0.9;

    /// <summary>Least correlation of what differs from the recordings' mean frames: different people at the same desk look alike, but do not move
    /// alike.</summary>
    public const double LeastMovementCorrelation = 0.9;

    /// <summary>Least correlation where the picture alone must tell: nothing moves, or only part of a recording was copied, so that the mean frames
    /// differ.</summary>
    public const double LeastStillCorrelation = 0.99;

    /// <summary>The same over the pixels that neither frame clips, which are fewer, and where the hash cannot help.</summary>
    public const double LeastClippedCorrelation = 0.995;

    /// <summary>Differing hash bits, of 64, that two frames that show the same may have.</summary>
    public const int MostHashDistance = 12;

    /// <summary>Movement (gray levels, of 255) from which it can be told apart from noise.</summary>
    public const double LeastMovement = 1;

    /// <summary>Share of the shorter recording that must be found again, in its order.</summary>
    public const double LeastShare = 0.5;

    /// <summary>Or so many frames one after the other.</summary>
    public const int LeastRun = 10;

    /// <summary>Fewest frames that are twins, in whatever order, from which two recordings share content.</summary>
    public const int LeastTwins = 4;

    /// <summary>And at least this fraction of the shorter recording.</summary>
    public const double LeastTwinShare = 0.02;

    /// <summary>Least correlation of two mean pictures, one moved over the other, from which their frames are compared. Copies give 0.99 and more; two people
    /// may reach 0.96, and then their frames tell them apart.</summary>
    public const double LeastRegistration = 0.9;

    /// <summary>How the second's pictures were moved against the first's.</summary>
    public FrameGeometry Geometry { get; init; } = FrameGeometry.None;

    /// <summary>Whether the matches follow the order of both recordings in time.</summary>
    public bool InOrder { get; init; } = true;

    /// <summary>All pairs of participants that share a recording.</summary>
    /// <param name="samples">Whose frames.</param>
    /// <param name="frames">Their summaries, in order of samples.</param>
    public static IReadOnlyList<SharedContent> Find(SampleSet samples, IReadOnlyList<FrameSummary> frames) =>
        [.. Pairs(samples, frames).Select(pair => pair.Shared).OfType<SharedContent>()];

    /// <summary>All pairs of participants that share a recording, or look like parts of one.</summary>
    internal static IReadOnlyList<(SharedContent? Shared, RecordingParts? Parts)> Pairs(SampleSet samples, IReadOnlyList<FrameSummary> frames)
    {
        RecordingFrames[] own = RecordingFrames.Of(samples, frames);
        int count = own.Length;
        Parallel.ForEach(own.Where(one => one.Frames.Length > 0), one => _ = (one.Own, one.Mean));
        (int, int)[] pairs = [.. from first in Enumerable.Range(0, count) from second in Enumerable.Range(first + 1, count - first - 1) select (first, second)];
        var found = new (SharedContent? Shared, RecordingParts? Parts)[pairs.Length];
        Parallel.For(0, pairs.Length, place =>
        {
            (RecordingFrames first, RecordingFrames second) = (own[pairs[place].Item1], own[pairs[place].Item2]);
            SharedContent? shared = Compare(first, second, out double mixed);
            found[place] = (shared, shared is null ? RecordingParts.Of(first, second, mixed) : null);
        });
        return [.. found.Where(pair => pair.Shared is not null || pair.Parts is not null)];
    }

    /// <summary>Whether two participants share a recording, seen from the first: what turns its colours into the second's.</summary>
    /// <returns>Null when they do not.</returns>
    public static SharedContent? Between(SampleSet samples, IReadOnlyList<FrameSummary> frames, ParticipantId first, ParticipantId second)
    {
        RecordingFrames[] own = RecordingFrames.Of(samples, frames);
        return Compare(own.First(one => one.Participant == first), own.First(one => one.Participant == second), out _);
    }

    /// <summary>Participants joined wherever two share a recording.</summary>
    internal static IReadOnlyList<IReadOnlyList<ParticipantId>> Groups(
        IReadOnlyList<ParticipantId> participants, IEnumerable<(ParticipantId First, ParticipantId Second)> shared)
    {
        Dictionary<ParticipantId, List<ParticipantId>> groupOf = participants.ToDictionary(id => id, id => new List<ParticipantId> { id });
        foreach ((ParticipantId first, ParticipantId second) in shared)
        {
            (List<ParticipantId> kept, List<ParticipantId> joined) = (groupOf[first], groupOf[second]);
            if (ReferenceEquals(kept, joined)) continue;
            kept.AddRange(joined);
            foreach (ParticipantId id in joined) groupOf[id] = kept;
        }

        return [.. groupOf.Values.Distinct().Select(group => (IReadOnlyList<ParticipantId>)[.. group.Order()]).OrderBy(group => group[0])];
    }

    private static SharedContent? Compare(RecordingFrames first, RecordingFrames second, out double mixed)
    {
        mixed = 0;
        return first.Frames.Length == 0 || second.Frames.Length == 0 ? null
            : Compare(first, second, FrameGeometry.None, out mixed) ?? Moved(first, second);
    }

    /// <summary>The same with one picture moved over the other, where that makes the mean pictures alike.</summary>
    private static SharedContent? Moved(RecordingFrames first, RecordingFrames second)
    {
        foreach (bool mirrored in (bool[])[false, true])
        {
            (FrameGeometry geometry, double correlation) = FrameRegistration.Find(first.Mean, second.Mean, mirrored);
            if (correlation < LeastRegistration || geometry == FrameGeometry.None) continue;
            if (Compare(first.Seen(geometry, asFirst: true), second.Seen(geometry, asFirst: false), geometry, out _) is { } found) return found;
        }

        return null;
    }

    private static SharedContent? Compare(RecordingFrames first, RecordingFrames second, FrameGeometry geometry, out double mixed)
    {
        mixed = 0;
        float[,] between = FrameTwins.Between(first.Frames, second.Frames);
        if (Ordered(first.Frames, second.Frames, between) is { } ordered) return Shared(first, second, ordered, geometry, inOrder: true);
        FrameTwins twins = FrameTwins.Of(between, first.Own, second.Own);
        mixed = twins.Mixed;
        double least = Math.Max(LeastTwins, LeastTwinShare * Math.Min(first.Frames.Length, second.Frames.Length));
        return twins.Pairs.Count < least ? null : Shared(first, second, twins.Pairs, geometry, inOrder: false);
    }

    private static SharedContent Shared(RecordingFrames first, RecordingFrames second, IReadOnlyList<(int First, int Second)> pairs, FrameGeometry geometry,
        bool inOrder)
    {
        (FrameSummary First, FrameSummary Second)[] seen = [.. pairs.Select(pair => (first.Frames[pair.First], second.Frames[pair.Second]))];
        return new SharedContent(
            first.Participant, second.Participant, [.. pairs.Select(pair => (first.Samples[pair.First], second.Samples[pair.Second]))],
            Math.Min(first.Frames.Length, second.Frames.Length),
            Moments.Median(seen.Select(pair => Vectors.Product(pair.First.Structure, pair.Second.Structure))),
            Moments.Median(seen.Select(pair => (double)BitOperations.PopCount(pair.First.Hash ^ pair.Second.Hash))),
            PhotometricChange.Fit(seen))
        { Geometry = geometry, InOrder = inOrder };
    }

    /// <summary>Matches in the order of both; null when there are too few.</summary>
    private static List<(int First, int Second)>? Ordered(FrameSummary[] left, FrameSummary[] right, float[,] between)
    {
        List<(int First, int Second)> places = Enumerable.Range(1 - right.Length, left.Length + right.Length - 1)
            .Select(shift => Along(shift, left, right, between)).MaxBy(found => found.Count)!;
        return places.Count > 0 && (places.Count >= LeastShare * Math.Min(left.Length, right.Length) || LongestRun(places) >= LeastRun) ? places : null;
    }

    /// <summary>Matches of one recording shifted against the other: a copy keeps its order in time, two people who pass through like poses do not.</summary>
    private static List<(int First, int Second)> Along(int shift, FrameSummary[] left, FrameSummary[] right, float[,] between)
    {
        List<(int First, int Second)> places = [];
        for (int place = Math.Max(0, shift); place < left.Length && place - shift < right.Length; place++)
            if (ShowTheSame(left[place], right[place - shift], between[place, place - shift])) places.Add((place, place - shift));
        return places;
    }

    private static bool ShowTheSame(FrameSummary left, FrameSummary right, double correlation)
    {
        int distance = BitOperations.PopCount(left.Hash ^ right.Hash);
        bool moves = left.MovementStrength >= LeastMovement && right.MovementStrength >= LeastMovement;
        if (distance <= MostHashDistance
            && (correlation >= LeastStillCorrelation
                || (moves && correlation >= LeastCorrelation && Vectors.Product(left.Movement, right.Movement) >= LeastMovementCorrelation)))
        {
            return true;
        }

        if (!ClippedFrames.Comparable(left, right)) return false;
        double picture = ClippedFrames.Picture(left, right);
        return picture >= LeastClippedCorrelation
            || (moves && picture >= LeastCorrelation && ClippedFrames.Movement(left, right) >= LeastMovementCorrelation);
    }

    /// <summary>Longest chain of successive frames of the one that match successive frames of the other.</summary>
    private static int LongestRun(List<(int First, int Second)> places)
    {
        int longest = 0, run = 0;
        for (int place = 0; place < places.Count; place++)
        {
            run = place > 0 && places[place].First == places[place - 1].First + 1 && places[place].Second == places[place - 1].Second + 1 ? run + 1 : 1;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
