using System.Diagnostics;

namespace Genex.Research.Tests.CommandLine;

/// <summary>A disk of a chosen size, in memory; gone after the test. Linux, root.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Page = 4096;

    /// <param name="bytes">Room on it, to the next page.</param>
    public SmallDisk(long bytes)
    {
        Folder = Directory.CreateTempSubdirectory("genex-disk-").FullName;
        Call("mount", "-t", "tmpfs", "-o", Invariant($"size={((bytes / Page) + 2) * Page},mode=0755"), "none", Folder);
        File.WriteAllBytes(Path.Combine(Folder, Filler), new byte[Page]);
        if (bytes == 0) File.AppendAllText(Path.Combine(Folder, Filler), new string('.', Page));
    }

    /// <summary>Name of the file that takes the room that nobody has.</summary>
    public const string Filler = "filler";

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>What stands in the way of such disks; null where nothing does.</summary>
    public static string? Problem { get; } = FindProblem();

    /// <summary>From now on there is no room on it.</summary>
    public void Fill()
    {
        using FileStream filler = File.Open(Path.Combine(Folder, Filler), FileMode.Append);
        byte[] page = new byte[Page];
        try
        {
            while (true)
            {
                filler.Write(page);
                filler.Flush();
            }
        }
        catch (IOException)
        {
            // it is full
        }
    }

    /// <summary>From now on nobody writes on it.</summary>
    public void MakeReadOnly() => Call("mount", "-o", "remount,ro", Folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        Call("umount", Folder);
        Directory.Delete(Folder);
    }

    private static string? FindProblem()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) return "only root on Linux mounts a small disk";
        try
        {
            using SmallDisk trial = new(0);
            return null;
        }
        catch (InvalidOperationException problem)
        {
            return problem.Message;
        }
    }

    private static void Call(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {error.Trim()}");
    }
}

/// <summary>A theory about disks without room; skipped, with the reason, where none can be mounted.</summary>
internal sealed class SmallDiskTheoryAttribute : TheoryAttribute
{
    public SmallDiskTheoryAttribute() => Skip = SmallDisk.Problem;
}

/// <summary>A fact about disks without room; skipped, with the reason, where none can be mounted.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Problem;
}
