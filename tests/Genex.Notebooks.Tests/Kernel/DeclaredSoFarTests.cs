using Genex.Notebooks.Assistance;
using Genex.Notebooks.Display;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Tests.Kernel;

/// <summary>Completion and documentation after many cells, which hide, repeat and use one another.</summary>
public sealed class DeclaredSoFarTests : IDisposable
{
    private readonly NotebookSession session = new(Path.GetTempPath());

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("numbers.Coun", "Count")]
    [InlineData("pair.Fir", "First")]
    [InlineData("new Pers", "Person")]
    [InlineData("person.Nic", "Nick")]
    [InlineData("Squa", "Square")]
    [InlineData("both.Ag", "Age")]
    [InlineData("text.Trim", "Trim")]
    [InlineData("StringBuil", "StringBuilder")]
    [InlineData("Shortcut.Max", "Max")]
    [InlineData("parsed.CompareT", "CompareTo")]
    [InlineData("people[0].Nic", "Nick")]
    [InlineData("text.Shou", "Shout")]
    public async Task What_cells_declared_is_known_under_its_last_meaning(string typed, string expected)
    {
        await Run(
            "using Shortcut = System.Math;",
            "var numbers = Enumerable.Range(0, 9);", "var numbers2 = numbers.Where(x => x > 3);", "var numbers = numbers2.ToList();",
            "record Person(string Name);", "record Person(string Nick, int Age);", "var person = new Person(\"a\", 2);",
            "int Square(int x) => x * x;", "double Square(double x) => x * x;",
            "var both = new { person.Nick, Age = 3 };", "var (pair, text) = ((First: 1, Second: 2), \"a\");", "int.TryParse(\"3\", out var parsed);",
            "static string Shout(this string word) => word;", "var people = new List<Person> { person };", "1 + 1", "foreach (var i in numbers) { }");
        Completions found = await new CodeAssistant(session).CompleteAsync(typed, typed.Length, CancellationToken.None);
        Assert.Equal(expected, found.Items is [Completion first, ..] ? first.Text : "nothing");
    }

    [Fact]
    public async Task Every_overload_of_a_function_and_its_documentation_is_known()
    {
        await Run("/// <summary>The square.</summary>\nint Square(int x) => x * x;", "double Square(double x) => x * x;");
        (string declaration, string documentation) = (await new CodeAssistant(session).InspectAsync("Square(2)", 2, CancellationToken.None))!.Value;
        Assert.Contains("int Square(int x)", declaration, StringComparison.Ordinal);
        Assert.Contains("overload", declaration, StringComparison.Ordinal);
        Assert.Contains("The square.", documentation, StringComparison.Ordinal);
    }

    /// <summary>However many cells have run, the code that completion has to understand is what they declared, once.</summary>
    [Fact]
    public async Task What_is_hidden_costs_nothing()
    {
        var declared = new DeclaredSoFar();
        for (int i = 0; i < 20; i++)
        {
            await Run("var block = new byte[10];", "record Row(int A);", "int Twice(int x) => 2 * x;", "using System.IO;", "1 + 1");
            declared.Add(session.CSharp.Submissions[^5].GetCompilation());
            declared.Add(session.CSharp.Submissions[^4].GetCompilation());
            declared.Add(session.CSharp.Submissions[^3].GetCompilation());
            declared.Add(session.CSharp.Submissions[^2].GetCompilation());
            Assert.False(declared.Add(session.CSharp.Submissions[^1].GetCompilation()));
        }
        Assert.Equal(4, declared.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private async Task Run(params string[] cells)
    {
        foreach (string cell in cells)
        {
            CellResult result = await session.ExecuteAsync(cell, 1, new Silence());
            Assert.True(result.Error is null, $"{cell}: {result.Error?.Message}");
        }
    }

    private sealed class Silence : IOutputSink
    {
        public void Stream(string name, string text) { }

        public void Display(MimeBundle bundle, string displayId) { }

        public void Update(MimeBundle bundle, string displayId) { }

        public void Clear(bool wait) { }
    }
}
