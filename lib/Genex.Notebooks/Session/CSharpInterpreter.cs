using System.Reflection;
using Genex.Notebooks.Display;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.CodeAnalysis.Scripting.Hosting;

namespace Genex.Notebooks.Session;

/// <summary>C# over Roslyn scripting: each segment is a submission that continues the one before.</summary>
internal sealed class CSharpInterpreter : IDisposable
{
    /// <summary>What .NET Interactive's C# kernel imports, so that a notebook that runs here runs there.</summary>
    public static readonly string[] Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", typeof(CellFunctions).FullName!, "Microsoft.DotNet.Interactive.Formatting"];

    private readonly InteractiveAssemblyLoader _loader = new();
    private readonly AssemblyReferences _references;
    private readonly Dictionary<int, string> _sources = [];
    private ScriptOptions _options;
    private ScriptState<object>? _state;

    public CSharpInterpreter(string baseDirectory)
    {
        _references = new AssemblyReferences(baseDirectory);
        _options = ScriptOptions.Default
            .WithReferences(AssemblyReferences.Framework).AddReferences(AssemblyReferences.Host.Select(assembly => MetadataReference.CreateFromFile(assembly.Location)))
            .WithImports(Imports)
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(baseDirectory))
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(System.Text.Encoding.UTF8)
            .WithAllowUnsafe(true);
        // A library that a cell references brings its own copy of the formatting package; its formatters must register with the copy that formats.
        foreach (var assembly in AssemblyReferences.Host)
            _loader.RegisterDependency(assembly);
    }

    /// <summary>Compiles and runs a segment.</summary>
    public async Task<CellResult> RunAsync(CellSegment segment, int cellNumber, CancellationToken cancellationToken)
    {
        _sources[cellNumber] = segment.Text;
        _options = _options.AddReferences(segment.References.Select(_references.Resolve).OfType<PortableExecutableReference>()).WithFilePath(CellErrors.FileName(cellNumber));
        var script = _state is null
            ? CSharpScript.Create<object>(segment.Text, _options, assemblyLoader: _loader)
            : _state.Script.ContinueWith<object>(segment.Text, _options);
        var errors = script.Compile(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
            return new(null, CellErrors.FromDiagnostics(errors, cellNumber));
        _state = _state is null
            ? await script.RunAsync(globals: null, catchException: _ => true, cancellationToken)
            : await script.RunFromAsync(_state, catchException: _ => true, cancellationToken);
        if (_state.Exception is { } exception)
            return new(null, CellErrors.FromException(exception, number => _sources.GetValueOrDefault(number)));
        return new(EndsInValue(script) ? MimeBundle.From(_state.ReturnValue) : null, null);
    }

    /// <summary>The value of a variable; null where there is none of that name.</summary>
    public object? GetValue(string name) => _state?.GetVariable(name)?.Value;

    public void Dispose() => _loader.Dispose();

    /// <summary>Whether the last statement is an expression without a semicolon that has a value.</summary>
    private static bool EndsInValue(Script script)
    {
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        return tree.GetRoot() is CompilationUnitSyntax { Members: [.., GlobalStatementSyntax { Statement: ExpressionStatementSyntax last }] }
            && last.SemicolonToken.IsMissing
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }
}
