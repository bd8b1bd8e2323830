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

    /// <summary>All pairs of participants that share a recording.</summary>
    /// <param name="samples">Whose frames.</param>
    /// <param name="frames">Their summaries, in order of samples.</param>
    public static IReadOnlyList<SharedContent> Find(SampleSet samples, IReadOnlyList<FrameSummary> frames)
    {
        int count = samples.Participants.Count;
        int[][] own = [.. Enumerable.Range(0, count).Select(participant => samples.SamplesOf(participant).Where(sample => !frames[sample].IsFlat).ToArray())];
        (int, int)[] pairs = [.. from first in Enumerable.Range(0, count) from second in Enumerable.Range(first + 1, count - first - 1) select (first, second)];
        var found = new SharedContent?[pairs.Length];
        Parallel.For(0, pairs.Length, place =>
        {
            (int first, int second) = pairs[place];
            found[place] = Compare(samples.Participants[first], samples.Participants[second], own[first], own[second], frames);
        });
        return [.. found.OfType<SharedContent>()];
    }

    /// <summary>Whether two participants share a recording, seen from the first: what turns its colours into the second's.</summary>
    /// <returns>Null when they do not.</returns>
    public static SharedContent? Between(SampleSet samples, IReadOnlyList<FrameSummary> frames, ParticipantId first, ParticipantId second)
    {
        List<ParticipantId> people = [.. samples.Participants];
        return Compare(first, second, Own(first), Own(second), frames);

        int[] Own(ParticipantId id) => [.. samples.SamplesOf([people.IndexOf(id)]).Where(sample => !frames[sample].IsFlat)];
    }

    /// <summary>Participants joined wherever two share a recording.</summary>
    internal static IReadOnlyList<IReadOnlyList<ParticipantId>> Groups(IReadOnlyList<ParticipantId> participants, IReadOnlyList<SharedContent> shared)
    {
        Dictionary<ParticipantId, List<ParticipantId>> groupOf = participants.ToDictionary(id => id, id => new List<ParticipantId> { id });
        foreach (SharedContent pair in shared)
        {
            (List<ParticipantId> kept, List<ParticipantId> joined) = (groupOf[pair.First], groupOf[pair.Second]);
            if (ReferenceEquals(kept, joined)) continue;
            kept.AddRange(joined);
            foreach (ParticipantId id in joined) groupOf[id] = kept;
        }

        return [.. groupOf.Values.Distinct().Select(group => (IReadOnlyList<ParticipantId>)[.. group.Order()]).OrderBy(group => group[0])];
    }

    private static SharedContent? Compare(ParticipantId first, ParticipantId second, int[] left, int[] right, IReadOnlyList<FrameSummary> frames)
    {
        int shorter = Math.Min(left.Length, right.Length);
        if (shorter == 0) return null;
        List<(int First, int Second)> places = Enumerable.Range(1 - right.Length, left.Length + right.Length - 1)
            .Select(shift => Along(shift, left, right, frames)).MaxBy(found => found.Count)!;
        if (places.Count == 0 || (places.Count < LeastShare * shorter && LongestRun(places) < LeastRun)) return null;
        (int, int)[] matches = [.. places.Select(pair => (left[pair.First], right[pair.Second]))];
        (FrameSummary First, FrameSummary Second)[] seen = [.. matches.Select(pair => (frames[pair.Item1], frames[pair.Item2]))];
        return new SharedContent(
            first, second, matches, shorter,
            Moments.Median(seen.Select(pair => Vectors.Product(pair.First.Structure, pair.Second.Structure))),
            Moments.Median(seen.Select(pair => (double)BitOperations.PopCount(pair.First.Hash ^ pair.Second.Hash))),
            PhotometricChange.Fit(seen));
    }

    /// <summary>Matches of one recording shifted against the other: a copy keeps its order in time, two people who pass through like poses do not.</summary>
    private static List<(int First, int Second)> Along(int shift, int[] left, int[] right, IReadOnlyList<FrameSummary> frames)
    {
        List<(int First, int Second)> places = [];
        for (int place = Math.Max(0, shift); place < left.Length && place - shift < right.Length; place++)
            if (ShowTheSame(frames[left[place]], frames[right[place - shift]])) places.Add((place, place - shift));
        return places;
    }

    private static bool ShowTheSame(FrameSummary left, FrameSummary right)
    {
        double correlation = Vectors.Product(left.Structure, right.Structure);
        int distance = BitOperations.PopCount(left.Hash ^ right.Hash);
        bool moves = left.MovementStrength >= LeastMovement && right.MovementStrength >= LeastMovement;
        if (distance <= MostHashDistance
            && (correlation >= LeastStillCorrelation
                || (moves && correlation >= LeastCorrelation && Vectors.Product(left.Movement, right.Movement) >= LeastMovementCorrelation)))
        {
            return true;
        }

        return ClippedFrames.Compare(left, right) is { } shown && (shown.Picture >= LeastClippedCorrelation
            || (moves && shown.Picture >= LeastCorrelation && shown.Movement >= LeastMovementCorrelation));
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
