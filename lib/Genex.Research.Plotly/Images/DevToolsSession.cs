using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genex.Research.Plotly.Images;

/// <summary>A page of a browser, spoken to by the Chrome DevTools protocol: one command at a time.</summary>
/// <remarks>https://chromedevtools.github.io/devtools-protocol/: Target.createTarget, Target.attachToTarget (flat sessions), Runtime.evaluate.</remarks>
internal sealed class DevToolsSession : IDisposable
{
    private readonly ClientWebSocket socket = new();
    private string? sessionId;
    private int sent;

    /// <summary>Connects to a browser and opens a blank page in it.</summary>
    internal static DevToolsSession Open(Uri browser, TimeSpan limit)
    {
        var session = new DevToolsSession();
        try
        {
            using var deadline = new CancellationTokenSource(limit);
            session.socket.ConnectAsync(browser, deadline.Token).GetAwaiter().GetResult();
            string target = session.Command("Target.createTarget", new() { ["url"] = "about:blank" }, limit)["targetId"]!.GetValue<string>();
            session.sessionId = session.Command("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true },
                limit)["sessionId"]!.GetValue<string>();
            return session;
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            session.Dispose();
            throw new BrowserException($"the browser does not answer: {exception.Message}", exception);
        }
    }

    /// <summary>Runs a script in the page; a promise is awaited.</summary>
    /// <returns>Its value as text.</returns>
    /// <exception cref="BrowserException">The script throws, or takes longer than <paramref name="limit"/>.</exception>
    internal string Evaluate(string script, TimeSpan limit)
    {
        JsonObject answer = Command("Runtime.evaluate", new() { ["expression"] = script, ["awaitPromise"] = true, ["returnByValue"] = true }, limit);
        if (answer["exceptionDetails"] is { } details)
            throw new BrowserException($"the page refused the chart: {details["exception"]?["description"]?.ToString() ?? details["text"]?.ToString()}");
        return answer["result"]?["value"]?.ToString() ?? "";
    }

    private JsonObject Command(string method, JsonObject parameters, TimeSpan limit)
    {
        int id = ++sent;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (sessionId is not null) command["sessionId"] = sessionId;
        using var deadline = new CancellationTokenSource(limit);
        try
        {
            socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, deadline.Token).GetAwaiter()
                .GetResult();
            while (true)
            {
                JsonObject message = Receive(deadline.Token); // events, which have no id, are passed over
                if (message["id"]?.GetValue<int>() != id) continue;
                return message["result"] as JsonObject ?? throw new BrowserException($"the browser refused {method}: {message["error"]?["message"]}");
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            throw new BrowserException(Invariant($"the browser did not answer {method} in {limit.TotalSeconds:0} s."), exception);
        }
    }

    private JsonObject Receive(CancellationToken deadline)
    {
        var whole = new ArrayBufferWriter<byte>(64 * 1024);
        while (true)
        {
            ValueWebSocketReceiveResult part = socket.ReceiveAsync(whole.GetMemory(64 * 1024), deadline).AsTask().GetAwaiter().GetResult();
            if (part.MessageType == WebSocketMessageType.Close) throw new BrowserException("the browser closed the connection.");
            whole.Advance(part.Count);
            if (part.EndOfMessage) return JsonNode.Parse(whole.WrittenSpan)!.AsObject();
        }
    }

    public void Dispose() => socket.Dispose();
}
