using System.Text.Json.Nodes;
using Genex.Notebooks.Display;
using Genex.Notebooks.Kernel;

namespace Genex.Notebooks.Tests.Kernel;

public class OutputQueueTests
{
    private readonly List<PendingOutput> published = [];
    private readonly OutputQueue queue;
    private readonly JsonObject parent = [];

    public OutputQueueTests() => queue = new OutputQueue(output =>
    {
        lock (published)
            published.Add(output);
    });

    private IEnumerable<string> Texts => published.Select(output => output.Content["text"]!.ToString());

    [Fact]
    public void Small_pieces_travel_together_and_streams_keep_their_order()
    {
        foreach ((string? name, string? text) in (IEnumerable<(string, string)>)[("stdout", "a"), ("stdout", "b"), ("stderr", "c"), ("stdout", "d")])
            queue.Stream(parent, name, text);
        queue.Flush();
        lock (published)
            Assert.Equal("abcd", string.Concat(Texts));
        Assert.InRange(published.Count, 3, 4);
    }

    [Fact]
    public void A_character_written_in_halves_is_published_whole()
    {
        foreach (char half in "x😀y")
        {
            queue.Stream(parent, "stdout", half.ToString());
            queue.Flush();
        }
        lock (published)
            Assert.Equal(["x", "😀", "y"], Texts.SelectMany(text => text == "😀y" ? ["😀", "y"] : new[] { text }));
    }

    [Fact]
    public void A_writer_that_is_faster_than_the_front_end_waits_and_loses_nothing()
    {
        string line = new string('x', 1000);
        for (int i = 0; i < 10_000; i++)
            queue.Stream(parent, "stdout", line);
        queue.Flush();
        lock (published)
        {
            Assert.Equal(10_000_000, Texts.Sum(text => text.Length));
            Assert.All(Texts, text => Assert.InRange(text.Length, 1, OutputQueue.LongestText));
        }
    }

    [Fact]
    public void A_display_that_changes_faster_than_it_is_published_shows_its_last_state()
    {
        var output = new CellOutput(queue, parent, silent: false);
        output.Display(MimeBundle.Of("text/plain", "0"), "d");
        for (int i = 1; i <= 1000; i++)
            output.Update(MimeBundle.Of("text/plain", Invariant($"{i}")), "d");
        queue.Flush();
        lock (published)
        {
            Assert.Equal("display_data", published[0].Type);
            Assert.Equal("1000", published[^1].Content["data"]!["text/plain"]!.ToString());
            Assert.InRange(published.Count, 2, 100);
        }
    }
}
