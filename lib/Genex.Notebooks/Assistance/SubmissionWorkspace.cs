using Genex.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace Genex.Notebooks.Assistance;

/// <summary>The session as Roslyn's editing services want to see it: a project per submission, each continuing the one before, and the text being edited as the
/// last.</summary>
internal sealed class SubmissionWorkspace(CSharpInterpreter session) : IDisposable
{
    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private ProjectId? _last;
    private int _known;

    /// <summary>The text being edited, as a document after all submissions so far.</summary>
    public Document Open(string text)
    {
        for (; _known < session.Submissions.Count; _known++)
        {
            Script script = session.Submissions[_known];
            if (!Declares(script))
                continue;
            (Solution? solution, DocumentId _) = Add(_workspace.CurrentSolution, script.Code, script.Options);
            _workspace.TryApplyChanges(solution);
            _last = solution.ProjectIds[^1];
        }
        (Solution? edited, DocumentId? document) = Add(_workspace.CurrentSolution, text, session.Options);
        return edited.GetDocument(document)!;
    }

    public void Dispose() => _workspace.Dispose();

    /// <summary>Whether later submissions can see anything of it: a declaration, a using, or a reference.</summary>
    private static bool Declares(Script script) =>
        script.GetCompilation().SyntaxTrees.Last().GetRoot() is CompilationUnitSyntax root
        && (root.Usings.Count > 0 || root.Externs.Count > 0
            || root.Members.Any(member => member is not GlobalStatementSyntax { Statement: ExpressionStatementSyntax expression } || Declares(expression))
            || root.ContainsDirectives);

    private static bool Declares(ExpressionStatementSyntax statement) =>
        statement.DescendantNodes().Any(node => node is DeclarationExpressionSyntax or SingleVariableDesignationSyntax);

    private (Solution Solution, DocumentId Document) Add(Solution solution, string text, ScriptOptions options)
    {
        var project = ProjectId.CreateNewId();
        string name = Invariant($"Submission{_known}");
        var info = ProjectInfo.Create(project, VersionStamp.Create(), name, name, LanguageNames.CSharp, parseOptions: CSharpInterpreter.Parsing,
            compilationOptions: new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: options.Imports,
                allowUnsafe: true, sourceReferenceResolver: options.SourceResolver, metadataReferenceResolver: options.MetadataResolver),
            metadataReferences: options.MetadataReferences, projectReferences: _last is null ? [] : [new(_last)], isSubmission: true);
        var document = DocumentId.CreateNewId(project);
        return (solution.AddProject(info).AddDocument(document, name, SourceText.From(text)), document);
    }
}
