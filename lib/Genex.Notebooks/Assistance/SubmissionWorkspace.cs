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
    private readonly AdhocWorkspace workspace = new(MefHostServices.DefaultHost);
    private readonly DeclaredSoFar declared = new();
    private (Solution Solution, ProjectId Project, ScriptOptions Options)? before;
    private int known;

    /// <summary>The text being edited, as a document after all submissions so far.</summary>
    public Document Open(string text)
    {
        bool changed = false;
        for (; known < session.Submissions.Count; known++)
            changed |= declared.Add(session.Submissions[known].GetCompilation());
        if (before is null || changed || !SeesTheSame(before.Value.Options))
        {
            (Solution solution, DocumentId before) = Add(workspace.CurrentSolution, declared.ToString(), "Before", null);
            this.before = (solution, before.ProjectId, session.Options);
        }
        (Solution edited, DocumentId document) = Add(before.Value.Solution, text, "Edited", before.Value.Project);
        return edited.GetDocument(document)!;
    }

    public void Dispose() => workspace.Dispose();

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
