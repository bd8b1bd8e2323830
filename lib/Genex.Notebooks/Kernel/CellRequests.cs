using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Genex.Notebooks.Display;
using Genex.Notebooks.Interruption;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Kernel;

/// <summary>Runs cells for <c>execute_request</c>.</summary>
internal sealed class CellRequests
{
    /// <summary>How long a failure is kept back, so that what was sent before it could be known has arrived.</summary>
    private static readonly TimeSpan InFlight = TimeSpan.FromMilliseconds(20);

    private readonly NotebookSession session;
    private readonly OutputQueue output;
    private readonly History history;
    private readonly BlockingCollection<KernelMessage> waiting;
    private readonly List<KernelMessage> aborted = [];
    private readonly CellThreads threads = new();
    private volatile CellRun? running;
    private int count;

    /// <param name="session">Where cells run.</param>
    /// <param name="output">Where their output goes.</param>
    /// <param name="history">What remembers them.</param>
    /// <param name="waiting">The requests behind the running one.</param>
    /// <param name="send">Sends a message to who asked.</param>
    public CellRequests(NotebookSession session, OutputQueue output, History history, BlockingCollection<KernelMessage> waiting, Action<KernelMessage> send)
    {
        (this.session, this.output, this.history, this.waiting) = (session, output, history, waiting);
        Input = new InputRequests(send, output.Flush);
        this.session.Ask = Input.Ask;
    }

    /// <summary>The questions that cells ask.</summary>
    public InputRequests Input { get; }

    /// <summary>Stops the running cell; returns at once.</summary>
    public void Interrupt()
    {
        if (running is not { } run)
            return;
        IOutputSink? sink = CellScope.Current;
        new Thread(() => run.Interrupt(() => sink?.Stream("stderr",
            "The cell is inside a library, which cannot be interrupted: that call runs on in the background until it returns. The next cell may run; restart "
                + "the kernel to stop it now.\n")))
        { IsBackground = true, Name = "interrupt" }.Start();
    }

    /// <summary>Runs the cell of a request.</summary>
    /// <returns>The content of the reply.</returns>
    public JsonObject Execute(KernelMessage request)
    {
        bool silent = (bool?)request.Content["silent"] ?? false;
        bool remembered = !silent && ((bool?)request.Content["store_history"] ?? true);
        string code = request.Content["code"]?.ToString() ?? "";
        if (remembered)
            count++;
        int number = count;
        var shown = new CellOutput(output, request.Header, silent);
        shown.Publish("execute_input", new() { ["code"] = code, ["execution_count"] = number });
        output.Flush();
        var run = new CellRun(threads);
        (running, Input.Running) = (run, request);
        try
        {
            CellResult result = OwnThread.Run(() => session.ExecuteAsync(code, number, shown, "csharp", run, run.Token));
            NativeOutput.Drain();
            JsonObject reply = result.Error is { } error ? Failed(request, shown, error, number) : Succeeded(request, shown, result, run, number);
            if (remembered)
                history.Add(number, code, result.Value?.Data["text/plain"]?.ToString());
            return reply;
        }
        finally
        {
            (running, Input.Running) = (null, null);
            output.Flush();
        }
    }

    /// <summary>The cells that waited behind one that failed: they are answered, not run.</summary>
    public IReadOnlyList<KernelMessage> TakeAborted()
    {
        KernelMessage[] taken = [.. aborted];
        aborted.Clear();
        return taken;
    }

    /// <summary>The content of the reply for a cell that is not run.</summary>
    public static JsonObject Abort(KernelMessage request) => new() { ["status"] = "aborted" };

    private void AbortWaiting()
    {
        Thread.Sleep(InFlight);
        List<KernelMessage> others = [];
        while (waiting.TryTake(out KernelMessage? request))
            (request.Type == "execute_request" ? aborted : others).Add(request);
        others.ForEach(waiting.Add);
    }

    private JsonObject Failed(KernelMessage request, CellOutput output, CellError error, int count)
    {
        output.Publish("error", Content(error));
        if ((bool?)request.Content["stop_on_error"] ?? true)
            AbortWaiting();
        JsonObject reply = Content(error);
        (reply["status"], reply["execution_count"], reply["payload"], reply["user_expressions"]) = ("error", count, new JsonArray(), new JsonObject());
        return reply;
    }

    private JsonObject Succeeded(KernelMessage request, CellOutput output, CellResult result, CellRun run, int count)
    {
        if (result.Value is { } value)
            output.Publish("execute_result",
                new() { ["data"] = value.Data.DeepClone(), ["metadata"] = value.Metadata.DeepClone(), ["execution_count"] = count });
        var expressions = new JsonObject();
        foreach ((string? name, JsonNode? expression) in request.Content["user_expressions"] as JsonObject ?? [])
        {
            CellResult evaluated = OwnThread.Run(() => session.EvaluateAsync(expression?.ToString() ?? "", output, run, run.Token));
            expressions[name] = evaluated.Error is { } error ? Content(error) : Shown(evaluated.Value!);
            expressions[name]!["status"] = evaluated.Error is null ? "ok" : "error";
        }
        return new() { ["status"] = "ok", ["execution_count"] = count, ["payload"] = new JsonArray(), ["user_expressions"] = expressions };
    }

    private static JsonObject Shown(MimeBundle value) => new() { ["data"] = value.Data.DeepClone(), ["metadata"] = value.Metadata.DeepClone() };

    private static JsonObject Content(CellError error) =>
        new() { ["ename"] = error.Name, ["evalue"] = error.Message, ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]) };
}
