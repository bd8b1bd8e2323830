using System.Text;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Kernel;

/// <summary>
/// Output between the cell that writes it and the socket. Small pieces of text travel together, at most <see cref="Pause"/> after they were written; a writer
/// that is faster than the front ends waits, so memory stays bounded.
/// </summary>
internal sealed class OutputQueue
{
    /// <summary>The longest text of one stream message, in UTF-16 units.</summary>
    public const int LongestText = 1 << 18;

    /// <summary>How much text may wait before the writer does, in UTF-16 units.</summary>
    public const int MostWaiting = 1 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Action<PendingOutput> _publish;
    private readonly object _gate = new();
    private readonly Lock _publishing = new();
    private readonly Dictionary<(JsonObject, string), char> _halves = [];
    private List<PendingOutput> _pending = [];
    private int _waiting;

    /// <summary>Starts the thread that publishes.</summary>
    /// <param name="publish">Sends one message.</param>
    public OutputQueue(Action<PendingOutput> publish)
    {
        _publish = publish;
        new Thread(PublishForever) { IsBackground = true, Name = "output" }.Start();
    }

    /// <summary>Adds text to a stream.</summary>
    public void Stream(JsonObject parent, string name, string text)
    {
        lock (_gate)
        {
            while (_waiting > MostWaiting)
                Monitor.Wait(_gate);
            if (_pending is [.., { Text: { } sofar } last] && last.IsStream(parent, name) && sofar.Length + text.Length <= LongestText)
                sofar.Append(text);
            else
                _pending.Add(new(parent, "stream", new() { ["name"] = name }, null) { Text = new StringBuilder(text) });
            _waiting += text.Length;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Adds a message. A change of a display replaces one of the same display that waits right before it.</summary>
    public void Add(PendingOutput output)
    {
        lock (_gate)
        {
            if (output.Type == "update_display_data" && _pending is [.., { Type: "update_display_data" } last] && last.DisplayId == output.DisplayId
                && ReferenceEquals(last.Parent, output.Parent))
                _pending[^1] = output;
            else
                _pending.Add(output);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Publishes everything that waits, on the caller's thread.</summary>
    public void Flush()
    {
        lock (_publishing)
        {
            List<PendingOutput> ready;
            lock (_gate)
            {
                (ready, _pending) = (_pending, []);
                _waiting = 0;
                Monitor.PulseAll(_gate);
            }
            ready.ForEach(PublishOne);
        }
    }

    private void PublishForever()
    {
        while (true)
        {
            lock (_gate)
                while (_pending.Count == 0)
                    Monitor.Wait(_gate);
            Thread.Sleep(Pause);
            Flush();
        }
    }

    private void PublishOne(PendingOutput output)
    {
        if (output.Text is { } text)
        {
            string whole = Whole((output.Parent, output.Content["name"]!.GetValue<string>()), text.ToString());
            if (whole.Length == 0)
                return;
            output.Content["text"] = whole;
        }
        _publish(output);
    }

    /// <summary>Holds half of a surrogate pair back until the other half has been written.</summary>
    private string Whole((JsonObject, string) stream, string text)
    {
        if (_halves.Remove(stream, out char half))
            text = half + text;
        if (text.Length == 0 || !char.IsHighSurrogate(text[^1]))
            return text;
        _halves[stream] = text[^1];
        return text[..^1];
    }
}
