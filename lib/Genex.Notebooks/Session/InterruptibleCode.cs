using System.Text;
using Genex.Notebooks.Interruption;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Genex.Notebooks.Session;

/// <summary>
/// Lets a cell's own code look at whether the cell has been asked to stop: its loops once a turn, its functions and lambdas when they are called, the cell
/// itself between two statements. Lines stay where they are.
/// </summary>
/// <remarks>The code then ends by itself. Without this it would have to be aborted, which the runtime does not survive while library code is on the
/// stack.</remarks>
internal sealed class InterruptibleCode : CSharpSyntaxWalker
{
    private const string Watch = $"global::Genex.Notebooks.Interruption.{nameof(CellCancellation)}.";
    private const string Look = Watch + nameof(CellCancellation.ThrowIfAsked) + "();";
    private const string LookAtEntry = Watch + nameof(CellCancellation.ThrowIfAskedOrDeep) + "();";

    private readonly SemanticModel? model;
    private readonly List<(int Place, int Length, string Text)> edits = [];

    private InterruptibleCode(SemanticModel? model) => this.model = model;

    /// <summary>The text with its looks; as it is when it cannot be parsed.</summary>
    /// <param name="tree">The cell.</param>
    /// <param name="model">What its expressions mean; without it lambdas that are expressions have no look.</param>
    public static string In(SyntaxTree tree, SemanticModel? model)
    {
        string text = tree.ToString();
        if (tree.GetDiagnostics().Any(static problem => problem.Severity == DiagnosticSeverity.Error))
            return text;
        var looks = new InterruptibleCode(model);
        var root = (CompilationUnitSyntax)tree.GetRoot();
        foreach (MemberDeclarationSyntax statement in root.Members.Skip(1).Where(static member => member is GlobalStatementSyntax or FieldDeclarationSyntax))
            looks.Insert(statement.SpanStart, Look);
        looks.Visit(root);
        var changed = new StringBuilder(text);
        foreach ((int place, int length, string edit) in looks.edits.OrderByDescending(static one => one.Place).ThenByDescending(static one => one.Length))
            changed.Remove(place, length).Insert(place, edit);
        return changed.ToString();
    }

    public override void VisitWhileStatement(WhileStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitDoStatement(DoStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitForStatement(ForStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitForEachStatement(ForEachStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitForEachVariableStatement(ForEachVariableStatementSyntax node) => Loop(node, node.Statement);

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (!IsCalledByOthers(node.AttributeLists))
            Function(node.Body, node.ExpressionBody, node.SemicolonToken, !IsVoid(node.ReturnType, node.Modifiers));
        base.VisitMethodDeclaration(node);
    }

    public override void VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        if (!IsCalledByOthers(node.AttributeLists))
            Function(node.Body, node.ExpressionBody, node.SemicolonToken, !IsVoid(node.ReturnType, node.Modifiers));
        base.VisitLocalFunctionStatement(node);
    }

    public override void VisitOperatorDeclaration(OperatorDeclarationSyntax node)
    {
        Function(node.Body, node.ExpressionBody, node.SemicolonToken, !IsVoid(node.ReturnType, node.Modifiers));
        base.VisitOperatorDeclaration(node);
    }

    public override void VisitConversionOperatorDeclaration(ConversionOperatorDeclarationSyntax node)
    {
        Function(node.Body, node.ExpressionBody, node.SemicolonToken, hasValue: true);
        base.VisitConversionOperatorDeclaration(node);
    }

    public override void VisitConstructorDeclaration(ConstructorDeclarationSyntax node)
    {
        // A type whose static constructor was stopped could never be used again.
        if (!node.Modifiers.Any(SyntaxKind.StaticKeyword))
            Function(node.Body, node.ExpressionBody, node.SemicolonToken, hasValue: false);
        base.VisitConstructorDeclaration(node);
    }

    public override void VisitAccessorDeclaration(AccessorDeclarationSyntax node)
    {
        Function(node.Body, node.ExpressionBody, node.SemicolonToken, node.IsKind(SyntaxKind.GetAccessorDeclaration));
        base.VisitAccessorDeclaration(node);
    }

    public override void VisitPropertyDeclaration(PropertyDeclarationSyntax node)
    {
        Getter(node.ExpressionBody, node.SemicolonToken);
        base.VisitPropertyDeclaration(node);
    }

    public override void VisitIndexerDeclaration(IndexerDeclarationSyntax node)
    {
        Getter(node.ExpressionBody, node.SemicolonToken);
        base.VisitIndexerDeclaration(node);
    }

    public override void VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        Lambda(node);
        base.VisitParenthesizedLambdaExpression(node);
    }

    public override void VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        Lambda(node);
        base.VisitSimpleLambdaExpression(node);
    }

    public override void VisitAnonymousMethodExpression(AnonymousMethodExpressionSyntax node)
    {
        Lambda(node);
        base.VisitAnonymousMethodExpression(node);
    }

