using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Kernel;

/// <summary>A Jupyter kernel: answers requests of the shell channel one after another, and those of the control channel at once.</summary>
internal sealed class KernelServer : IDisposable
{
    /// <summary>How long nothing has to be asked before memory is given back.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly BlockingCollection<KernelMessage> requests = [];
    private readonly TaskCompletionSource<bool> shutdown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource compiler = new(), answered = new();
    private readonly NotebookSession session;
    private readonly KernelSockets sockets;
    private readonly CellRequests cells;
    private readonly LanguageRequests language;
    private readonly History history = new();
    private readonly TextWriter log;

    /// <summary>Binds the sockets, begins to answer, and warms the compiler.</summary>
    /// <param name="connection">Where to listen.</param>
    /// <param name="baseDirectory">The folder that paths in cells are relative to.</param>
    /// <param name="log">Where the kernel says what no front end is told.</param>
    public KernelServer(ConnectionFile connection, string baseDirectory, TextWriter log)
    {
        this.log = log;
        session = new NotebookSession(baseDirectory);
        language = new LanguageRequests(session);
        var output = new OutputQueue(pending => Publish(pending.Type, pending.Parent, pending.Content));
        cells = new CellRequests(session, output, history, requests, message =>
            Send(message.Type == "input_request" ? KernelChannel.Stdin : KernelChannel.Shell, message));
        sockets = new KernelSockets(connection, Receive, log.WriteLine);
        Publish("status", [], new() { ["execution_state"] = "starting" });
        new Thread(Warm, maxStackSize: 16 << 20) { IsBackground = true, Name = "warm", Priority = ThreadPriority.BelowNormal }.Start();
        new Thread(AnswerForever, maxStackSize: 16 << 20) { IsBackground = true, Name = "shell" }.Start();
    }

    /// <summary>Completed when a front end has asked for the end; true where it will start the kernel again.</summary>
    public Task<bool> Shutdown => shutdown.Task;

    /// <summary>Stops the running cell; does nothing where none runs.</summary>
    public void Interrupt() => cells.Interrupt();

    /// <summary>Sends what is left and closes the sockets. The session stays: a cell may still be running in it.</summary>
    public void Dispose() => sockets.Dispose();

    private void Receive(KernelChannel channel, KernelMessage message)
    {
        if (channel == KernelChannel.Stdin)
            cells.Input.Answer(message.Content);
        else if (channel == KernelChannel.Shell)
            requests.Add(message);
        else
            Answer(channel, message);
    }

    private void AnswerForever()
    {
        bool tidy = true;
        while (true)
        {
            if (!requests.TryTake(out KernelMessage? request, tidy ? Timeout.InfiniteTimeSpan : Rest))
            {
                ProcessMemory.GiveBack();
                tidy = true;
                continue;
            }
            tidy = false;
            if (request.Type == "execute_request")
                compiler.Task.GetAwaiter().GetResult();
            Answer(KernelChannel.Shell, request);
            foreach (KernelMessage aborted in cells.TakeAborted())
                Answer(KernelChannel.Shell, aborted, CellRequests.Abort);
            if (request.Type == "execute_request")
                answered.TrySetResult();
        }
    }

    /// <summary>The compiler first, then, once a first cell has run or none has come for a while, completion.</summary>
    private void Warm()
    {
        try
        {
            session.WarmAsync().GetAwaiter().GetResult();
        }
        catch (Exception problem)
        {
            log.WriteLine(problem);
        }
        compiler.TrySetResult();
        answered.Task.Wait(TimeSpan.FromSeconds(3));
        language.Warm();
        ProcessMemory.GiveBack();
    }

    private void Answer(KernelChannel channel, KernelMessage request) => Answer(channel, request, Content);

    private void Answer(KernelChannel channel, KernelMessage request, Func<KernelMessage, JsonObject?> content)
    {
        Publish("status", request.Header, new() { ["execution_state"] = "busy" });
        try
        {
            if (content(request) is { } reply)
                Send(channel, request.Reply(request.Type.Replace("_request", "_reply", StringComparison.Ordinal), reply));
        }
        catch (Exception problem)
        {
            log.WriteLine(problem);
            Send(channel, request.Reply(request.Type.Replace("_request", "_reply", StringComparison.Ordinal), new()
            {
                ["status"] = "error",
                ["ename"] = problem.GetType().Name,
                ["evalue"] = problem.Message,
                ["traceback"] = new JsonArray(),
            }));
        }
        Publish("status", request.Header, new() { ["execution_state"] = "idle" });
    }

    private JsonObject? Content(KernelMessage request) => request.Type switch
    {
        "kernel_info_request" => KernelInfo.Reply(),
        "execute_request" => cells.Execute(request),
        "complete_request" => language.Complete(request.Content),
        "inspect_request" => language.Inspect(request.Content),
        "is_complete_request" => LanguageRequests.IsComplete(request.Content),
        "history_request" => new() { ["status"] = "ok", ["history"] = history.Find(request.Content) },
        "comm_info_request" => new() { ["status"] = "ok", ["comms"] = new JsonObject() },
        "comm_open" => CloseComm(request),
        "interrupt_request" => AnswerInterrupt(),
        "shutdown_request" => AnswerShutdown(request),
        _ => null,
    };

    /// <summary>No target of comms is known here: what a front end opens is closed at once, as the protocol asks.</summary>
    private JsonObject? CloseComm(KernelMessage request)
    {
        Publish("comm_close", request.Header, new() { ["comm_id"] = request.Content["comm_id"]?.DeepClone(), ["data"] = new JsonObject() });
        return null;
    }

    private JsonObject AnswerInterrupt()
    {
        Interrupt();
        return new() { ["status"] = "ok" };
    }

    private JsonObject AnswerShutdown(KernelMessage request)
    {
        bool restart = (bool?)request.Content["restart"] ?? false;
        var reply = new JsonObject { ["status"] = "ok", ["restart"] = restart };
        Publish("shutdown_reply", request.Header, (JsonObject)reply.DeepClone());
        // After the reply, which is on its way before the process looks at this.
        _ = Task.Delay(50).ContinueWith(_ => shutdown.TrySetResult(restart), TaskScheduler.Default);
        return reply;
    }

    private void Send(KernelChannel channel, KernelMessage message) => sockets.Send(channel, message);

    private void Publish(string type, JsonObject parent, JsonObject content) =>
        Send(KernelChannel.Publish, KernelMessage.Create(type, parent, content, [System.Text.Encoding.UTF8.GetBytes(type)]));
}
