using System.Text.Json.Nodes;
using Genex.Notebooks.Display;
using Genex.Notebooks.Kernel;

namespace Genex.Notebooks.Tests.Kernel;

public class OutputQueueTests
{
    private readonly List<PendingOutput> _published = [];
    private readonly OutputQueue _queue;
    private readonly JsonObject _parent = [];

    public OutputQueueTests() => _queue = new OutputQueue(output =>
    {
        lock (_published)
            _published.Add(output);
    });

    private IEnumerable<string> Texts => _published.Select(output => output.Content["text"]!.ToString());

    [Fact]
    public void Small_pieces_travel_together_and_streams_keep_their_order()
    {
        foreach ((string? name, string? text) in (IEnumerable<(string, string)>)[("stdout", "a"), ("stdout", "b"), ("stderr", "c"), ("stdout", "d")])
            _queue.Stream(_parent, name, text);
        _queue.Flush();
        lock (_published)
            Assert.Equal("abcd", string.Concat(Texts));
        Assert.InRange(_published.Count, 3, 4);
    }

    [Fact]
    public void A_character_written_in_halves_is_published_whole()
    {
        foreach (char half in "x😀y")
        {
            _queue.Stream(_parent, "stdout", half.ToString());
            _queue.Flush();
        }
        lock (_published)
            Assert.Equal(["x", "😀", "y"], Texts.SelectMany(text => text == "😀y" ? ["😀", "y"] : new[] { text }));
    }

    [Fact]
    public void A_writer_that_is_faster_than_the_front_end_waits_and_loses_nothing()
    {
        string line = new string('x', 1000);
        for (int i = 0; i < 10_000; i++)
            _queue.Stream(_parent, "stdout", line);
        _queue.Flush();
        lock (_published)
        {
            Assert.Equal(10_000_000, Texts.Sum(text => text.Length));
            Assert.All(Texts, text => Assert.InRange(text.Length, 1, OutputQueue.LongestText));
        }
    }

    [Fact]
    public void A_display_that_changes_faster_than_it_is_published_shows_its_last_state()
    {
        var output = new CellOutput(_queue, _parent, silent: false);
        output.Display(MimeBundle.Of("text/plain", "0"), "d");
        for (int i = 1; i <= 1000; i++)
            output.Update(MimeBundle.Of("text/plain", Invariant($"{i}")), "d");
        _queue.Flush();
        lock (_published)
        {
            Assert.Equal("display_data", _published[0].Type);
            Assert.Equal("1000", _published[^1].Content["data"]!["text/plain"]!.ToString());
            Assert.InRange(_published.Count, 2, 100);
        }
    }
}
