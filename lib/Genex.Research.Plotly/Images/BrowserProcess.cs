using System.Diagnostics;

namespace Genex.Research.Plotly.Images;

/// <summary>A headless browser with a profile of its own, which ends with this process.</summary>
/// <remarks>It is spoken to over a pipe that this process alone holds. A port, even on the machine itself, would let every user of the machine read this user's
/// files through the browser.</remarks>
internal sealed class BrowserProcess : IDisposable
{
    private static readonly string[] Switches =
    [
        "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio", "--remote-debugging-pipe",
    ];

    /// <summary>Gives the browser this process' pipes as the files 3 and 4, which it reads commands from and writes answers to. It ends when this process' end
    /// closes: at exit, and when it is killed as well; then its profile is deleted.</summary>
    private const string Watch =
        """
        exec 3<&0 4>&1 </dev/null >/dev/null
        "$0" "$@" &
        exec 3<&- 4>&-
        wait $!
        rm -rf -- "$BROWSER_PROFILE"
        """;

    private readonly Process process;
    private readonly string profile;
    private string last = "";

    private BrowserProcess(string program, Process process, string profile)
    {
        (Program, this.process, this.profile) = (program, process, profile);
        AppDomain.CurrentDomain.ProcessExit += End;
        process.ErrorDataReceived += (_, line) => last = line.Data is { Length: > 0 } text ? text : last; // read on, or it would block
        process.BeginErrorReadLine();
    }

    /// <summary>The browser's file.</summary>
    internal string Program { get; }

    /// <summary>Takes commands.</summary>
    internal Stream Commands => process.StandardInput.BaseStream;

    /// <summary>Gives answers and events.</summary>
    internal Stream Answers => process.StandardOutput.BaseStream;

    /// <summary>The last line that it wrote to standard error, which says why it ended.</summary>
    internal string LastLine => last;

    /// <summary>Starts it.</summary>
    /// <param name="program">The browser.</param>
    /// <param name="sandboxed">Whether its own sandbox is on, which Chromium refuses for root and where the system has no name spaces for users.</param>
    internal static BrowserProcess Start(string program, bool sandboxed)
    {
        if (OperatingSystem.IsWindows()) throw new BrowserException("figures are drawn as pictures where there is a /bin/sh.");
        string folder = Directory.CreateTempSubdirectory("genex-browser-").FullName;
        var start = new ProcessStartInfo("/bin/sh")
        { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (string part in (string[])["-c", Watch, program, .. Switches, $"--user-data-dir={folder}"]) start.ArgumentList.Add(part);
        start.Environment["BROWSER_PROFILE"] = folder;
        if (!sandboxed) start.ArgumentList.Add("--no-sandbox");
        start.ArgumentList.Add("about:blank");
        return new(program, Process.Start(start) ?? throw new BrowserException($"{program} did not start."), folder);
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
}
