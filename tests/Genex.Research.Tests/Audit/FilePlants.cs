using System.Globalization;
using Genex.Research.Audit;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Audit;

/// <summary>Faults in the files of a study, as a hand that copies and renames leaves them.</summary>
internal static class FilePlants
{
    private static readonly SimulationSettings Settings = new()
    { Seed = 81, Participants = 4, Seconds = 40, FrameWidth = 320, FrameHeight = 180, FramesPerSecond = 15, LoadingBlackShare = 0 };

    public static IEnumerable<AuditPlant> All { get; } =
    [
        new("swapped ids", "two videos have each other's names, replays", ["swapped-ids", "clock-not-set"], null,
            () => Spoiled(Settings, (root, ids) => Swap(root, ids[0], ids[1]))),
        new("swapped ids", "two videos have each other's names, webcams", ["swapped-ids", "clock-not-set"], null,
            () => Spoiled(Settings with { Layout = StudyLayout.Webcam }, (root, ids) => Swap(root, ids[0], ids[1]))),
        new("modality late", "fixations of one participant four seconds late, in the file", ["modality-late", "timestamps"], null,
            () => Spoiled(Settings, (root, ids) => Edit(root, "FixationTable", (cells, row) => [row.Contains(ids[1], StringComparison.Ordinal)
                ? string.Join(',', cells.Select((cell, place) => place is 6 or 7 ? Later(cell, 4000) : cell)) : row]))),
        new("events counted twice", "fixations of one participant, ten milliseconds later, in the file", ["events-counted-twice"], null,
            () => Spoiled(Settings, (root, ids) => Edit(root, "FixationTable", (cells, row) => row.Contains(ids[1], StringComparison.Ordinal)
                ? [row, string.Join(',', cells.Select((cell, place) => place is 6 or 7 ? Later(cell, 10) : cell))] : [row]))),
    ];

    /// <summary>The same study without a fault.</summary>
    public static IEnumerable<(string Name, Func<AuditMaterial> Make)> Clean { get; } =
    [
        ("replay files", () => Spoiled(Settings, (_, _) => { })),
        ("webcam files", () => Spoiled(Settings with { Layout = StudyLayout.Webcam }, (_, _) => { })),
        ("replay files without gaze", () => Spoiled(Settings with { Missing = [new(SimulatedSensor.EyeTracking, 1)] }, (_, _) => { })),
        ("short replay files with clocks far apart", () => Spoiled(
            Settings with { Seed = 82, Seconds = 20, ClockOffsetMilliseconds = new UniformRange(-3000, 3000) }, (_, _) => { })),
    ];

    private static AuditMaterial Spoiled(SimulationSettings settings, Action<string, string[]> spoil)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-plant-");
        try
        {
            string root = Path.Combine(folder.FullName, "study");
            StudySimulator.Write(root, settings);
            spoil(root, [.. SimulatedParticipant.DrawAll(settings).Select(one => StudyExports.Typed(settings, one))]);
            return StudyMaterial.Read(root);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Swap(string root, string one, string other)
    {
        string[] videos = [.. Directory.EnumerateFiles(root, "*.mp4", SearchOption.AllDirectories)];
        string first = videos.Single(path => path.Contains(one, StringComparison.Ordinal)), second = videos.Single(path =>
            path.Contains(other, StringComparison.Ordinal));
        File.Move(first, first + ".aside");
        File.Move(second, first);
        File.Move(first + ".aside", second);
    }

    private static void Edit(string root, string table, Func<string[], string, string[]> change)
    {
        foreach (string path in Directory.EnumerateFiles(root, $"{table}*.csv", SearchOption.AllDirectories))
            File.WriteAllLines(path, [.. File.ReadAllLines(path).SelectMany(row => change(row.Split(','), row))]);
    }

    private static string Later(string cell, double milliseconds) =>
        Invariant($"{double.Parse(cell, CultureInfo.InvariantCulture) + milliseconds}");
}
