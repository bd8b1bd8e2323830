using System.Collections.Immutable;
using Genex.Notebooks.Display;
using Genex.Notebooks.Session;
using Microsoft.CodeAnalysis;

namespace Genex.Notebooks.Tests.Session;

/// <summary>What a session keeps for each cell: what is new in it.</summary>
public sealed class LongSessionTests : IDisposable
{
    private readonly NotebookSession session = new(AppContext.BaseDirectory);

    public void Dispose() => session.Dispose();

    [Fact]
    public async Task The_compiler_is_given_a_reference_once()
    {
        Assert.Null(await Run("1"));
        Assert.NotEmpty(Given());
        for (int i = 0; i < 5; i++)
        {
            Assert.Null(await Run("var text = new StringBuilder(); text.Append(1);"));
            Assert.Empty(Given());
        }

        Assert.Null(await Run("#r \"xunit.assert.dll\"\nXunit.Assert.Equal(1, 1);"));
        Assert.Contains(Given(), one => one.Display?.EndsWith("xunit.assert.dll", StringComparison.Ordinal) == true);
        Assert.Null(await Run("using Xunit;\nAssert.Equal(\"a\", text.ToString().Length > 0 ? \"a\" : \"b\");"));
        Assert.Empty(Given());
    }

    [Fact]
    public async Task A_reference_of_a_cell_that_does_not_compile_is_given_with_the_next()
    {
        Assert.Null(await Run("1"));
        Assert.Contains("CS0029", await Run("#r \"xunit.assert.dll\"\nint x = \"a\";"), StringComparison.Ordinal);
        Assert.Null(await Run("Xunit.Assert.Equal(1, 1);"));
        Assert.Null(await Run("Xunit.Assert.Equal(2, 2);"));
    }

    private ImmutableArray<MetadataReference> Given() => session.CSharp.Submissions[^1].GetCompilation().ExternalReferences;

    private async Task<string?> Run(string cell)
    {
        CellResult result = await session.ExecuteAsync(cell, 1, new Silence());
        return result.Error is { } error ? $"{error.Name}: {error.Message}" : null;
    }

    private sealed class Silence : IOutputSink
    {
        public void Stream(string name, string text) { }

        public void Display(MimeBundle bundle, string displayId) { }

        public void Update(MimeBundle bundle, string displayId) { }

        public void Clear(bool wait) { }
    }
}
