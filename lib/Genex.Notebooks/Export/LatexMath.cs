using System.Text;
using static System.Net.WebUtility;

namespace Genex.Notebooks.Export;

/// <summary>
/// Turns the LaTeX that notebooks write between dollar signs into MathML, which browsers render themselves: no script, no fonts to fetch.
/// A command it does not know is shown as it was written.
/// </summary>
internal sealed class LatexMath
{
    private static readonly Dictionary<string, string> Fonts = new(StringComparer.Ordinal)
    {
        ["mathbf"] = "bold", ["boldsymbol"] = "bold", ["bm"] = "bold", ["mathbb"] = "double-struck", ["mathcal"] = "script",
    };

    private static readonly Dictionary<string, (string Open, string Close)> Fences = new(StringComparer.Ordinal)
    {
        ["matrix"] = ("", ""), ["pmatrix"] = ("(", ")"), ["bmatrix"] = ("[", "]"), ["vmatrix"] = ("|", "|"), ["cases"] = ("{", ""),
        ["aligned"] = ("", ""), ["align"] = ("", ""), ["align*"] = ("", ""), ["array"] = ("", ""),
    };

    private readonly string _source;
    private readonly bool _display;
    private int _at;

    private LatexMath(string source, bool display) => (_source, _display) = (source, display);

    /// <summary>The formula as a <c>math</c> element, with its source as the text alternative.</summary>
    public static string ToMathMl(string latex, bool display)
    {
        var parser = new LatexMath(latex.Trim(), display);
        var body = parser.Row(() => false);
        return $"<math display=\"{(display ? "block" : "inline")}\" aria-label=\"{HtmlEncode(latex.Trim())}\"><mrow>{body}</mrow></math>";
    }

    private string Row(Func<bool> end)
    {
        var row = new StringBuilder();
        SkipSpace();
        while (_at < _source.Length && !end())
        {
            row.Append(Scripted());
            SkipSpace();
        }
        return row.ToString();
    }

    private string Scripted()
    {
        var (atom, limits) = Atom();
        string? below = null, above = null;
        for (SkipSpace(); _at < _source.Length && _source[_at] is '_' or '^' or '\''; SkipSpace())
        {
            var mark = _source[_at++];
            if (mark == '\'')
                above += "<mo>′</mo>";
            else if (mark == '_')
                below = Argument();
            else
                above = above is null ? Argument() : $"<mrow>{above}{Argument()}</mrow>";
        }
        var (under, over, both) = limits && _display ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup");
        return (below, above) switch
        {
            (null, null) => atom,
            (_, null) => $"<{under}>{atom}{below}</{under}>",
            (null, _) => $"<{over}>{atom}<mrow>{above}</mrow></{over}>",
            _ => $"<{both}>{atom}{below}<mrow>{above}</mrow></{both}>",
        };
    }

    /// <summary>One group in braces, or one atom.</summary>
    private string Argument()
    {
        SkipSpace();
        if (_at >= _source.Length)
            return "<mrow></mrow>";
        if (_source[_at] != '{')
            return Atom().MathMl;
        _at++;
        var row = Row(() => _source[_at] == '}');
        _at = Math.Min(_at + 1, _source.Length);
        return $"<mrow>{row}</mrow>";
    }

