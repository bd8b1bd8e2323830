using System.Text.RegularExpressions;

namespace Genex.Research.Tests.Storage;

public partial class EnvironmentVariablesTests
{
    private static string Root
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Genex.Research.sln"))) folder = folder.Parent;
            return folder!.FullName;
        }
    }

    [Fact]
    public void The_README_has_a_row_for_each_and_no_other()
    {
        string readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        Assert.All(EnvironmentVariables.All, one => Assert.Contains($"| `{one.Name}` | {one.Meaning} | {one.Default} |", readme));
        Assert.Equal(EnvironmentVariables.All.Select(one => one.Name).Order(), Row().Matches(readme).Select(match => match.Groups[1].Value).Order());
    }

    [Fact]
    public void The_library_and_the_command_know_no_other()
    {
        string[] named = [.. Directory.EnumerateFiles(Path.Combine(Root, "lib"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Variable().Matches(File.ReadAllText(file)).Select(match => match.Value)).Distinct()];
        Assert.Empty(named.Except(EnvironmentVariables.All.Select(one => one.Name)));
    }

    [GeneratedRegex(@"^\| `(GENEX_[A-Z_]+)` \|", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"GENEX_[A-Z_]+\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
