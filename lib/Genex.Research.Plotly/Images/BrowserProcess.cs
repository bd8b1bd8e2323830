using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Genex.Research.Plotly.Images;

/// <summary>A headless browser with a profile of its own, which ends with this process.</summary>
internal sealed partial class BrowserProcess : IDisposable
{
    private static readonly string[] Switches =
    [
        "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio", "--remote-debugging-port=0",
    ];

    /// <summary>Ends the browser and deletes its profile when this process' end of the pipe closes: at exit, and when it is killed as well.</summary>
    private const string Watch =
        """
        "$0" "$@" </dev/null &
        browser=$!
        exec >/dev/null 2>&1
        cat
        kill $browser; wait $browser
        rm -rf -- "$BROWSER_PROFILE"
        """;

    private readonly Process process;
    private readonly string profile;

    private BrowserProcess(Process process, string profile, Uri address)
    {
        (this.process, this.profile, Address) = (process, profile, address);
        AppDomain.CurrentDomain.ProcessExit += End;
    }

    /// <summary>Where it takes DevTools commands.</summary>
    internal Uri Address { get; }

    internal static BrowserProcess Start(string program, TimeSpan limit)
    {
        string folder = Directory.CreateTempSubdirectory("genex-browser-").FullName;
        var start = new ProcessStartInfo
        { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false, FileName = program };
        if (!OperatingSystem.IsWindows())
        {
            start.FileName = "/bin/sh";
            foreach (string part in (string[])["-c", Watch, program]) start.ArgumentList.Add(part);
            start.Environment["BROWSER_PROFILE"] = folder;
        }

        foreach (string part in Switches) start.ArgumentList.Add(part);
        start.ArgumentList.Add($"--user-data-dir={folder}");
        if (Environment.IsPrivilegedProcess) start.ArgumentList.Add("--no-sandbox"); // Chromium's sandbox refuses to run as root
        start.ArgumentList.Add("about:blank");
        Process started = Process.Start(start) ?? throw new BrowserException($"{program} did not start.");
        try
        {
            return new(started, folder, ReadAddress(started, program, limit));
        }
        catch (BrowserException)
        {
            started.WaitForExit(TimeSpan.FromSeconds(5));
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>The browser writes its address to standard error, which must then be read on, or it would block.</summary>
    private static Uri ReadAddress(Process started, string program, TimeSpan limit)
    {
        var found = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        string last = "";
        started.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null) found.TrySetException(new BrowserException($"{program} ended at once: {last}"));
            else if (AddressLine().Match(line.Data) is { Success: true } match) found.TrySetResult(new Uri(match.Groups["address"].Value));
            else if (line.Data.Length > 0) last = line.Data;
        };
        started.OutputDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        started.BeginOutputReadLine();
        try
        {
            return found.Task.WaitAsync(limit).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is TimeoutException or BrowserException)
        {
            started.Kill(entireProcessTree: true);
            throw exception as BrowserException
                ?? new BrowserException(Invariant($"{program} did not say in {limit.TotalSeconds:0} s where it listens."), exception);
        }
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= End;
        End(this, EventArgs.Empty);
        process.Dispose();
    }

    private void End(object? sender, EventArgs arguments)
    {
        try
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeSpan.FromSeconds(2))) process.Kill(entireProcessTree: true);
            if (Directory.Exists(profile)) Directory.Delete(profile, recursive: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            // Already gone, or a last file is still being written in a temporary folder: nothing is lost.
        }
    }

    [GeneratedRegex(@"DevTools listening on (?<address>ws://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressLine();
}
