using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genex.Notebooks.Assistance;

/// <summary>
/// What the cells so far have declared, as one piece of code: of every name the last declaration, a variable by its type and without what was computed for it.
/// Its size is that of what can be named, not of what was ever run, and it takes as long to understand after a day as after an hour.
/// </summary>
internal sealed partial class DeclaredSoFar
{
    private static readonly SymbolDisplayFormat Named =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private readonly OrderedDictionary<string, string> usings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Kind, OrderedDictionary<string, string> Texts)> names = new(StringComparer.Ordinal);

    /// <summary>Adds what a submission declares.</summary>
    /// <returns>Whether that changes anything.</returns>
    public bool Add(Compilation submission)
    {
        bool changed = false;
        foreach (SyntaxTree tree in submission.SyntaxTrees)
            foreach (UsingDirectiveSyntax one in ((CompilationUnitSyntax)tree.GetRoot()).Usings)
            {
                changed = true;
                // A second alias of a name is the one that holds.
                usings[one.Alias?.Name.Identifier.Text ?? one.ToString()] = one.ToString();
            }
        foreach (ISymbol symbol in submission.ScriptClass?.GetMembers() ?? [])
            if (!symbol.IsImplicitlyDeclared && Declaration(symbol) is var (kind, signature, text))
            {
                changed = true;
                if (!names.TryGetValue(symbol.Name, out (string Kind, OrderedDictionary<string, string> Texts) known) || known.Kind != kind
                    || kind != "method")
                    names[symbol.Name] = known = (kind, new(StringComparer.Ordinal));
                known.Texts[signature] = text;
            }
        return changed;
    }

    /// <summary>The code.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (string one in usings.Values)
            text.AppendLine(one);
        foreach (string one in names.Values.SelectMany(static name => name.Texts.Values))
            text.AppendLine(one);
        return text.ToString();
    }

    private static (string Kind, string Signature, string Text)? Declaration(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => ("variable", "", Variable(field.Name, field.Type, field)),
        IPropertySymbol property => ("variable", "", Text(property)),
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method =>
            ("method", string.Join(',', method.Parameters.Select(static one => $"{one.RefKind} {one.Type.ToDisplayString(Named)}")), Text(method)),
        INamedTypeSymbol type => ("type", "", Text(type)),
        _ => null,
    };

    private static string Variable(string name, ITypeSymbol type, IFieldSymbol field)
    {
        string named = OfSubmission().Replace(type.ToDisplayString(Named), "");
        if (!named.Contains('<', StringComparison.Ordinal) || !named.Contains("anonymous type", StringComparison.Ordinal))
            return $"{named} @{name} = default!;";
        // What has no name is known by what it was made of.
        return field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? $"var @{name} = {value.ToString()};" : $"object @{name} = default!;";
    }

    /// <summary>As it was written, with its documentation.</summary>
    private static string Text(ISymbol symbol)
    {
        SyntaxNode? written = symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        return written is null ? "" : written.HasLeadingTrivia
            ? string.Concat(written.GetLeadingTrivia().Where(static one => one.HasStructure && one.GetStructure() is DocumentationCommentTriviaSyntax)
                .Select(static one => one.ToFullString())) + "\n" + written
            : written.ToString();
    }

    [GeneratedRegex(@"(global::)?Submission#[0-9]+\.", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex OfSubmission();
}
