using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Kernel;

/// <summary>Asks the person in front of the front end that sent the running cell.</summary>
internal sealed class InputRequests(Action<KernelMessage> send, Action flush)
{
    private readonly BlockingCollection<string> answers = [];
    private volatile KernelMessage? request;

    /// <summary>The request that is being executed: questions go to its sender, if that one allows them.</summary>
    public KernelMessage? Running
    {
        get => request;
        set => request = value;
    }

    /// <summary>Asks, and waits for the answer; an interrupt ends the waiting.</summary>
    /// <exception cref="InvalidOperationException">No cell is running, or its front end takes no questions.</exception>
    public string Ask(string prompt, bool hidden)
    {
        if (Running is not { } request || (bool?)request.Content["allow_stdin"] == false)
            throw new InvalidOperationException("the front end that runs this cell cannot be asked for input");
        while (answers.TryTake(out _))
        {
            // An answer to a question whose cell was interrupted.
        }
        flush();
        send(request.Reply("input_request", new() { ["prompt"] = prompt, ["password"] = hidden }));
        return answers.Take();
    }

    /// <summary>Takes an <c>input_reply</c>.</summary>
    public void Answer(JsonObject content) => answers.Add(content["value"]?.ToString() ?? "");
}
