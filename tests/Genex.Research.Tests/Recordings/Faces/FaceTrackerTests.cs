using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

public class FaceTrackerTests
{
    private static readonly FaceSearch Search = new() { Finder = "none", LongestGapSeconds = 2, SmoothingSeconds = 0 };

    [Fact]
    public void Boxes_are_those_of_the_slow_reference()
    {
        for (int seed = 0; seed < 400; seed++)
        {
            SeededRandom random = new(seed);
            FaceSearch search = Search with
            {
                LongestGapSeconds = random.Below(4) * 0.7,
                SmoothingSeconds = random.Below(4) * 0.4,
                LeastConfidence = 0.2 + 0.5 * random.NextDouble(),
            };
            (double Milliseconds, IReadOnlyList<FaceBox> Faces)[] moments = Drawn(random);
            FrameFace[] expected = SlowTracker.Track(moments, search);
            IReadOnlyList<FrameFace> tracked = FaceTracker.Track(moments, search);
            Assert.Equal(expected.Length, tracked.Count);
            for (int at = 0; at < expected.Length; at++) Same(expected[at], tracked[at]);
        }
    }

    [Fact]
    public void Boxes_are_the_same_when_they_are_taken_on_the_way()
    {
        (double Milliseconds, IReadOnlyList<FaceBox> Faces)[] moments = Drawn(new SeededRandom(5));
        FaceSearch search = Search with { SmoothingSeconds = 0.5 };
        FaceTracker late = new(search);
        foreach ((double milliseconds, IReadOnlyList<FaceBox> faces) in moments) late.Add(milliseconds, faces);
        late.End();
        Assert.Equal(late.Settled(), FaceTracker.Track(moments, search));
    }

    [Fact]
    public void The_largest_face_is_followed_and_not_one_that_passes_by()
    {
        FaceBox own = new(100, 100, 50, 50, 0.9);
        IReadOnlyList<FrameFace> tracked = FaceTracker.Track(
            Each(10, at => [own with { X = 100 + at }, .. at is >= 3 and < 6 ? [new FaceBox(300 - 20 * at, 90, 90, 60, 1)] : (FaceBox[])[]]), Search);
        Assert.All(tracked, (face, at) => Assert.Equal((100.0 + at, at is >= 3 and < 6 ? 2 : 1), (face.Box!.Value.X, face.Seen)));
    }

    [Fact]
    public void What_was_taken_for_a_face_is_given_up_for_a_larger_one_that_stays()
    {
        FaceBox shelf = new(300, 100, 40, 40, 0.9), face = new(100, 100, 60, 60, 0.9);
        IReadOnlyList<FrameFace> tracked = FaceTracker.Track(Each(8, at => at == 0 ? [shelf] : [shelf, face]), Search with { SmoothingSeconds = 2 });
        Assert.Equal([300, 300, 300, 300, 100, 100, 100, 100], tracked.Select(one => one.Box!.Value.X));
    }

    [Fact]
    public void A_face_far_from_the_one_before_counts_only_once_that_is_long_away()
    {
        FaceBox first = new(0, 0, 50, 50, 0.9), second = first with { X = 300 };
        IReadOnlyList<FrameFace> tracked = FaceTracker.Track(Each(8, at => at < 3 ? [first] : [second]), Search);
        Assert.Equal([0, 0, 0, null, null, 300, 300, 300], tracked.Select(face => face.Box?.X));
    }

    [Theory, InlineData(1, true), InlineData(2, false), InlineData(5, false)]
    public void Gaps_are_bridged_up_to_the_longest(int missing, bool bridged)
    {
        FaceBox face = new(10, 20, 50, 50, 0.9);
        IReadOnlyList<FrameFace> tracked = FaceTracker.Track(
            Each(missing + 2, at => at == 0 ? [face] : at == missing + 1 ? [face with { X = 30 }] : []), Search);
        Assert.All(tracked.Skip(1).Take(missing), one => Assert.Equal(bridged, one.IsBridged));
        Assert.All(tracked.Skip(1).Take(missing), one => Assert.Equal(bridged ? 20 : null, one.Box?.X));
        Assert.False(tracked[^1].IsBridged);
    }

    [Fact]
    public void Where_there_is_no_face_there_is_no_box()
    {
        Assert.All(FaceTracker.Track(Each(5, _ => []), Search), face => Assert.Equal(new FrameFace(null, 0), face));
        Assert.All(FaceTracker.Track(Each(5, _ => [new FaceBox(0, 0, 9, 9, 0.49)]), Search), face => Assert.Null(face.Box));
        Assert.Empty(FaceTracker.Track([], Search));
    }

    [Fact]
    public void Memory_does_not_grow_with_the_video()
    {
        FaceTracker tracker = new(Search with { SmoothingSeconds = 1 });
        int settled = 0;
        for (int at = 0; at < 5000; at++)
        {
            tracker.Add(at * 100, at % 7 == 0 ? [] : [new FaceBox(at % 11, 0, 50, 50, 0.9)]);
            settled += tracker.Settled().Count();
            Assert.InRange(at + 1 - settled, 0, 32);
        }
    }

    private static (double Milliseconds, IReadOnlyList<FaceBox> Faces)[] Each(int count, Func<int, IReadOnlyList<FaceBox>> faces) =>
        [.. Enumerable.Range(0, count).Select(at => (at * 1000.0, faces(at)))];

    /// <summary>One or two faces that walk, jump, vanish and come back, at an uneven rate.</summary>
    private static (double Milliseconds, IReadOnlyList<FaceBox> Faces)[] Drawn(SeededRandom random)
    {
        double time = 0, step = 100 + 900 * random.NextDouble();
        double[] x = [100, 400], side = [60, 60];
        bool[] there = [true, random.NextDouble() < 0.5];
        return [.. Enumerable.Range(0, 60).Select(_ =>
        {
            time += step * (0.5 + random.NextDouble());
            List<FaceBox> faces = [];
            for (int face = 0; face < 2; face++)
            {
                if (random.NextDouble() < 0.2) there[face] = !there[face];
                x[face] = random.NextDouble() < 0.05 ? 600 * random.NextDouble() : x[face] + 20 * (random.NextDouble() - 0.5);
                side[face] = 40 + 60 * random.NextDouble();
                if (there[face]) faces.Add(new FaceBox(x[face], 50 + 5 * random.NextDouble(), side[face], 0.9 * side[face], random.NextDouble()));
            }

            return (time, (IReadOnlyList<FaceBox>)faces);
        })];
    }

    /// <summary>Alike but for the grid that boxes are kept on.</summary>
    private static void Same(FrameFace expected, FrameFace tracked)
    {
        Assert.Equal((expected.Seen, expected.Box is null, expected.IsBridged), (tracked.Seen, tracked.Box is null, tracked.IsBridged));
        if (expected.Box is not { } one || tracked.Box is not { } other) return;
        Assert.Equal(one.X, other.X, 0.0626);
        Assert.Equal(one.Y, other.Y, 0.0626);
        Assert.Equal(one.Width, other.Width, 0.0626);
        Assert.Equal(one.Height, other.Height, 0.0626);
        Assert.Equal(one.Confidence, other.Confidence, 1e-6);
        Assert.Equal(other.X, (float)other.X);
    }
}
