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

    private readonly NotebookSession _session;
    private readonly OutputQueue _output;
    private readonly History _history;
    private readonly BlockingCollection<KernelMessage> _waiting;
    private readonly List<KernelMessage> _aborted = [];
    private readonly CellThreads _threads = new();
    private volatile CellRun? _running;
    private int _count;

    /// <param name="session">Where cells run.</param>
    /// <param name="output">Where their output goes.</param>
    /// <param name="history">What remembers them.</param>
    /// <param name="waiting">The requests behind the running one.</param>
    /// <param name="send">Sends a message to who asked.</param>
    public CellRequests(NotebookSession session, OutputQueue output, History history, BlockingCollection<KernelMessage> waiting, Action<KernelMessage> send)
    {
        (_session, _output, _history, _waiting) = (session, output, history, waiting);
        Input = new InputRequests(send, output.Flush);
        _session.Ask = Input.Ask;
    }

    /// <summary>The questions that cells ask.</summary>
    public InputRequests Input { get; }

    /// <summary>Stops the running cell; returns at once.</summary>
    public void Interrupt()
    {
        if (_running is not { } run)
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
            _count++;
        int count = _count;
        var output = new CellOutput(_output, request.Header, silent);
        output.Publish("execute_input", new() { ["code"] = code, ["execution_count"] = count });
        _output.Flush();
        var run = new CellRun(_threads);
        (_running, Input.Running) = (run, request);
        try
        {
            CellResult result = OwnThread.Run(() => _session.ExecuteAsync(code, count, output, "csharp", run, run.Token));
            NativeOutput.Drain();
            JsonObject reply = result.Error is { } error ? Failed(request, output, error, count) : Succeeded(request, output, result, run, count);
            if (remembered)
                _history.Add(count, code, result.Value?.Data["text/plain"]?.ToString());
            return reply;
        }
        finally
        {
            (_running, Input.Running) = (null, null);
            _output.Flush();
        }
    }

    /// <summary>The cells that waited behind one that failed: they are answered, not run.</summary>
    public IReadOnlyList<KernelMessage> TakeAborted()
    {
        KernelMessage[] aborted = [.. _aborted];
        _aborted.Clear();
        return aborted;
    }

    /// <summary>The content of the reply for a cell that is not run.</summary>
    public static JsonObject Abort(KernelMessage request) => new() { ["status"] = "aborted" };

    private void AbortWaiting()
    {
        Thread.Sleep(InFlight);
        List<KernelMessage> others = [];
        while (_waiting.TryTake(out KernelMessage? request))
            (request.Type == "execute_request" ? _aborted : others).Add(request);
        others.ForEach(_waiting.Add);
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
            CellResult evaluated = OwnThread.Run(() => _session.EvaluateAsync(expression?.ToString() ?? "", output, run, run.Token));
            expressions[name] = evaluated.Error is { } error ? Content(error) : Shown(evaluated.Value!);
            expressions[name]!["status"] = evaluated.Error is null ? "ok" : "error";
        }
        return new() { ["status"] = "ok", ["execution_count"] = count, ["payload"] = new JsonArray(), ["user_expressions"] = expressions };
    }

    private static JsonObject Shown(MimeBundle value) => new() { ["data"] = value.Data.DeepClone(), ["metadata"] = value.Metadata.DeepClone() };

    private static JsonObject Content(CellError error) =>
        new() { ["ename"] = error.Name, ["evalue"] = error.Message, ["traceback"] = new JsonArray([.. error.Traceback.Select(line => (JsonNode)line)]) };
}
