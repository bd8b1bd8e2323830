using Genex.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genex.Notebooks.Running;

/// <summary>
/// Parameters as papermill has them: the cell tagged <c>parameters</c> declares them with their defaults; a cell tagged <c>injected-parameters</c> after it
/// replaces values.
/// </summary>
internal static class ParameterInjection
{
    public const string ParametersTag = "parameters";
    public const string InjectedTag = "injected-parameters";

    /// <summary>The parameters that the notebook declares, in order.</summary>
    public static IReadOnlyList<DeclaredParameter> Declared(Notebook notebook) =>
        notebook.Cells.FirstOrDefault(IsParameters) is { } cell
            ? [.. Root(cell).Members.OfType<FieldDeclarationSyntax>()
                .SelectMany(field => field.Declaration.Variables.Select(variable => Read(field, variable)))]
            : [];

    /// <summary>Takes an earlier injected cell out and puts one in for the parameters that the notebook declares; none where there is nothing to
    /// give.</summary>
    /// <param name="notebook">The notebook to change.</param>
    /// <param name="parameters">Values as text, by name; those the notebook does not declare are passed over.</param>
    /// <param name="profile">A value for the parameter <c>profile</c> unless it is that already.</param>
    /// <exception cref="ParameterException">A value does not read as its parameter's type.</exception>
    public static void Inject(Notebook notebook, IReadOnlyDictionary<string, string> parameters, string? profile)
    {
        notebook.RemoveCells(cell => cell.HasTag(InjectedTag));
        var statements = new List<string>();
        foreach (DeclaredParameter declared in Declared(notebook))
        {
            if (parameters.TryGetValue(declared.Name, out string? value))
                statements.Add(declared.Assign(value));
            else if (declared.Name == "profile" && profile is not null && declared.Literal(profile) != declared.Default)
                statements.Add(declared.Assign(profile));
        }
        if (statements.Count == 0)
            return;
        int place = notebook.Cells.Index().First(cell => IsParameters(cell.Item)).Index;
        string id = notebook.Cells.Any(cell => cell.Id == InjectedTag) ? InjectedTag + "-1" : InjectedTag;
        notebook.Insert(place + 1, Cell.NewCode(id, "// Given from outside; these replace the values above.\n" + string.Join('\n', statements), InjectedTag));
    }

    private static bool IsParameters(Cell cell) => cell.Kind == CellKind.Code && cell.HasTag(ParametersTag);

    private static CompilationUnitSyntax Root(Cell cell) =>
        CSharpSyntaxTree.ParseText(cell.Source, new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script)).GetCompilationUnitRoot();

    private static DeclaredParameter Read(FieldDeclarationSyntax field, VariableDeclaratorSyntax variable)
    {
        TypeSyntax written = field.Declaration.Type;
        string? type = written.IsVar ? TypeOf(variable.Initializer?.Value) : (written as NullableTypeSyntax)?.ElementType.ToString() ?? written.ToString();
        return new(variable.Identifier.ValueText, type, field.Modifiers.Any(SyntaxKind.ConstKeyword), variable.Initializer?.Value.ToString());
    }

    private static string? TypeOf(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax { Operand: var operand } => TypeOf(operand),
        ParenthesizedExpressionSyntax { Expression: var inner } => TypeOf(inner),
        InterpolatedStringExpressionSyntax => "string",
        LiteralExpressionSyntax literal => literal.Token.Value switch
        {
            string => "string",
            bool => "bool",
            char => "char",
            int => "int",
            uint => "uint",
            long => "long",
            ulong => "ulong",
            double => "double",
            float => "float",
            decimal => "decimal",
            _ => null,
        },
        _ => null,
    };
}
