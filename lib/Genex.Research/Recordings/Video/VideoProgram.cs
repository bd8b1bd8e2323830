using System.ComponentModel;
using System.Diagnostics;

namespace Genex.Research.Recordings;

/// <summary>The programs ffmpeg and ffprobe, where they are installed.</summary>
internal static class VideoProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>A file as the programs are told of it, so that no name is read as an option or as an address.</summary>
    public static string FileOf(string path) => "file:" + Path.GetFullPath(path);

    /// <summary>Starts a program whose standard output and error are read; null where it is not installed.</summary>
    public static Process? Start(string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a program and gives what it writes line by line. One that takes ten minutes is ended.</summary>
    /// <returns>Its exit code; null where it is not installed.</returns>
    public static int? Run(string program, IEnumerable<string> arguments, Action<string> line)
    {
        using Process? process = Start(program, arguments);
        if (process is null) return null;
        using CancellationTokenSource limit = new(Patience);
        using CancellationTokenRegistration end = limit.Token.Register(() => process.Kill());
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        while (process.StandardOutput.ReadLine() is { } next) line(next);
        process.WaitForExit();
        return process.ExitCode;
    }
}
