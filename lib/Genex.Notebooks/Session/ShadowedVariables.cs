using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;

namespace Genex.Notebooks.Session;

/// <summary>Lets go of what a variable held when a later cell declares its name anew: a cell that is run again does not keep what it made before.</summary>
/// <remarks>Only code that was written while the earlier one could be named and runs later - functions, lambdas, queries, types - can still read it. Where any
/// does, it stays as it is.</remarks>
internal sealed class ShadowedVariables
{
    private readonly Dictionary<string, (int Place, Script Owner)> current = new(StringComparer.Ordinal);
    private int seen;

    /// <summary>Looks at the variables of the submission that ran last.</summary>
    /// <param name="now">The state after it.</param>
    /// <param name="submissions">All that ran, it included.</param>
    internal void LetGo(ScriptState<object> now, IReadOnlyList<Script> submissions)
    {
        for (; seen < now.Variables.Length; seen++)
        {
            string name = now.Variables[seen].Name;
            if (current.TryGetValue(name, out (int Place, Script Owner) earlier) && now.Variables[earlier.Place] is { IsReadOnly: false } variable
                && !variable.Type.IsPrimitive && !IsReadLater(name, earlier.Owner, submissions))
                variable.Value = null; // which is the default where the type has no null
            current[name] = (seen, now.Script);
        }
    }

    private static bool IsReadLater(string name, Script owner, IReadOnlyList<Script> submissions)
    {
        string? assembly = owner.GetCompilation().AssemblyName;
        return submissions.SkipWhile(one => one != owner).Any(submission =>
        {
            Compilation compilation = submission.GetCompilation();
            SyntaxTree tree = compilation.SyntaxTrees.Last();
            IdentifierNameSyntax[] reading = [.. tree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
                .Where(one => one.Identifier.ValueText == name && one.Ancestors().Any(RunsLater))];
            if (reading.Length == 0)
                return false;
            SemanticModel model = compilation.GetSemanticModel(tree);
            return reading.Any(one => model.GetSymbolInfo(one).Symbol is not { } symbol || symbol.ContainingAssembly?.Name == assembly);
        });
    }

    private static bool RunsLater(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or QueryExpressionSyntax
        or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or BaseTypeDeclarationSyntax;
}
