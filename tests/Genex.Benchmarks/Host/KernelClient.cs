using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using Genex.Notebooks.Installation;
using Genex.Notebooks.Kernel;
using NetMQ;
using NetMQ.Sockets;

namespace Genex.Benchmarks.Host;

/// <summary>A kernel in a process of its own, and a front end of the smallest kind for it: sends requests and waits for their answers. One thread.</summary>
internal sealed partial class KernelClient : IDisposable
{
    private const int Interruption = 2; // SIGINT

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Of this user alone (0600) on every Unix: it holds the key that lets one run code.
    private readonly string file = Path.GetTempFileName();
    private readonly MessageCodec codec;
    private readonly DealerSocket shell = new();
    private readonly SubscriberSocket publish = new();
    private readonly Process process;

    /// <summary>Starts a kernel and connects to it.</summary>
    public KernelClient()
    {
        string key = Guid.NewGuid().ToString("N");
        int[] ports = FreePorts(5);
        File.WriteAllText(file, new JsonObject
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["key"] = key,
            ["signature_scheme"] = "hmac-sha256",
            ["shell_port"] = ports[0],
            ["control_port"] = ports[1],
            ["stdin_port"] = ports[2],
            ["iopub_port"] = ports[3],
            ["hb_port"] = ports[4],
        }.ToJsonString());
        codec = new MessageCodec(key);
        process = Process.Start(HostProcess.Start("kernel", file))!;
        publish.SubscribeToAnyTopic();
        publish.Options.ReceiveHighWatermark = 0;
        shell.Connect(Invariant($"tcp://127.0.0.1:{ports[0]}"));
        publish.Connect(Invariant($"tcp://127.0.0.1:{ports[3]}"));
    }

    /// <summary>The kernel's memory in use, in bytes: its resident set.</summary>
    public long Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Sends a request and waits for its reply.</summary>
    /// <returns>The content of the reply.</returns>
    /// <exception cref="TimeoutException">There is none within two minutes.</exception>
    public JsonObject Ask(string type, JsonObject content) => ReplyTo(Send(type, content));

    /// <summary>Whether the process has ended.</summary>
    public bool IsGone => process.HasExited;

    /// <summary>Runs a cell, interrupts it as its specification says a front end does, by a signal, and waits for its end.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="after">How long after sending it.</param>
    /// <param name="patience">How long the answer may take.</param>
    /// <returns>The time between the interrupt and the answer, and the name of the error; null where there is no answer.</returns>
    public (TimeSpan Took, string? Error)? Interrupt(string code, TimeSpan after, TimeSpan patience)
    {
        string id = Send("execute_request", ToRun(code));
        Thread.Sleep(after);
        var watch = Stopwatch.StartNew();
        if (Signal(process.Id, Interruption) != 0 && !IsGone)
            throw new InvalidOperationException("The kernel cannot be sent a signal.");
        List<byte[]> frames = [];
        while (watch.Elapsed < patience && !IsGone)
            if (shell.TryReceiveMultipartBytes(TimeSpan.FromMilliseconds(100), ref frames) && codec.Decode(frames, out _) is { } message
                && message.Parent["msg_id"]?.ToString() == id)
                return (watch.Elapsed, message.Content["ename"]?.ToString());
        return null;
    }

    /// <summary>Runs a cell.</summary>
    /// <returns>The text of its value; empty for none.</returns>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public string Run(string code)
    {
        string id = Send("execute_request", ToRun(code));
        string value = "";
        while (true)
        {
            KernelMessage message = Receive(publish);
            if (message.Parent["msg_id"]?.ToString() != id)
                continue;
            if (message.Type == "execute_result")
                value = message.Content["data"]!["text/plain"]!.ToString();
            if (message.Type == "error")
                throw new InvalidOperationException($"{message.Content["ename"]}: {message.Content["evalue"]}");
            if (message.Type == "status" && message.Content["execution_state"]?.ToString() == "idle")
                break;
        }
        ReplyTo(id);
        return value;
    }

    /// <summary>Ends the kernel.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
        shell.Dispose();
        publish.Dispose();
        File.Delete(file);
    }

    /// <summary>Waits until the kernel answers and what it publishes arrives: a subscription takes a moment to reach it, and what is published before that is
    /// lost.</summary>
    public void WaitUntilReady()
    {
        List<byte[]> frames = [];
        do
            Ask("kernel_info_request", []);
        while (!publish.TryReceiveMultipartBytes(TimeSpan.FromMilliseconds(50), ref frames));
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);

    private static JsonObject ToRun(string code) => new()
    {
        ["code"] = code,
        ["silent"] = false,
        ["store_history"] = true,
        ["user_expressions"] = new JsonObject(),
        ["allow_stdin"] = false,
        ["stop_on_error"] = true,
    };

    private string Send(string type, JsonObject content)
    {
        var message = KernelMessage.Create(type, [], content, []);
        shell.SendMultipartBytes(codec.Encode(message));
        return message.Id;
    }

    private JsonObject ReplyTo(string id)
    {
        while (true)
            if (Receive(shell) is var message && message.Parent["msg_id"]?.ToString() == id)
                return message.Content;
    }

    private KernelMessage Receive(NetMQSocket socket)
    {
        List<byte[]> frames = [];
        while (socket.TryReceiveMultipartBytes(Patience, ref frames))
            if (codec.Decode(frames, out _) is { } message)
                return message;
        throw new TimeoutException(Invariant($"the kernel did not answer within {Patience.TotalMinutes:0} minutes"));
    }

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
            listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
            listener.Stop();
        return ports;
    }
}
