using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Genex.Research.Plotly.Images;

/// <summary>A page of a browser, spoken to by the Chrome DevTools protocol over a pipe, one command at a time.</summary>
/// <remarks>https://chromedevtools.github.io/devtools-protocol/: Target.createTarget, Target.attachToTarget (flat sessions), Runtime.evaluate,
/// Page.printToPDF. On a pipe each message is a JSON text that ends with a zero byte.</remarks>
internal sealed class DevToolsSession
{
    private readonly BrowserProcess browser;
    private readonly BlockingCollection<byte[]> messages = [];
    private string? sessionId;
    private int sent;
    private bool answered;

    private DevToolsSession(BrowserProcess browser)
    {
        this.browser = browser;
        new Thread(ReadOn) { IsBackground = true, Name = "browser" }.Start();
    }

    /// <summary>Opens a blank page in a browser that has just been started.</summary>
    /// <exception cref="BrowserException">It ends, or does not answer in time.</exception>
    internal static DevToolsSession Open(BrowserProcess browser, TimeSpan limit)
    {
        DevToolsSession session = new(browser);
        string target = session.Command("Target.createTarget", new() { ["url"] = "about:blank" }, limit)["targetId"]!.GetValue<string>();
        session.sessionId = session.Command("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }, limit)
            ["sessionId"]!.GetValue<string>();
        return session;
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

    /// <summary>Asks for something else of the protocol.</summary>
    /// <returns>The answer's result.</returns>
    /// <exception cref="BrowserException">It is refused, or takes longer than <paramref name="limit"/>.</exception>
    internal JsonObject Command(string method, JsonObject parameters, TimeSpan limit)
    {
        int id = ++sent;
        var command = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (sessionId is not null) command["sessionId"] = sessionId;
        byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(command), 0];
        using var deadline = new CancellationTokenSource(limit);
        try
        {
            Task.Run(() => Send(bytes), CancellationToken.None).Wait(deadline.Token);
            while (true)
            {
                JsonObject message = JsonNode.Parse(messages.Take(deadline.Token))!.AsObject(); // events, which have no id, are passed over
                answered = true;
                if (message["id"]?.GetValue<int>() != id) continue;
                return message["result"] as JsonObject ?? throw new BrowserException($"the browser refused {method}: {message["error"]?["message"]}");
            }
        }
        catch (OperationCanceledException exception)
        {
            throw new BrowserException(Invariant($"the browser did not answer {method} in {limit.TotalSeconds:0} s."), exception);
        }
        catch (Exception exception) when (exception is InvalidOperationException or AggregateException or JsonException)
        {
            throw new BrowserException($"{browser.Program} ended{(answered ? "" : " at once")}: {browser.LastLine}", exception);
        }
    }

    private void Send(byte[] bytes)
    {
        browser.Commands.Write(bytes);
        browser.Commands.Flush();
    }

    private void ReadOn()
    {
        byte[] block = new byte[1 << 16];
        MemoryStream message = new();
        try
        {
            for (int read; (read = browser.Answers.Read(block)) > 0;)
            {
                int start = 0;
                for (int end; (end = Array.IndexOf(block, (byte)0, start, read - start)) >= 0; start = end + 1)
                {
                    message.Write(block, start, end - start);
                    messages.Add(message.ToArray());
                    message.SetLength(0);
                }

                message.Write(block, start, read - start);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The browser's end is closed, or this one's.
        }

        messages.CompleteAdding();
    }
}
