using Genex.Research.Models.Weights;
using Genex.Research.Tests.Models.Weights;

namespace Genex.Research.Tests.CommandLine;

/// <summary>A verb that cannot write its whole result says so and never ends with 0.</summary>
[Collection(SmallStudyTests.Name)]
public sealed class FullDiskTests(SmallStudy made)
{
    private static readonly Dictionary<string, Func<SmallStudy, string, string[]>> Writing = new(StringComparer.Ordinal)
    {
        ["simulate"] = (_, disk) => ["data", "simulate", "--out", Path.Combine(disk, "out"), "--participants", "2", "--seconds", "6"],
        ["simulate released"] = (_, disk) => ["data", "simulate", "--out", Path.Combine(disk, "out"), "--layout", "released"],
        ["align csv"] = (study, disk) => ["data", "align", study.Study, "--out", Path.Combine(disk, "rows.csv")],
        ["align parquet"] = (study, disk) => ["data", "align", study.Study, "--out", Path.Combine(disk, "rows.parquet")],
        ["prepare"] = (study, disk) => ["data", "prepare", study.Study, "--out", Path.Combine(disk, "store"), "--image-size", "32"],
        ["query"] = (study, disk) => ["data", "query", study.Study, "SELECT * FROM rows", "--out", Path.Combine(disk, "answer.parquet")],
        ["train"] = (study, disk) => [.. study.Train, "--store", Path.Combine(disk, "runs")],
        ["compare"] = (study, disk) => ["compare", "--store", study.Store, "--out", Path.Combine(disk, "c.csv")],
        ["compare page"] = (study, disk) => ["compare", "--store", study.Store, "--report", Path.Combine(disk, "c.html")],
        ["compare figures"] = (study, disk) => ["compare", "--store", study.Store, "--figures", Path.Combine(disk, "figures")],
        ["evaluate"] = (study, disk) => ["evaluate", "A.1", "--store", study.Store, "--out", Path.Combine(disk, "e.md")],
        ["export"] = (study, disk) => ["export", "A.1", "--store", study.Store, "--out", Path.Combine(disk, "bundle")],
        ["predict"] = (study, disk) => ["predict", "A.1", study.Video, "--store", study.Store, "--out", Path.Combine(disk, "p.csv")],
        ["predict page"] = (study, disk) => ["predict", "A.1", study.Video, "--store", study.Store, "--page", Path.Combine(disk, "p.html")],
        ["predict overlay"] = (study, disk) => ["predict", "A.1", study.Video, "--store", study.Store, "--overlay", Path.Combine(disk, "p.mp4")],
        ["models forward"] = (study, disk) =>
            ["models", "forward", "--model", "A.1", "--input", study.Batch, "--image-size", "32", "--out", Path.Combine(disk, "out.safetensors")],
        ["notebooks run"] = (study, disk) => ["notebooks", "run", study.Notebook, "--out", Path.Combine(disk, "notebooks")],
        ["notebooks export"] = (study, disk) => ["notebooks", "export", study.Notebook, "--out", Path.Combine(disk, "site")],
        ["claims"] = (study, disk) => ["claims", "--data", study.Release, "--record", Path.Combine(disk, "evidence.json")],
        ["reproduce"] = (study, disk) => ["reproduce", "--data", study.Release, "--train", "false", "--record", Path.Combine(disk, "reproduction.json")],
        ["calibrate"] = (_, disk) =>
            ["calibrate", "--tables", "100", "--resamples", "100", "--participants", "8", "--effects", "1", "--out", Path.Combine(disk, "c.csv")],
        ["robustness chart"] = (study, disk) => ["robustness", "A.1", "--store", study.Store, "--data", study.Study, "--repeats", "0",
            "--chart", Path.Combine(disk, "chart.png")],
        ["grid"] = (study, disk) => ["grid", study.Grid, "--store", study.In("grid"), "--out", Path.Combine(disk, "grid.csv")],
        ["grid store"] = (study, disk) => ["grid", study.Grid, "--store", Path.Combine(disk, "runs")],
        ["sweep"] = (study, disk) => ["sweep", study.Sweep, "--data", study.Study, "--store", Path.Combine(disk, "runs"), "--accept-findings", "--jobs", "1"],
        ["worlds"] = (study, disk) => ["worlds", "--world", "nothing", "--model", "A.1", "--participants", "4", "--seconds", "6", "--protocol", "k-groups-3",
            "--profile", "quick", "--store", study.In("worlds"), "--record", Path.Combine(disk, "learnt.json")],
        ["kernel install"] = (_, disk) => ["kernel", "install", "--prefix", Path.Combine(disk, "prefix")],
    };

    // Records are kept of the report's own release alone, which no test has.
    private static readonly string[] OfTheRelease = ["claims", "reproduce"];

    public static TheoryData<string> Verbs => [.. Writing.Keys];

