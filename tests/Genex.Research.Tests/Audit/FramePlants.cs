using Genex.Research.Audit;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Audit;

/// <summary>Copies of recordings that were changed so that they do not look like copies, and a recording under two names.</summary>
internal static class FramePlants
{
    private const int Copy = 4, Source = 1, Rows = 40;

    public static IEnumerable<AuditPlant> All { get; } =
    [
        .. Both("mirrored", "all frames", (frames, side, row) => FrameChanges.Mirrored(frames[row], side)),
        .. Both("mirrored", "and brighter", (frames, side, row) => FrameChanges.Coloured(FrameChanges.Mirrored(frames[row], side), 1.15, 8)),
        .. Both("zoomed", "by 1.15", (frames, side, row) => FrameChanges.Zoomed(frames[row], side, 1.15)),
        .. Both("zoomed", "by 1.3 and darker", (frames, side, row) => FrameChanges.Coloured(FrameChanges.Zoomed(frames[row], side, 1.3), 0.85, 0)),
        .. Both("shifted", "a tenth to the right", (frames, side, row) => FrameChanges.Shifted(frames[row], side, side / 10.0, 0)),
        .. Both("shifted", "left and down, mirrored",
            (frames, side, row) => FrameChanges.Shifted(FrameChanges.Mirrored(frames[row], side), side, -side / 16.0, side / 12.0)),
        .. Both("reordered", "at random", (frames, _, row) => frames[Order(frames.Count)[row]]),
        .. Both("reordered", "and brighter", (frames, _, row) => FrameChanges.Coloured(frames[Order(frames.Count)[row]], 1.2, 5)),
        .. Both("reversed", "all frames", (frames, _, row) => frames[^(row + 1)]),
        .. Both("reversed", "and mirrored", (frames, side, row) => FrameChanges.Mirrored(frames[^(row + 1)], side)),
        .. Both("alternating", "every other frame", (frames, _, row) => row % 2 == 0 ? frames[row] : null),
        .. Both("alternating", "every third frame", (frames, _, row) => row % 3 == 0 ? frames[row] : null),
        .. Both("short stretch", "six frames", (frames, _, row) => row is >= 20 and < 26 ? frames[row - 9] : null),
        .. Both("short stretch", "eight frames, reversed", (frames, _, row) => row is >= 20 and < 28 ? frames[40 - row] : null),
        new("cut in two", "drawn faces", ["recording-cut-in-two", "near-duplicate-frames"], null, () =>
        {
            DraftStudy study = DraftStudy.Drawn();
            return study.Frame(Copy, row => AuditStudy.Face(Source, Rows + row)).Material();
        }),
        new("cut in two", "simulated people", ["recording-cut-in-two", "near-duplicate-frames"], null, () => Cut(seed: 5)),
        new("cut in two", "other simulated people", ["recording-cut-in-two", "near-duplicate-frames"], null, () => Cut(seed: 8)),
    ];

    /// <summary>Once with drawn textures, once with the simulator's people; what the change leaves null stays the participant's own.</summary>
    private static IEnumerable<AuditPlant> Both(string kind, string name, Func<List<byte[]>, int, int, byte[]?> change)
    {
        yield return new(kind, $"{name}, drawn faces", ["near-duplicate-frames"], null, () => Copied(DraftStudy.Drawn(), change));
        yield return new(kind, $"{name}, simulated people", ["near-duplicate-frames"], null, () => Copied(
            DraftStudy.Simulated(new SimulationSettings { Seed = 31, Participants = 6, Seconds = 40, LoadingBlackShare = 0 }), change));
    }

    private static AuditMaterial Copied(DraftStudy study, Func<List<byte[]>, int, int, byte[]?> change)
    {
        List<byte[]> from = study.Frames[Source], own = study.Frames[Copy];
        return study.Frame(Copy, row => FrameChanges.Noisy(change(from, study.Side, row) ?? own[row], row)).Material();
    }

    /// <summary>Simulates one person for twice as long and gives the second half to another id.</summary>
    private static AuditMaterial Cut(int seed)
    {
        DraftStudy whole = DraftStudy.Simulated(new SimulationSettings { Seed = seed, Participants = 6, Seconds = 80, LoadingBlackShare = 0 }),
            study = DraftStudy.Simulated(new SimulationSettings { Seed = seed, Participants = 6, Seconds = 40, LoadingBlackShare = 0 });
        study.Frame(Source, row => whole.Frames[Source][row]);
        return study.Frame(Copy, row => whole.Frames[Source][Rows + row]).Material();
    }

    private static int[] Order(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        new SeededRandom(17, count).Shuffle<int>(order);
        return order;
    }
}
