using Genex.Notebooks.Assistance;
using Genex.Notebooks.Session;

namespace Genex.Notebooks.Tests.Kernel;

public class AssistanceTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("😀b", 1, 2)]
    [InlineData("a😀", 2, 3)]
    [InlineData("a", 9, 1)]
    public void Code_points_and_utf16_units_are_converted_both_ways(string text, int codePoints, int units)
    {
        Assert.Equal(units, CodePoints.ToUtf16(text, codePoints));
        Assert.Equal(Math.Min(codePoints, text.EnumerateRunes().Count()), CodePoints.FromUtf16(text, units));
    }

    [Theory]
    [InlineData("1 + 1", "complete", "")]
    [InlineData("#!time\n1", "complete", "")]
    [InlineData("if (true) {", "incomplete", "    ")]
    [InlineData("    F(a,", "incomplete", "    ")]
    [InlineData("int = 3;", "invalid", "")]
    public void Code_is_complete_incomplete_or_invalid(string code, string status, string indent) => Assert.Equal((status, indent), Completeness.Of(code));

    [Theory]
    [InlineData("#!ti", 4, "#!time")]
    [InlineData("var a = 1;\n#!wh", 15, "#!who #!whos")]
    public void Lines_that_begin_a_directive_are_completed(string code, int position, string expected) =>
        Assert.Equal(expected, string.Join(' ', Directives.Complete(code, position, CellText.KnownDirectives)!.Items.Select(item => item.Text)));

    [Theory]
    [InlineData("", 0)]
    [InlineData("var a", 5)]
    [InlineData("#!time\nvar a", 12)]
    public void Other_lines_are_left_to_the_language(string code, int position) => Assert.Null(Directives.Complete(code, position, CellText.KnownDirectives));
}
