using Genex.Notebooks.Display;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Tests.Session;

/// <summary>A name that a later cell declares anew: what it held before is let go of, unless code that runs later reads it.</summary>
public sealed class ShadowedVariablesTests : IDisposable
{
    private readonly NotebookSession session = new(AppContext.BaseDirectory);

    public void Dispose() => session.Dispose();

    [Theory]
    [InlineData("var big = new byte[1000];")]
    [InlineData("byte[] big; (big, var n) = (new byte[1000], 1);")]
    [InlineData("var big = new byte[1000];", "big.Count(one => one == 0)")]
    [InlineData("var big = new byte[1000];", "int Twice(int big) => 2 * big;")]
    [InlineData("var big = new byte[1000]; throw new Exception();")]
    public async Task What_nobody_can_read_is_collected(params string[] cells)
    {
        foreach (string cell in cells)
            await Run(cell);
        await Run("var kept = new WeakReference(big);");
        await Run("var big = 1;");
        await Run("for (var i = 0; i < 3; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }");
        Assert.False(((WeakReference)session.CSharp.GetValue("kept")!).IsAlive);
        Assert.Equal(1, session.CSharp.GetValue("big"));
    }

    [Theory]
    [InlineData("int F() => big.Length;")]
    [InlineData("Func<int> F = () => big.Length;")]
    [InlineData("int Inner() { int Deep() => big.Length; return Deep(); } int F() => Inner();")]
    [InlineData("var q = from x in Enumerable.Range(0, 1) select big.Length + x; int F() => q.Single();")]
    [InlineData("int L => big.Length; int F() => L;")]
    public async Task What_a_function_of_an_earlier_cell_reads_stays(string reader)
    {
        await Run("var big = new byte[7];");
        await Run(reader);
        await Run("var big = \"a\";");
        await Run("var big = 3;");
        await Run("var length = F();");
        Assert.Equal(7, session.CSharp.GetValue("length"));
    }

    [Fact]
    public async Task The_same_cell_again_and_again_keeps_one_of_what_it_makes()
    {
        await Run("var kept = new List<WeakReference>();");
        for (int i = 0; i < 6; i++)
            await Run("var big = new byte[1000]; kept.Add(new WeakReference(big)); var sum = big.Sum(one => one + big.Length);");
        await Run("for (var i = 0; i < 3; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }");
        // The lambda reads its own cell's: as long as that can run again, it stays. Without it, one is left.
        Assert.Equal(6, Alive());
        for (int i = 0; i < 6; i++)
            await Run("var big = new byte[1000]; kept.Add(new WeakReference(big));");
        await Run("for (var i = 0; i < 3; i++) { GC.Collect(); GC.WaitForPendingFinalizers(); }");
        Assert.Equal(7, Alive());
    }

    private int Alive() => ((List<WeakReference>)session.CSharp.GetValue("kept")!).Count(static one => one.IsAlive);

    private async Task Run(string cell)
    {
        CellResult result = await session.ExecuteAsync(cell, 1, new Silence());
        Assert.True(result.Error is null || cell.Contains("throw", StringComparison.Ordinal), $"{cell}: {result.Error?.Message}");
    }

    private sealed class Silence : IOutputSink
    {
        public void Stream(string name, string text) { }

        public void Display(MimeBundle bundle, string displayId) { }

        public void Update(MimeBundle bundle, string displayId) { }

        public void Clear(bool wait) { }
    }
}