    public override void VisitWhereClause(WhereClauseSyntax node)
    {
        Clause(node, node.Condition);
        base.VisitWhereClause(node);
    }

    public override void VisitSelectClause(SelectClauseSyntax node)
    {
        Clause(node, node.Expression);
        base.VisitSelectClause(node);
    }

    /// <summary>A cell's console is the cell's output.</summary>
    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node is { ArgumentList.Arguments.Count: 0, Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "Clear" } called }
            && model?.GetSymbolInfo(node).Symbol?.ContainingType?.ToString() == "System.Console")
            edits.Add((called.SpanStart, called.Span.Length, "global::Genex.Notebooks.Display.CellFunctions.clear_output"));
        else
            base.VisitInvocationExpression(node);
    }

    private void Insert(int place, string text) => edits.Add((place, 0, text));

    private void Replace(SyntaxToken token, string text) => edits.Add((token.SpanStart, token.Span.Length, text));

    private void Loop(StatementSyntax loop, StatementSyntax body)
    {
        if (body is BlockSyntax block)
            Insert(block.OpenBraceToken.Span.End, Look);
        else
        {
            Insert(body.SpanStart, "{" + Look);
            Insert(body.Span.End, "}");
        }
        DefaultVisit(loop);
    }

    private void Function(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon, bool hasValue)
    {
        if (body is not null)
            Insert(body.OpenBraceToken.Span.End, LookAtEntry);
        if (arrow is null)
            return;
        Replace(arrow.ArrowToken, $"{{{LookAtEntry}{Before(arrow.Expression, hasValue)}");
        Replace(semicolon, ";}");
    }

    private void Getter(ArrowExpressionClauseSyntax? arrow, SyntaxToken semicolon)
    {
        if (arrow is null)
            return;
        Replace(arrow.ArrowToken, $"{{get{{{LookAtEntry}{Before(arrow.Expression, hasValue: true)}");
        Replace(semicolon, ";}}");
    }

    private void Lambda(AnonymousFunctionExpressionSyntax node)
    {
        if (model is null || model.GetSymbolInfo(node).Symbol is not IMethodSymbol meaning || IsData(model.GetTypeInfo(node).ConvertedType)
            || IsGivenToNativeCode(node))
            return;
        if (node.Block is { } block)
            Insert(block.OpenBraceToken.Span.End, LookAtEntry);
        if (node.ExpressionBody is not { } expression)
            return;
        bool hasValue = !meaning.ReturnsVoid && !(meaning.IsAsync && meaning.ReturnType is INamedTypeSymbol { IsGenericType: false });
        Insert(expression.SpanStart, $"{{{LookAtEntry}{Before(expression, hasValue)}");
        Insert(expression.Span.End, ";}");
    }

    /// <summary>A clause of a query over a sequence; one over anything else is taken apart by what it is over.</summary>
    private void Clause(SyntaxNode clause, ExpressionSyntax expression)
    {
        if (model is null || model.GetTypeInfo(expression) is not { Type: { } type } || type is IErrorTypeSymbol
            || clause.FirstAncestorOrSelf<QueryExpressionSyntax>() is not { } query
            || model.GetTypeInfo(query.FromClause.Expression).Type is not { } over
            || over.Name.Contains("Queryable", StringComparison.Ordinal)
            || over.AllInterfaces.Any(static one => one.Name == "IQueryable") || type.IsRefLikeType || type.SpecialType == SpecialType.System_Void)
            return;
        Insert(expression.SpanStart, Watch + nameof(CellCancellation.Pass) + "(");
        Insert(expression.Span.End, ")");
    }

    private static string Before(ExpressionSyntax expression, bool hasValue) => hasValue && expression is not ThrowExpressionSyntax ? "return " : " ";

    private static bool IsVoid(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && (type is QualifiedNameSyntax qualified ? qualified.Right : type) is IdentifierNameSyntax);

    /// <summary>Native code cannot be left by an exception.</summary>
    private static bool IsCalledByOthers(SyntaxList<AttributeListSyntax> attributes) =>
        attributes.SelectMany(static list => list.Attributes).Any(static one => one.Name.ToString().Contains("UnmanagedCallersOnly", StringComparison.Ordinal));

    private bool IsGivenToNativeCode(AnonymousFunctionExpressionSyntax node) =>
        model!.GetTypeInfo(node).ConvertedType?.GetAttributes().Any(static one => one.AttributeClass?.Name == "UnmanagedFunctionPointerAttribute") == true
        || (node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
            && model!.GetSymbolInfo(call).Symbol is IMethodSymbol { IsExtern: true });

    /// <summary>Whether a lambda becomes a tree that others read, and which can hold no statement.</summary>
    private static bool IsData(ITypeSymbol? type) => type?.ContainingNamespace?.ToString() == "System.Linq.Expressions";
}
