using System.Diagnostics;
using System.Globalization;

namespace Genex.Research.Tests.CommandLine;

/// <summary>What another user of the machine finds of ours: no port, nothing of a cache to read, nothing to write. Where root runs the tests, as
/// "nobody".</summary>
[Collection(SmallStudyTests.Name)]
public sealed class SecondUserTests(SmallStudy made)
{
    private const int Nobody = 65534;

    [SecondUserFact]
    public void Another_user_can_read_no_cache_and_write_nothing()
    {
        if (!OperatingSystem.IsLinux()) return; // skipped there, which the compiler does not know
        DirectoryInfo open = Directory.CreateTempSubdirectory("genex-second-");
        try
        {
            File.SetUnixFileMode(open.FullName, (UnixFileMode)Convert.ToInt32("755", 8)); // or nobody would get as far as to what is tested
            Dictionary<string, string> here = new() { ["GENEX_CACHE"] = In("cache"), ["TMPDIR"] = Directory.CreateDirectory(In("tmp")).FullName };
            foreach (string[] verb in (string[][])
                [
                    [.. made.Train, "--store", In("runs")], ["notebooks", "run", made.Notebook, "--out", In("notebooks")],
                    ["predict", "A.1", made.Video, "--store", In("runs"), "--page", In("p.html")],
                ])
            {
                (int code, _, string error) = GenexProcess.RunWith(here, verb);
                Assert.True(code == 0, error);
            }

            Assert.Contains(open.FullName, FoundByNobody(open.FullName, "-readable"), StringComparison.Ordinal); // it does look
            Assert.True(Directory.EnumerateFiles(In("cache"), "*.frames", SearchOption.AllDirectories).Any());
            Assert.Equal("", FoundByNobody(In("cache"), "-readable", "-type", "f"));
            Assert.DoesNotContain("frames", FoundByNobody(In("cache"), "-readable"), StringComparison.Ordinal);
            Assert.Equal("", FoundByNobody(open.FullName, "-writable"));
        }
        finally
        {
            open.Delete(recursive: true);
        }

        string In(string name) => Path.Combine(open.FullName, name);
    }

    [SecondUserFact]
    public void A_notebook_that_runs_opens_no_port()
    {
        using Process process = GenexProcess.Start(null, "notebooks", "run", made.Notebook, "--out", made.In("executed"));
        _ = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.ReadToEndAsync();
        int looks = 0;
        for (; !process.HasExited; looks++)
        {
            Assert.Empty(ListeningBelow(process.Id));
            Thread.Sleep(20);
        }

        Assert.Equal(0, process.ExitCode);
        Assert.NotEqual(0, looks);
        HashSet<string> own = [.. ListeningBelow(Environment.ProcessId)];
        using System.Net.Sockets.TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        Assert.Single(ListeningBelow(Environment.ProcessId).Except(own)); // it would have been found
    }

    // What "find" finds as nobody, without the complaints about what it may not enter.
    private static string FoundByNobody(string folder, params string[] what)
    {
        string nobody = Nobody.ToString(CultureInfo.InvariantCulture);
        ProcessStartInfo start = new("setpriv", [$"--reuid={nobody}", $"--regid={nobody}", "--clear-groups", "find", folder, .. what])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        string found = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return found;
    }

    // Local addresses that a process or one below it listens on, as the system's table has them.
    private static IEnumerable<string> ListeningBelow(int root)
    {
        HashSet<string> sockets = [.. Below(root).SelectMany(Sockets)];
        return
        [
            .. from table in (string[])["/proc/net/tcp", "/proc/net/tcp6"]
               where File.Exists(table)
               from line in File.ReadLines(table).Skip(1)
               let cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
               where cells[3] == "0A" && sockets.Contains($"socket:[{cells[9]}]")
               select cells[1],
        ];
    }

    private static IEnumerable<string> Sockets(int process)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(Invariant($"/proc/{process}/fd")).Select(link => new FileInfo(link).LinkTarget ?? "")];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static List<int> Below(int root)
    {
        ILookup<int, int> children = Directory.EnumerateDirectories("/proc").Select(path => Path.GetFileName(path)).Where(name => char.IsAsciiDigit(name[0]))
            .Select(name => (Id: int.Parse(name, CultureInfo.InvariantCulture), Parent: ParentOf(name))).ToLookup(one => one.Parent, one => one.Id);
        List<int> all = [root];
        for (int at = 0; at < all.Count; at++) all.AddRange(children[all[at]]);
        return all;
    }

    private static int ParentOf(string process)
    {
        try
        {
            string status = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 4)..].Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return -1;
        }
    }
}

/// <summary>A fact that needs root, to become somebody else; skipped, with the reason, elsewhere.</summary>
internal sealed class SecondUserFactAttribute : FactAttribute
{
    public SecondUserFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess || !File.Exists("/usr/bin/setpriv"))
            Skip = "only root on Linux becomes another user";
    }
}
