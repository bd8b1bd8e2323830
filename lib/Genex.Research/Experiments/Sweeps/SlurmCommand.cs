using System.ComponentModel;
using System.Diagnostics;

namespace Genex.Research.Experiments;

/// <summary>SLURM's own commands.</summary>
internal static class SlurmCommand
{
    /// <summary>Runs one.</summary>
    /// <param name="name">"sbatch", "squeue", "scancel", "scontrol".</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it wrote on standard output.</returns>
    /// <exception cref="NotSupportedException">It is not installed here.</exception>
    /// <exception cref="IOException">It failed; the message holds what it said.</exception>
    public static string Run(string name, params IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // What describes the job that this process may be part of would be taken for options of the next one.
        foreach (string own in start.Environment.Keys.Where(key => key.StartsWith("SLURM_", StringComparison.Ordinal) && key != "SLURM_CONF").ToArray())
            start.Environment.Remove(own);
        using Process process = Started(start);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output.Trim()
            : throw new IOException(Invariant($"{name} ended with {process.ExitCode}: {error.Result.ReplaceLineEndings(" ").Trim()}"));
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception missing)
        {
            throw new NotSupportedException(
                $"{start.FileName} is not on PATH: run this where SLURM's commands are, a login node of the cluster, say.", missing);
        }
    }
}
