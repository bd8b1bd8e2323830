using System.Text;
using Genex.Notebooks.Interruption;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genex.Notebooks.Session;

/// <summary>Lets a cell's own loops look, once a turn, at whether the cell has been asked to stop. Lines stay where they are.</summary>
/// <remarks>A loop then ends by itself. Without this it would have to be aborted, which the runtime does not always survive while library code is on the
/// stack.</remarks>
internal static class InterruptibleLoops
{
    private const string Look = $"global::Genex.Notebooks.Interruption.{nameof(CellCancellation)}.{nameof(CellCancellation.ThrowIfAsked)}();";

    /// <summary>The text with a look in every loop; as it is when it cannot be parsed.</summary>
    public static string In(string text)
    {
        Microsoft.CodeAnalysis.SyntaxTree tree = CSharpSyntaxTree.ParseText(text, CSharpInterpreter.Parsing);
        if (tree.GetDiagnostics().Any(static problem => problem.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error))
            return text;
        List<(int Place, string Text)> insertions = [];
        foreach (StatementSyntax body in tree.GetRoot().DescendantNodes().Select(BodyOf).OfType<StatementSyntax>())
        {
            if (body is BlockSyntax block)
                insertions.Add((block.OpenBraceToken.Span.End, Look));
            else
                insertions.AddRange([(body.SpanStart, "{" + Look), (body.Span.End, "}")]);
        }
        var changed = new StringBuilder(text);
        foreach ((int place, string? insertion) in insertions.OrderByDescending(static one => one.Place))
            changed.Insert(place, insertion);
        return changed.ToString();
    }

    private static StatementSyntax? BodyOf(Microsoft.CodeAnalysis.SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => loop.Statement,
        DoStatementSyntax loop => loop.Statement,
        ForStatementSyntax loop => loop.Statement,
        CommonForEachStatementSyntax loop => loop.Statement,
        _ => null,
    };
}