    /// <summary>No room at all, and room for half of it.</summary>
    [SmallDiskTheory, MemberData(nameof(Verbs))]
    public void A_result_that_finds_no_room_is_told_by_the_name_of_the_file(string verb)
    {
        long whole = 0;
        if (!OfTheRelease.Contains(verb))
        {
            using SmallDisk room = new(64L << 20);
            (int code, _, string error) = made.Run(Writing[verb](made, room.Folder));
            Assert.True(code is 0 or 3, error); // a calibration at this size misses its bounds
            whole = Files(room).Sum(file => new FileInfo(file).Length);
            Assert.NotEqual(0, whole);
        }

        foreach (long bytes in whole > 3 * 4096 ? (long[])[0, whole / 2] : [0])
        {
            using SmallDisk full = new(bytes);
            (int code, _, string error) = made.Run(Writing[verb](made, full.Folder));
            Assert.True(code is 1 or 2, Invariant($"{bytes} of {whole} bytes: {code}: {error}"));
            Assert.Contains(full.Folder, error, StringComparison.Ordinal);
            Assert.DoesNotContain("a defect", error, StringComparison.Ordinal);
            Assert.DoesNotContain(Files(full), file => file.EndsWith(".tmp", StringComparison.Ordinal) || file.Contains(".partial-", StringComparison.Ordinal));
        }
    }

    [SmallDiskTheory, MemberData(nameof(Verbs))]
    public void A_place_that_cannot_be_written_is_told_by_its_name(string verb)
    {
        using SmallDisk disk = new(64L << 20);
        disk.MakeReadOnly();
        (int code, _, string error) = made.Run(Writing[verb](made, disk.Folder));
        Assert.True(code == 2, Invariant($"{code}: {error}"));
        Assert.Contains(disk.Folder, error, StringComparison.Ordinal);
        Assert.DoesNotContain("a defect", error, StringComparison.Ordinal);
    }

    /// <summary>A description that is half there would be read as the whole of it.</summary>
    [SmallDiskFact]
    public void A_description_that_finds_no_room_leaves_the_study_as_it_was()
    {
        using SmallDisk disk = new(64L << 20);
        string study = Path.Combine(disk.Folder, "study");
        foreach (string file in Directory.EnumerateFiles(made.Study, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(study, Path.GetRelativePath(made.Study, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        string[] before = [.. Files(disk)];
        disk.Fill();
        (int code, _, string error) = made.Run(["data", "init", study]);
        Assert.True(code == 2, Invariant($"{code}: {error}"));
        Assert.Contains("study.json", error, StringComparison.Ordinal);
        Assert.DoesNotContain("a defect", error, StringComparison.Ordinal);
        Assert.Equal(before, Files(disk));
        disk.MakeReadOnly();
        (code, _, error) = made.Run(["data", "init", study]);
        Assert.True(code == 2, Invariant($"{code}: {error}"));
        Assert.Contains("study.json", error, StringComparison.Ordinal);
    }

    /// <summary>As <c>genex weights import</c> does; the official files are not here.</summary>
    [SmallDiskFact]
    public void Weights_that_find_no_room_are_not_imported_by_half()
    {
        OfficialWeights tiny = new("tiny", Path.GetFileName(made.Batch), WeightsChecksum.Of(made.Batch), new FileInfo(made.Batch).Length, []);
        foreach (long bytes in (long[])[0, tiny.Bytes / 2])
        {
            using SmallDisk full = new(bytes);
            IOException problem = Assert.Throws<IOException>(() => new WeightsStore(full.Folder).Import(tiny, made.Batch));
            Assert.Contains(full.Folder, problem.Message, StringComparison.Ordinal);
            Assert.Empty(Files(full));
        }

        using SmallDisk room = new(64L << 20);
        Assert.Equal(tiny.Sha256, WeightsChecksum.Of(new WeightsStore(room.Folder).Import(tiny, made.Batch)));
        room.MakeReadOnly();
        Assert.Contains(room.Folder, Assert.ThrowsAny<IOException>(() => new WeightsStore(room.Folder).Import(tiny, made.Batch)).Message,
            StringComparison.Ordinal);
    }

    /// <summary>What can be made again costs a line; the result is whole.</summary>
    [SmallDiskFact]
    public void A_cache_without_room_costs_a_line_and_no_training()
    {
        using SmallDisk full = new(0);
        string store = made.In("without-cache");
        (int code, _, string error) = made.Run([.. made.Train, "--store", store], full.Folder);
        Assert.True(code == 0, error);
        Assert.Contains("the cache cannot be written", error, StringComparison.Ordinal);
        string Predictions(string folder) => File.ReadAllText(Directory.EnumerateFiles(folder, "predictions.csv", SearchOption.AllDirectories).Single());
        Assert.Equal(Predictions(made.Store), Predictions(store));
    }

    /// <summary>Once, and not again and again as when a connection breaks; what has come stays for the next time.</summary>
    [SmallDiskFact]
    public async Task A_download_that_finds_no_room_ends()
    {
        byte[] content = new byte[300_000];
        using LoopbackServer server = new(content);
        using HttpClient client = new();
        using (SmallDisk full = new(100_000))
        {
            IOException problem = await Assert.ThrowsAsync<IOException>(() =>
                new WeightsDownload(client) { MostBytes = 1 << 20 }.FetchAsync(server.Address, Path.Combine(full.Folder, "w.pth"), Checksums.Of(content)));
            Assert.Contains(full.Folder, problem.Message, StringComparison.Ordinal);
            Assert.Equal(["w.pth.part"], Files(full).Select(Path.GetFileName));
            Assert.Single(server.Starts);
        }

        using SmallDisk closed = new(1 << 20);
        closed.MakeReadOnly();
        await Assert.ThrowsAsync<IOException>(() =>
            new WeightsDownload(client).FetchAsync(server.Address, Path.Combine(closed.Folder, "w.pth"), Checksums.Of(content)));
        Assert.Single(server.Starts);
    }

    private static IEnumerable<string> Files(SmallDisk disk) =>
        Directory.EnumerateFiles(disk.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != SmallDisk.Filler);
}
