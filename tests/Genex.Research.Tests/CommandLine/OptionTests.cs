using System.CommandLine;
using System.CommandLine.Help;

namespace Genex.Research.Tests.CommandLine;

public class OptionTests
{
    /// <summary>Names that do not mean the same everywhere, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["genex calibrate --tables"] = "counts simulated tables",
        ["genex calibrate --participants"] = "takes several numbers, since its tables compare them",
        ["genex claims --data"] = "takes a clone of the report's release, or nothing",
        ["genex reproduce --data"] = "takes a clone of the report's release, which has a history",
        ["genex reproduce --model"] = "needs none: what is cheap is trained",
        ["genex predict --signals"] = "takes the exports of one recording, which are its signals",
        ["genex models forward --model"] = "takes one model, since it has one input",
    };

    [Fact]
    public void An_option_name_means_one_thing()
    {
        (string Place, string Name, string Means)[] options =
        [
            .. VerbTests.All().SelectMany(verb => verb.Command.Options.Where(option => option is not HelpOption and not VersionOption)
                .Select(option => ($"{verb.Path} {option.Name}", option.Name, $"{option.ValueType} {Meaning(option.Description!)}"))),
        ];
        Assert.Empty(Exceptions.Keys.Except(options.Select(option => option.Place)));
        IEnumerable<string> several = options.Where(option => !Exceptions.ContainsKey(option.Place)).GroupBy(option => option.Name)
            .Where(named => named.Select(option => option.Means).Distinct().Count() > 1)
                .SelectMany(named => named.Select(option => $"{option.Place}: {option.Means}"));
        Assert.Empty(several);
    }

    [Theory]
    [InlineData("--runs"), InlineData("--output"), InlineData("--csv"), InlineData("--markdown")]
    public void Former_names_are_gone(string name) =>
        Assert.DoesNotContain(VerbTests.All().SelectMany(verb => verb.Command.Options), option => option.Name == name || option.Aliases.Contains(name));

    [Fact]
    public void Whatever_reads_finished_runs_takes_the_folder_as_store() => Assert.Equal(
        [
            "genex compare", "genex evaluate", "genex export", "genex grid", "genex power", "genex predict", "genex reproduce", "genex robustness",
            "genex runs diff", "genex runs list", "genex runs show", "genex sweep", "genex train", "genex worlds",
        ],
        VerbTests.All().Where(verb => verb.Command.Options.Any(option => option.Name == "--store")).Select(verb => verb.Path).Order(StringComparer.Ordinal));

    // What stands before a colon or a full stop; the rest is the verb's own.
    private static string Meaning(string description) => description.Split(": ")[0].Split(". ")[0].TrimEnd('.');
}
