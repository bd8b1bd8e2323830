using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genex.Notebooks.Session;

/// <summary>What the cells of a session have declared with <c>using</c> outside every block: later cells see it, so it is disposed of when the session
/// ends, in reverse order.</summary>
public sealed partial class CellResources : IDisposable
{
    private static readonly AsyncLocal<CellResources?> Current = new();

    private readonly Stack<object> kept = new();

    /// <summary>Called by such a declaration.</summary>
    public static void Keep(object? resource)
    {
        if (resource is IDisposable or IAsyncDisposable)
            Current.Value?.kept.Push(resource);
    }

    /// <summary>Makes them those of the cell that runs from here on.</summary>
    internal static void Enter(CellResources resources) => Current.Value = resources;

    /// <inheritdoc/>
    public void Dispose()
    {
        while (kept.TryPop(out object? resource))
        {
            if (resource is IDisposable disposable)
                disposable.Dispose();
            else if (resource is IAsyncDisposable later)
                later.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>The text with <c>using var x = …;</c> outside blocks as a variable that is kept; lines stay where they are.</summary>
    internal static string Kept(string text)
    {
        if (!Declaration().IsMatch(text))
            return text;
        string changed = text;
        // Scripts do not know the declaration; the text of a program does, and what else it finds wrong there does not move anything.
        foreach (LocalDeclarationStatementSyntax declaration in CSharpSyntaxTree.ParseText(text, CSharpInterpreter.Parsing.WithKind(SourceCodeKind.Regular))
            .GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>()
            .Select(static member => member.Statement).OfType<LocalDeclarationStatementSyntax>()
            .Where(static one => !one.UsingKeyword.IsKind(SyntaxKind.None) && !one.SemicolonToken.IsMissing).Reverse())
        {
            string keep = string.Concat(declaration.Declaration.Variables
                .Select(static variable => $"global::{typeof(CellResources).FullName}.{nameof(Keep)}({variable.Identifier.Text});"));
            int start = declaration.AwaitKeyword.IsKind(SyntaxKind.None) ? declaration.UsingKeyword.SpanStart : declaration.AwaitKeyword.SpanStart;
            int length = declaration.UsingKeyword.Span.End - start;
            changed = changed.Insert(declaration.Span.End, keep).Remove(start, length).Insert(start, new string(' ', length));
        }
        return changed;
    }

    [GeneratedRegex(@"\busing\s+[\w<>\[\],.?: ]+\s+\w+\s*=", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
