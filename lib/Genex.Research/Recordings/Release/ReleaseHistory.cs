using System.ComponentModel;
using System.Diagnostics;

namespace Genex.Research.Recordings;

/// <summary>Annotation tables of an earlier commit, read from a clone's own history.</summary>
/// <remarks>
/// Asks the git program for the list of tables and for the content of each: nothing is checked out, no hook or filter of the clone runs, nothing is fetched.
/// Time and size are bounded, since a clone may be damaged or anybody's.
/// </remarks>
public static class ReleaseHistory
{
    private const string Folder = "data/annotations";
    private const int MostTables = 200, MostBytes = 8 << 20;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(30);

    /// <summary>Reads a released study with the tables of a commit of its clone.</summary>
    /// <param name="clone">The root of the clone.</param>
    /// <param name="commit">Hexadecimal digits.</param>
    /// <exception cref="ExportException">The clone has no such commit, or git is not here; the message says what to do.</exception>
    public static Study Read(string clone, string commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.Length is < 4 or > 64 || !commit.All(char.IsAsciiHexDigit))
            throw new ArgumentException($"\"{commit}\" is no commit; expected 4 to 64 hexadecimal digits.", nameof(commit));
        using ScratchFolder copies = new("tables");
        foreach (string name in Tables(clone, commit))
        {
            string path = Path.Combine(copies.Path, Path.GetFileName(Path.GetDirectoryName(name)!), Path.GetFileName(name));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, Ask(clone, commit, "cat-file", "blob", $"{commit}:{name}"));
        }

        Study study = ReleaseReader.Read(clone, copies.Path);
        return study with { Release = Named(study.Release!, copies.Path, commit) };
    }

    /// <summary>The commit that a clone stands at; null where it is no clone or git is not here.</summary>
    public static string? Head(string clone)
    {
        try
        {
            string said = System.Text.Encoding.ASCII.GetString(Ask(clone, "HEAD", "rev-parse", "--verify", "HEAD")).Trim();
            return said.Length >= 40 && said.All(char.IsAsciiHexDigit) ? said : null;
        }
        catch (ExportException)
        {
            return null;
        }
    }

    // The copies are gone when somebody reads the names; what is said is the table's own place and commit.
    private static ReleasedStudy Named(ReleasedStudy release, string copies, string commit)
    {
        string own = Path.Combine(release.Root, "annotations");
        return release with
        {
            Recordings = [.. release.Recordings.Select(one => one with { Physical = Renamed(one.Physical), Emotional = Renamed(one.Emotional) })],
        };

        ReleasedTable? Renamed(ReleasedTable? table) => table is null ? null : table with
        {
            File = $"{Path.Combine(own, Path.GetRelativePath(copies, table.File))} at {ReleaseSource.Short(commit)}",
        };
    }

    private static string[] Tables(string clone, string commit)
    {
        string listed = System.Text.Encoding.UTF8.GetString(Ask(clone, commit, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, "--", Folder));
        string[] names = [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(name => name.EndsWith(".csv", StringComparison.Ordinal) && name.Split('/') is [_, _, "physical_features" or "emotional_targets", _])];
        return names.Length is > 0 and <= MostTables ? names
            : throw new ExportException(clone, $"commit {ReleaseSource.Short(commit)}", Invariant($"{names.Length} annotation tables"),
                Invariant($"1 to {MostTables} tables below {Folder}"));
    }

    private static byte[] Ask(string clone, string commit, params string[] arguments)
    {
        ProcessStartInfo start = new("git")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (string argument in (string[])["-C", Path.GetFullPath(clone), "--no-pager", .. arguments]) start.ArgumentList.Add(argument);
        (start.Environment["GIT_NO_LAZY_FETCH"], start.Environment["GIT_TERMINAL_PROMPT"], start.Environment["GIT_OPTIONAL_LOCKS"]) = ("1", "0", "0");
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> problem = process.StandardError.ReadToEndAsync();
            Task<byte[]?> said = Task.Run(() => Bounded(process.StandardOutput.BaseStream));
            if (!said.Wait(MostTime) || said.Result is null || !process.WaitForExit(MostTime))
            {
                process.Kill(entireProcessTree: true);
                throw Unreadable(Invariant($"git gave more than {MostBytes >> 20} MiB, or no answer within {MostTime.TotalSeconds:0} s"));
            }

            return process.ExitCode == 0 ? said.Result : throw Unreadable(problem.Result.Trim().Split('\n')[0]);
        }
        catch (Win32Exception missing)
        {
            throw new ExportException(clone, null, "the program git does not start here", "git, which reads the clone's history",
                "Install git, or name a folder of tables (--tables DIR).", missing);
        }

        ExportException Unreadable(string found) => new(clone, $"commit {ReleaseSource.Short(commit)}", found, "a clone with its whole history",
            "Clone the release without --depth, or name a folder of tables (--tables DIR).");
    }

    private static byte[]? Bounded(Stream stream)
    {
        using MemoryStream kept = new();
        byte[] part = new byte[1 << 16];
        for (int read; (read = stream.Read(part)) > 0;)
        {
            if (kept.Length + read > MostBytes) return null;
            kept.Write(part, 0, read);
        }

        return kept.ToArray();
    }
}
