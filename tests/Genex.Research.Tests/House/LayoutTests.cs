using System.Text.RegularExpressions;

namespace Genex.Research.Tests.House;

public partial class LayoutTests
{
    private const int MostColumns = 160;

    private static IEnumerable<string> Sources => ((string[])["lib", "tests"])
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories));

    [Fact]
    public void No_line_of_the_sources_is_wider_than_the_page()
    {
        IEnumerable<string> wide =
            from file in Sources
            from line in File.ReadLines(file).Index()
            where line.Item.Length > MostColumns
            select Invariant($"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1}");
        Assert.Empty(wide);
    }

    /// <summary>One field style: no prefix; this. where a parameter has the name.</summary>
    [Fact]
    public void No_field_has_a_prefix()
    {
        IEnumerable<string> prefixed =
            from file in Sources
            from line in File.ReadLines(file).Index()
            where PrefixedField().IsMatch(line.Item)
            select Invariant($"{Path.GetRelativePath(Repository.Root, file)}:{line.Index + 1}: {line.Item.Trim()}");
        Assert.Empty(prefixed);
    }

    /// <summary>System first, then in alphabetical order: what the quick check of the layout does not look at.</summary>
    [Fact]
    public void Namespaces_are_used_in_order()
    {
        IEnumerable<string> unordered =
            from file in Sources
            let used = File.ReadLines(file).TakeWhile(line => !line.StartsWith("namespace", StringComparison.Ordinal))
                .Select(line => UsedNamespace().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value).ToArray()
            where !used.SequenceEqual(used.OrderBy(name => name.Split('.')[0] != "System").ThenBy(name => name, StringComparer.OrdinalIgnoreCase))
            select Path.GetRelativePath(Repository.Root, file);
        Assert.Empty(unordered);
    }

    [GeneratedRegex(@"^using ([\w.]+);", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UsedNamespace();

    [Theory]
    [InlineData("    private readonly Lock _gate = new();", true)]
    [InlineData("    private static long s_last;", true)]
    [InlineData("    private readonly Lock gate = new();", false)]
    [InlineData("        _ = Task.Run(work);", false)]
    public void A_prefix_is_told(string line, bool prefixed) => Assert.Equal(prefixed, PrefixedField().IsMatch(line));

    [GeneratedRegex(@"^    +(private|internal|protected|public)\b[^({=]* (_|[st]_)[a-z]\w*\s*(=[^>]|;|,)", RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrefixedField();
}
