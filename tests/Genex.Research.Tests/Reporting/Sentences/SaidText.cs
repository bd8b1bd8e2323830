using Genex.Research.Reporting;

namespace Genex.Research.Tests.Reporting.Sentences;

/// <summary>A sentence held to what it may say.</summary>
internal sealed class SaidText
{
    private readonly string text;

    public SaidText(Sentence sentence)
    {
        text = sentence.Markdown;
        Assert.DoesNotContain("Infinity", text, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("..", text, StringComparison.Ordinal);
        Assert.True(text.Trim() == text && (text.EndsWith('.') || text.EndsWith(".*", StringComparison.Ordinal) || text.EndsWith(".**",
            StringComparison.Ordinal)), text);
        Assert.True(text.Split("**").Length % 2 == 1, text);
    }

    /// <summary>The words stand there.</summary>
    public SaidText Says(string words) => If(words, true);

    /// <summary>The words stand there when the numbers say so, and only then.</summary>
    public SaidText If(string words, bool holds)
    {
        Assert.True(holds == text.Contains(words, StringComparison.Ordinal), $"\"{words}\" is {(holds ? "missing" : "wrong")}: {text}");
        return this;
    }

    /// <summary>The words stand there only when the numbers say so.</summary>
    public SaidText OnlyIf(string words, bool holds)
    {
        Assert.True(holds || !text.Contains(words, StringComparison.Ordinal), $"\"{words}\" is wrong: {text}");
        return this;
    }
}
