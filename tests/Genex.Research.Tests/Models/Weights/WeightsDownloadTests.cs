using System.Security.Cryptography;
using Genex.Research.Models;
using Genex.Research.Models.Weights;

namespace Genex.Research.Tests.Models.Weights;

public sealed class WeightsDownloadTests : IDisposable
{
    private static readonly byte[] Content = RandomBytes(300_000);
    private static readonly string Prefix = Convert.ToHexStringLower(SHA256.HashData(Content))[..8];

    private readonly string folder = Directory.CreateTempSubdirectory("genex-download-").FullName;
    private readonly HttpClient client = new();

    private string Target => Path.Combine(folder, "weights.pth");

    public void Dispose()
    {
        client.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_file_arrives_whole_and_nothing_else_stays()
    {
        using var server = new LoopbackServer(Content);
        await FetchAsync(server);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
        Assert.Equal([Target], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_where_it_broke()
    {
        using var server = new LoopbackServer(Content, 100_000, 50_000);
        await FetchAsync(server);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
        Assert.Equal([0L, 100_000, 150_000], server.Starts);
    }

    [Fact]
    public async Task What_came_before_a_failure_is_kept_for_the_next_time()
    {
        using (var server = new LoopbackServer(Content, 60_000, 0, 0, 0))
            await Assert.ThrowsAnyAsync<Exception>(() => FetchAsync(server));
        Assert.False(File.Exists(Target));
        Assert.Equal(60_000, new FileInfo(Target + ".part").Length);
        using var again = new LoopbackServer(Content);
        await FetchAsync(again);
        Assert.Equal([60_000L], again.Starts);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task Another_file_under_the_same_name_is_refused_and_deleted()
    {
        using var server = new LoopbackServer(RandomBytes(1000, seed: 2));
        WeightsFormatException error = await Assert.ThrowsAsync<WeightsFormatException>(() => FetchAsync(server));
        Assert.Contains(Prefix, error.Message);
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task More_than_the_file_has_is_not_taken()
    {
        using var server = new LoopbackServer(Content);
        WeightsDownload download = new(client) { Pause = TimeSpan.FromMilliseconds(1), MostBytes = Content.Length - 1 };
        await Assert.ThrowsAsync<WeightsFormatException>(() => download.FetchAsync(server.Address, Target, Prefix));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Theory, InlineData("http://example.org/weights.pth", false), InlineData("/other.pth", true)]
    public async Task A_redirect_is_followed_to_a_safe_address_alone(string address, bool safe)
    {
        using var server = new LoopbackServer(Content) { RedirectTo = address };
        using HttpClient plain = new(new HttpClientHandler { AllowAutoRedirect = false });
        WeightsDownload download = new(plain) { Pause = TimeSpan.FromMilliseconds(1) };
        if (safe) await download.FetchAsync(server.Address, Target, Prefix);
        else await Assert.ThrowsAsync<ArgumentException>(() => download.FetchAsync(server.Address, Target, Prefix));
        Assert.Equal(safe, File.Exists(Target));
    }

    /// <summary>Eight digits can be hit by a file made for it.</summary>
    [Fact]
    public void Official_files_are_pinned_to_their_whole_hash() => Assert.All(OfficialWeights.All, weights =>
    {
        Assert.Equal(64, weights.Sha256.Length);
        Assert.Contains($"-{weights.Sha256[..8]}.", weights.File, StringComparison.Ordinal);
        Assert.InRange(weights.Bytes, 1_000_000, 1_000_000_000);
    });

    [Fact]
    public async Task A_part_that_was_corrupted_on_disk_is_found_out()
    {
        byte[] damaged = Content[..50_000];
        damaged[7] ^= 1;
        await File.WriteAllBytesAsync(Target + ".part", damaged);
        using var server = new LoopbackServer(Content);
        await Assert.ThrowsAsync<WeightsFormatException>(() => FetchAsync(server));
        Assert.Empty(Directory.GetFiles(folder));
    }

    [Fact]
    public async Task A_part_that_is_already_whole_needs_no_byte_more()
    {
        await File.WriteAllBytesAsync(Target + ".part", Content);
        using var server = new LoopbackServer(Content);
        await FetchAsync(server);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task Plain_http_is_refused_beyond_this_machine() => await Assert.ThrowsAsync<ArgumentException>(
        () => new WeightsDownload(client).FetchAsync(new Uri("http://example.org/weights.pth"), Target, Prefix));

    [Fact]
    public void Only_the_official_file_is_imported()
    {
        string source = Path.Combine(folder, "resnet50-11ad3fa6.pth");
        File.WriteAllBytes(source, Content);
        var store = new WeightsStore(Path.Combine(folder, "store"));
        Assert.Throws<WeightsFormatException>(() => store.Import(OfficialWeights.Find("resnet50"), source));
        Assert.Null(store.Find(OfficialWeights.Find("resnet50")));
    }

    [Fact]
    public void A_model_without_its_file_says_that_it_starts_random()
    {
        using EmotionModel model = Samples.Build("A.3", targets: 1);
        var start = InitialWeights.Load(model, "A.3", new WeightsStore(folder));
        Assert.False(start.Pretrained);
        Assert.Contains("random", start.Note);
    }

    private Task FetchAsync(LoopbackServer server) =>
        new WeightsDownload(client) { Pause = TimeSpan.FromMilliseconds(1) }.FetchAsync(server.Address, Target, Prefix);

    private static byte[] RandomBytes(int count, int seed = 1)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
