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

    private readonly Action<PendingOutput> publish;
    private readonly object gate = new();
    private readonly Lock publishing = new();
    private readonly Dictionary<(JsonObject, string), char> halves = [];
    private List<PendingOutput> pending = [];
    private int waiting;

    /// <summary>Starts the thread that publishes.</summary>
    /// <param name="publish">Sends one message.</param>
    public OutputQueue(Action<PendingOutput> publish)
    {
        this.publish = publish;
        new Thread(PublishForever) { IsBackground = true, Name = "output" }.Start();
    }

    /// <summary>Adds text to a stream.</summary>
    public void Stream(JsonObject parent, string name, string text)
    {
        lock (gate)
        {
            while (waiting > MostWaiting)
                Monitor.Wait(gate);
            if (pending is [.., { Text: { } sofar } last] && last.IsStream(parent, name) && sofar.Length + text.Length <= LongestText)
                sofar.Append(text);
            else
                pending.Add(new(parent, "stream", new() { ["name"] = name }, null) { Text = new StringBuilder(text) });
            waiting += text.Length;
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Adds a message. A change of a display replaces one of the same display that waits right before it.</summary>
    public void Add(PendingOutput output)
    {
        lock (gate)
        {
            if (output.Type == "update_display_data" && pending is [.., { Type: "update_display_data" } last] && last.DisplayId == output.DisplayId
                && ReferenceEquals(last.Parent, output.Parent))
                pending[^1] = output;
            else
                pending.Add(output);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Publishes everything that waits, on the caller's thread.</summary>
    public void Flush()
    {
        lock (publishing)
        {
            List<PendingOutput> ready;
            lock (gate)
            {
                (ready, pending) = (pending, []);
                waiting = 0;
                Monitor.PulseAll(gate);
            }
            ready.ForEach(PublishOne);
        }
    }

    private void PublishForever()
    {
        while (true)
        {
            lock (gate)
                while (pending.Count == 0)
                    Monitor.Wait(gate);
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
        publish(output);
    }

    /// <summary>Holds half of a surrogate pair back until the other half has been written.</summary>
    private string Whole((JsonObject, string) stream, string text)
    {
        if (halves.Remove(stream, out char half))
            text = half + text;
        if (text.Length == 0 || !char.IsHighSurrogate(text[^1]))
            return text;
        halves[stream] = text[^1];
        return text[..^1];
    }
}
