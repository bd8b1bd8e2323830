using Genex.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genex.Notebooks.Assistance;

/// <summary>Whether what has been typed can be run as it stands.</summary>
internal static class Completeness
{
    /// <summary>The answer to <c>is_complete_request</c>.</summary>
    /// <returns><c>complete</c>, <c>incomplete</c> or <c>invalid</c>, and by how much to indent the next line.</returns>
    public static (string Status, string Indent) Of(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(CellText.WithoutDirectives(source), CSharpInterpreter.Parsing);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
            return ("incomplete", Indent(source));
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? ("invalid", "") : ("complete", "");
    }

    private static string Indent(string source)
    {
        string line = source.TrimEnd().Split('\n')[^1];
        string indent = line[..(line.Length - line.TrimStart().Length)];
        return line.EndsWith('{') ? indent + "    " : indent;
    }
}
