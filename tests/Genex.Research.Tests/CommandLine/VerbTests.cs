using System.CommandLine;
using Genex.Cli;
using Genex.Cli.Frame;
using Genex.Research.Tests.House;

namespace Genex.Research.Tests.CommandLine;

public class VerbTests
{
    /// <summary>Every verb with the words that call it.</summary>
    internal static IEnumerable<(string Path, Command Command)> All() => Below("genex", GenexCommand.Create());

    [Fact]
    public void Every_verb_goes_through_the_guard() => Assert.All(All(), verb => Assert.IsType<Guard>(verb.Command.Action));

    [Fact]
    public void No_verb_catches_what_goes_wrong()
    {
        IEnumerable<string> catching =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "lib", "Genex.Cli"), "*.cs", SearchOption.AllDirectories)
            from line in File.ReadLines(file)
            where line.TrimStart().StartsWith("catch", StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {line.Trim()}";
        // A program that is not installed is what the doctor looks for; the folder of another libtorch is looked at before there is a verb.
        Assert.Equal(
            ["DoctorChecks.cs: catch (Win32Exception)", "Guard.cs: catch (Exception problem)", "Program.cs: catch (NotSupportedException problem)"],
            catching.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_verb_has_one_line_for_the_list_and_its_examples_for_its_help() => Assert.All(All().Skip(1), verb =>
    {
        Assert.InRange(verb.Command.Description!.Length, 10, 100);
        Assert.DoesNotContain('\n', verb.Command.Description);
        Verb described = Assert.IsType<Verb>(verb.Command);
        if (described.Subcommands.Count == 0 || described.Text.Length > 0) Assert.Contains($"  {verb.Path}", described.Text, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_example_of_a_help_is_a_command_line_that_genex_understands()
    {
        RootCommand root = GenexCommand.Create();
        IEnumerable<string> examples =
            from verb in All()
            where verb.Command is Verb
            from line in ((Verb)verb.Command).Text.Split('\n')
            where line.StartsWith("  genex ", StringComparison.Ordinal)
            select line.Trim()["genex ".Length..].Split(" > ")[0];
        Assert.All(examples, example => Assert.Empty(root.Parse(example).Errors.Select(error => $"{example}: {error.Message}")));
    }

    private static IEnumerable<(string Path, Command Command)> Below(string path, Command command) =>
        [(path, command), .. command.Subcommands.SelectMany(part => Below($"{path} {part.Name}", part))];
}
