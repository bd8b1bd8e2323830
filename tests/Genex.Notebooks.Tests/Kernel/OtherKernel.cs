using System.Diagnostics;
using System.Text.Json.Nodes;
using Genex.Notebooks.Installation;

namespace Genex.Notebooks.Tests.Kernel;

/// <summary>Microsoft's own C# kernel, of the version that <c>environment/other-kernel.sh</c> runs the notebooks on.</summary>
internal static class OtherKernel
{
    private const string Version = "1.0.712001";

    private static readonly Lazy<string?> Installed = new(Install);

    /// <summary>Why it cannot be run here; null where it can.</summary>
    public static string? Problem => Installed.Value;

    private static string Folder => Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "genex", "dotnet-interactive", Version);

    private static string Tool => Path.Combine(Folder, "dotnet-interactive");

    /// <summary>Runs cells in a new kernel.</summary>
    /// <returns>What each published, in order: <c>kind</c>, <c>id</c> of its display, <c>data</c> by MIME type, <c>text</c> of a stream or an
    /// error.</returns>
    public static async Task<JsonArray[]> RunAsync(string folder, params string[] cells)
    {
        ProcessStartInfo start = Quiet("/usr/bin/python3", Path.Combine(AppContext.BaseDirectory, "python", "other_kernel.py"), Tool);
        start.WorkingDirectory = folder;
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(new JsonArray([.. cells.Select(cell => (JsonNode)cell)]).ToJsonString());
        process.StandardInput.Close();
        string[] texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, texts[1]);
        return [.. JsonNode.Parse(texts[0])!.AsArray().Select(cell => cell!.AsArray())];
    }

    /// <summary>Everything that a cell published as plain text, errors and streams included.</summary>
    public static string Text(JsonArray outputs) => string.Join('\n', outputs.Select(one => $"{one!["data"]!["text/plain"]}{one["text"]}"));

    private static string? Install()
    {
        if (File.Exists(Tool))
            return null;
        using Process install = Process.Start(Quiet(HostProcess.DotnetPath, "tool", "install", "Microsoft.dotnet-interactive", "--version", Version,
            "--tool-path", Folder))!;
        install.StandardInput.Close();
        Task<string> said = install.StandardOutput.ReadToEndAsync(), wrong = install.StandardError.ReadToEndAsync();
        if (!install.WaitForExit(TimeSpan.FromMinutes(2)))
            install.Kill(entireProcessTree: true);
        return File.Exists(Tool) ? null : $"Microsoft's own kernel {Version} is not installed and cannot be: {(said.Result + wrong.Result).Trim()}";
    }

    private static ProcessStartInfo Quiet(string program, params string[] arguments) => new(program, arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
