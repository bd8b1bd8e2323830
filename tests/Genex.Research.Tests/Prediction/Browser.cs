using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Genex.Research.Tests.Prediction;

/// <summary>A page in a real browser without a screen: opened from a file, with the keys and the mouse of somebody in front of it.</summary>
/// <remarks>https://chromedevtools.github.io/devtools-protocol/: Page.navigate, Runtime.evaluate, Input.dispatchKeyEvent, Input.dispatchMouseEvent.</remarks>
internal sealed partial class Browser : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly DirectoryInfo profile = Directory.CreateTempSubdirectory("genex-page-");
    private readonly ClientWebSocket socket = new();
    private string? session;
    private int sent;

    private Browser(string program)
    {
        ProcessStartInfo start = new(program,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--mute-audio", "--no-first-run", "--disable-dev-shm-usage", "--disable-background-networking",
            "--autoplay-policy=no-user-gesture-required", "--remote-debugging-port=0", "--window-size=1200,1400", $"--user-data-dir={profile.FullName}",
            "about:blank",
        ])
        { RedirectStandardError = true, UseShellExecute = false };
        process = Process.Start(start)!;
    }

    /// <summary>The program; null where there is none.</summary>
    public static string? Program { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <summary>Opens a page from its file, and waits until an expression is true.</summary>
    public static Browser Open(string path, string ready = "document.readyState === 'complete' && !!document.getElementById('cursor')")
    {
        Browser browser = new(Program!);
        try
        {
            browser.Connect();
            browser.Command("Page.enable", []);
            browser.Command("Page.navigate", new() { ["url"] = new Uri(path).AbsoluteUri });
            browser.Until(ready);
            return browser;
        }
        catch
        {
            browser.Dispose();
            throw;
        }
    }

    /// <summary>The value of an expression as text.</summary>
    public string Value(string expression)
    {
        JsonObject answer = Command("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true });
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]?["value"]?.ToString() ?? "";
    }

    /// <summary>Waits until an expression is true.</summary>
    public void Until(string expression)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (Value(expression) != "true")
        {
            Assert.True(watch.Elapsed < Limit, $"{expression} did not become true: {Value("document.body?.innerText")}");
            Thread.Sleep(50);
        }
    }

    /// <summary>Presses a key.</summary>
    public void Press(string key, bool shift = false)
    {
        foreach (string kind in (string[])["keyDown", "keyUp"])
        {
            JsonObject pressed = new() { ["type"] = kind, ["key"] = key, ["code"] = key == " " ? "Space" : key, ["modifiers"] = shift ? 8 : 0 };
            if (key == " ") pressed["text"] = " ";
            Command("Input.dispatchKeyEvent", pressed);
        }
    }

    /// <summary>Presses the left button at one place, moves to another and lets go; places in pixels of the page.</summary>
    public void Drag(double x, double y, double toX)
    {
        foreach ((string kind, double at) in ((string, double)[])[("mousePressed", x), ("mouseMoved", toX), ("mouseReleased", toX)])
            Command("Input.dispatchMouseEvent", new() { ["type"] = kind, ["x"] = at, ["y"] = y, ["button"] = "left", ["buttons"] = 1, ["clickCount"] = 1 });
    }

    /// <summary>A picture of the page.</summary>
    public byte[] Screenshot() => Convert.FromBase64String(Command("Page.captureScreenshot", new() { ["format"] = "png" })["data"]!.GetValue<string>());

    public void Dispose()
    {
        socket.Dispose();
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
        for (int tries = 0; tries < 20 && profile.Exists; tries++, profile.Refresh())
        {
            try
            {
                profile.Delete(recursive: true);
            }
            catch (IOException)
            {
                Thread.Sleep(100); // its children are still writing
            }
        }
    }

    private void Connect()
    {
        while (process.StandardError.ReadLine() is { } line)
        {
            if (Address().Match(line) is not { Success: true } match) continue;
            _ = process.StandardError.ReadToEndAsync(); // read on, or the browser would block
            using CancellationTokenSource deadline = new(Limit);
            socket.ConnectAsync(new Uri(match.Value), deadline.Token).GetAwaiter().GetResult();
            string target = Command("Target.createTarget", new() { ["url"] = "about:blank" })["targetId"]!.GetValue<string>();
            session = Command("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true })["sessionId"]!.GetValue<string>();
            return;
        }

        Assert.Fail("The browser ended at once.");
    }

    private JsonObject Command(string method, JsonObject parameters)
    {
        JsonObject command = new() { ["id"] = ++sent, ["method"] = method, ["params"] = parameters };
        if (session is not null) command["sessionId"] = session;
        using CancellationTokenSource deadline = new(Limit);
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, true, deadline.Token).GetAwaiter().GetResult();
        byte[] part = new byte[1 << 16];
        while (true)
        {
            using MemoryStream whole = new();
            ValueWebSocketReceiveResult received;
            do
            {
                received = socket.ReceiveAsync(part.AsMemory(), deadline.Token).AsTask().GetAwaiter().GetResult();
                whole.Write(part, 0, received.Count);
            }
            while (!received.EndOfMessage);
            JsonObject message = JsonNode.Parse(whole.ToArray())!.AsObject();
            if (message["id"]?.GetValue<int>() == sent)
                return message["result"] as JsonObject ?? throw new InvalidOperationException($"{method}: {message["error"]?.ToJsonString()}");
        }
    }

    [GeneratedRegex(@"ws://\S+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