    private (string MathMl, bool Limits) Atom()
    {
        var c = _source[_at];
        if (c == '{')
            return (Argument(), false);
        if (c == '\\')
            return Command();
        if (char.IsAsciiDigit(c))
            return ($"<mn>{While(x => char.IsAsciiDigit(x) || x == '.')}</mn>", false);
        _at++;
        if (char.IsHighSurrogate(c) && _at < _source.Length)
            return ($"<mi>{c}{_source[_at++]}</mi>", false);
        var text = c == '-' ? "−" : c == '*' ? "∗" : HtmlEncode(c.ToString());
        return (char.IsLetter(c) ? $"<mi>{text}</mi>" : $"<mo{(c is '(' or ')' or '[' or ']' or '|' ? " stretchy=\"false\"" : "")}>{text}</mo>", false);
    }

    private (string MathMl, bool Limits) Command()
    {
        var name = CommandName();
        if (LatexSymbols.Identifiers.TryGetValue(name, out var letter))
            return ($"<mi>{letter}</mi>", false);
        if (LatexSymbols.Operators.TryGetValue(name, out var sign))
            return ($"<mo>{HtmlEncode(sign)}</mo>", false);
        if (LatexSymbols.Large.TryGetValue(name, out var large))
            return ($"<mo largeop=\"true\">{large}</mo>", true);
        if (LatexSymbols.Functions.Contains(name) || LatexSymbols.LimitFunctions.Contains(name))
            return ($"<mi>{name}</mi>", LatexSymbols.LimitFunctions.Contains(name));
        if (LatexSymbols.Accents.TryGetValue(name, out var accent))
            return ($"<mover accent=\"true\">{Argument()}<mo>{accent}</mo></mover>", false);
        if (LatexSymbols.Spaces.TryGetValue(name, out var width))
            return ($"<mspace width=\"{width}\"/>", false);
        return Structure(name);
    }

    private (string MathMl, bool Limits) Structure(string name)
    {
        switch (name)
        {
            case "frac" or "dfrac" or "tfrac":
                return ($"<mfrac>{Argument()}{Argument()}</mfrac>", false);
            case "binom":
                return ($"<mrow><mo>(</mo><mfrac linethickness=\"0\">{Argument()}{Argument()}</mfrac><mo>)</mo></mrow>", false);
            case "sqrt":
                return Peek('[') ? (Root(), false) : ($"<msqrt>{Argument()}</msqrt>", false);
            case "text" or "mathrm" or "textrm" or "mathit" or "textit" or "mathsf" or "texttt" or "mathtt":
                return ($"<mtext>{HtmlEncode(Braced()).Replace(" ", "&#xA0;", StringComparison.Ordinal)}</mtext>", false);
            case "operatorname" or "operatorname*":
                return ($"<mi mathvariant=\"normal\">{HtmlEncode(Braced().Replace("*", "", StringComparison.Ordinal))}</mi>", true);
            case "left":
                return (Fenced(), false);
            case "begin":
                return (Environment(), false);
            case "underbrace" or "overbrace":
                return name[0] == 'u' ? ($"<munder>{Argument()}<mo>⏟</mo></munder>", true) : ($"<mover>{Argument()}<mo>⏞</mo></mover>", true);
            case "displaystyle" or "textstyle" or "limits" or "nolimits" or "big" or "Big" or "bigl" or "bigr" or "Bigl" or "Bigr":
                return ("", false);
            case "\\":
                return ("<mspace linebreak=\"newline\"/>", false);
            default:
                return Fonts.TryGetValue(name, out var font) ? (MathAlphabet.Write(font, Braced()), false) : ($"<mtext>\\{HtmlEncode(name)}</mtext>", false);
        }
    }

    /// <summary>The name after a backslash: letters, or one other character; empty at the end of the source.</summary>
    private string CommandName()
    {
        _at++;
        if (_at >= _source.Length)
            return "";
        return char.IsAsciiLetter(_source[_at]) ? While(char.IsAsciiLetter) : _source[_at++].ToString();
    }

    private string Root()
    {
        _at++;
        var index = Row(() => _source[_at] == ']');
        _at = Math.Min(_at + 1, _source.Length);
        return $"<mroot>{Argument()}<mrow>{index}</mrow></mroot>";
    }

    private string Fenced()
    {
        var open = Delimiter();
        var body = Row(() => At("\\right"));
        _at = Math.Min(_at + "\\right".Length, _source.Length);
        return $"<mrow><mo fence=\"true\" stretchy=\"true\">{open}</mo>{body}<mo fence=\"true\" stretchy=\"true\">{Delimiter()}</mo></mrow>";
    }

    private string Delimiter()
    {
        SkipSpace();
        if (_at >= _source.Length)
            return "";
        if (_source[_at] != '\\')
            return _source[_at++] is var c and not '.' ? HtmlEncode(c.ToString()) : "";
        var name = CommandName();
        return HtmlEncode(LatexSymbols.Operators.GetValueOrDefault(name, name));
    }

    private string Environment()
    {
        var name = Braced();
        if (name == "array")
            _ = Braced();
        var rows = new StringBuilder();
        while (_at < _source.Length && !At("\\end"))
        {
            rows.Append("<mtr>");
            do
                rows.Append("<mtd>").Append(Row(() => _source[_at] == '&' || At("\\\\") || At("\\end"))).Append("</mtd>");
            while (Take("&"));
            rows.Append("</mtr>");
            if (!Take("\\\\"))
                break;
            SkipSpace();
        }
        if (Take("\\end"))
            _ = Braced();
        var (open, close) = Fences.GetValueOrDefault(name, ("", ""));
        var align = name is "cases" ? " class=\"left\"" : name.StartsWith("align", StringComparison.Ordinal) ? " class=\"equations\"" : "";
        return $"<mrow>{Fence(open)}<mtable{align}>{rows}</mtable>{Fence(close)}</mrow>";
    }

    private static string Fence(string sign) => sign.Length == 0 ? "" : $"<mo fence=\"true\" stretchy=\"true\">{sign}</mo>";

    private string Braced()
    {
        SkipSpace();
        if (!Take("{"))
            return _at < _source.Length ? _source[_at++].ToString() : "";
        var start = _at;
        for (var depth = 1; _at < _source.Length; _at++)
            if ((depth += _source[_at] == '{' ? 1 : _source[_at] == '}' ? -1 : 0) == 0)
                return _source[start.._at++];
        return _source[start..];
    }

    private bool At(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private bool Take(string text)
    {
        if (!At(text))
            return false;
        _at += text.Length;
        return true;
    }

    private bool Peek(char c)
    {
        SkipSpace();
        return _at < _source.Length && _source[_at] == c;
    }

    private string While(Func<char, bool> holds)
    {
        var start = _at;
        while (_at < _source.Length && holds(_source[_at]))
            _at++;
        return _source[start.._at];
    }

    private void SkipSpace() => While(char.IsWhiteSpace);
}
