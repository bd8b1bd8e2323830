using System.Globalization;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Genex.Notebooks.Tests.Collection;

/// <summary>The kept notebooks compile against the library as it stands, with the C# that another host's older compiler knows.</summary>
public class OlderCompilerTests
{
    public static TheoryData<string> EveryNotebook() => CommonSubsetTests.EveryNotebook();

    [Theory, MemberData(nameof(EveryNotebook))]
    public void Every_cell_compiles_as_csharp_12(string name)
    {
        string folder = Path.Combine(Repository.Root, "notebooks"), library = Path.Combine(Repository.Root, "artifacts", "lib", "Genex.Research.dll");
        ScriptOptions options = ScriptOptions.Default.WithMetadataResolver(new DependencyResolver()).WithLanguageVersion(LanguageVersion.CSharp12)
            .WithImports(CSharpInterpreter.Imports)
            .WithReferences(AssemblyReferences.Framework)
            .AddReferences(AssemblyReferences.Host.Select(assembly => MetadataReference.CreateFromFile(assembly.Location)))
            .AddReferences(new AssemblyReferences(folder).Resolve(new ReferenceDirective("r", library, 1))
                ?? throw new FileNotFoundException(library));
        Script<object> script = CSharpScript.Create("", options);
        foreach (Cell cell in Notebook.Load(Path.Combine(folder, name)).Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            script = script.ContinueWith(CellText.WithoutDirectives(cell.Source));
            Assert.Empty(script.GetCompilation().GetDiagnostics().Where(one => one.Severity == DiagnosticSeverity.Error)
                .Select(one => $"{one.GetMessage(CultureInfo.InvariantCulture)}\n{cell.Source}"));
        }
    }
}
