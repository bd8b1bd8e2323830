using Genex.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Text;

namespace Genex.Notebooks.Assistance;

/// <summary>The session as Roslyn's editing services want to see it: a project of what the cells so far have declared, and one of the text being edited, which
/// continues it. A project for each cell would take a second for a question after a hundred cells.</summary>
internal sealed class SubmissionWorkspace(CSharpInterpreter session) : IDisposable
{
    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly DeclaredSoFar _declared = new();
    private (Solution Solution, ProjectId Project, ScriptOptions Options)? _before;
    private int _known;

    /// <summary>The text being edited, as a document after all submissions so far.</summary>
    public Document Open(string text)
    {
        bool changed = false;
        for (; _known < session.Submissions.Count; _known++)
            changed |= _declared.Add(session.Submissions[_known].GetCompilation());
        if (_before is null || changed || !SeesTheSame(_before.Value.Options))
        {
            (Solution solution, DocumentId before) = Add(_workspace.CurrentSolution, _declared.ToString(), "Before", null);
            _before = (solution, before.ProjectId, session.Options);
        }
        (Solution edited, DocumentId document) = Add(_before.Value.Solution, text, "Edited", _before.Value.Project);
        return edited.GetDocument(document)!;
    }

    public void Dispose() => _workspace.Dispose();

    private bool SeesTheSame(ScriptOptions options) =>
        options.MetadataReferences.Length == session.Options.MetadataReferences.Length && options.Imports.Length == session.Options.Imports.Length;

    private (Solution Solution, DocumentId Document) Add(Solution solution, string text, string name, ProjectId? before)
    {
        var project = ProjectId.CreateNewId();
        ScriptOptions options = session.Options;
        var info = ProjectInfo.Create(project, VersionStamp.Create(), name, name, LanguageNames.CSharp, parseOptions: CSharpInterpreter.Parsing,
            compilationOptions: new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: options.Imports,
                allowUnsafe: true, sourceReferenceResolver: options.SourceResolver, metadataReferenceResolver: options.MetadataResolver),
            metadataReferences: options.MetadataReferences, projectReferences: before is null ? [] : [new(before)], isSubmission: true);
        var document = DocumentId.CreateNewId(project);
        return (solution.AddProject(info).AddDocument(document, name, SourceText.From(text)), document);
    }
}
