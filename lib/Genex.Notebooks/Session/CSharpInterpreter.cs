using System.Reflection;
using Genex.Notebooks.Display;
using Genex.Notebooks.Interruption;
using Genex.Notebooks.Packages;
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
    /// <summary>What .NET Interactive's C# kernel imports (1.0.712001, asked), so that a notebook that runs here runs there.</summary>
    public static readonly string[] Imports =
        ["System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq", typeof(CellFunctions).FullName!];

    /// <summary>How a cell's text is read.</summary>
    public static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private readonly InteractiveAssemblyLoader loader = new();
    private readonly CellResources resources = new();
    private readonly AssemblyReferences references;
    private readonly Dictionary<int, string> sources = [];
    private readonly SessionPackages packages;
    private ScriptOptions options;
    private readonly List<Script> submissions = [];
    private readonly Dictionary<string, int> partial = new(StringComparer.Ordinal);
    private readonly HashSet<MetadataReference> given = [];
    private readonly ShadowedVariables shadowed = new();
    private readonly Dictionary<string, (AssemblyIdentity Identity, string Path)> had = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> extensions = [];
    private ScriptState<object>? state;

    public CSharpInterpreter(string baseDirectory)
    {
        NativeLibraries.Install();
        references = new AssemblyReferences(baseDirectory);
        packages = new SessionPackages(baseDirectory);
        options = ScriptOptions.Default
            .WithReferences(AssemblyReferences.Framework)
            .AddReferences(AssemblyReferences.HostAsSeen)
            .WithMetadataResolver(new DependencyResolver())
            .WithImports(Imports)
            .WithSourceResolver(ScriptSourceResolver.Default.WithBaseDirectory(baseDirectory))
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true)
            .WithFileEncoding(System.Text.Encoding.UTF8)
            .WithAllowUnsafe(true);
        // A library that a cell references brings its own copy of the formatting package; its formatters must register with the copy that formats.
        foreach (Assembly assembly in AssemblyReferences.Host)
            loader.RegisterDependency(assembly);
    }

    /// <summary>Every submission that ran, in order: its script knows its source and what it could refer to.</summary>
    public IReadOnlyList<Script> Submissions => submissions;

    /// <summary>What the next submission can refer to.</summary>
    public ScriptOptions Options => options;

    /// <summary>Makes assemblies available to the submissions that follow.</summary>
    /// <exception cref="DirectiveException">One of them cannot be had.</exception>
    public async Task AddReferencesAsync(IReadOnlyList<ReferenceDirective> directives, CancellationToken cancellationToken)
    {
        foreach (ReferenceDirective? source in directives.Where(directive => directive.Kind == "i"))
            packages.AddSource(source.Target);
        ILookup<bool, ReferenceDirective> named = directives.Where(directive => directive.Kind == "r")
            .ToLookup(directive => directive.Target.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase));
        options = options.AddReferences(named[false].SelectMany(references.Resolve));
        if (!named[true].Any())
            return;
        try
        {
            var requests = named[true].Select(directive => PackageRequest.Parse(directive.Target)
                ?? throw new DirectiveException(directive.Line,
                    $"#r \"{directive.Target}\": a package is written #r \"nuget: Name\" or #r \"nuget: Name, 1.2.3\"")).ToList();
            IReadOnlyList<string> paths = await packages.AddAsync(requests, cancellationToken);
            foreach (string path in paths)
            {
                if (references.OfPackage(path) is not { } reference
                    || !AssemblyIdentity.TryParseDisplayName(AssemblyName.GetAssemblyName(path).FullName, out AssemblyIdentity? identity))
                    continue;
                options = options.AddReferences(reference);
                loader.RegisterDependency(identity, path);
                had[identity.Name] = (identity, path);
                extensions.AddRange(KernelExtensions.In(path));
            }
            // The scripting library's loader takes a strong name at its word; .NET gives a later version where there is one.
            foreach (AssemblyIdentity needed in paths.SelectMany(AssemblyReferences.NeededBy).Distinct())
            {
                if (had.TryGetValue(needed.Name, out (AssemblyIdentity Identity, string Path) one) && needed.Version < one.Identity.Version)
                    loader.RegisterDependency(needed, one.Path);
            }
        }
        catch (PackageException missing)
        {
            throw new DirectiveException(named[true].First().Line, missing.Message);
        }
    }

    /// <summary>Lets new packages do what they do in .NET Interactive when they are referenced: most register formatters. There is no kernel of that library
    /// to be given here; an extension that asks for one is told of.</summary>
    private async Task LoadExtensionsAsync(ICellRunner runner, CancellationToken cancellationToken)
    {
        string[] found = [.. extensions];
        extensions.Clear();
        foreach (string extension in found)
        {
            string load = $"((Microsoft.DotNet.Interactive.IKernelExtension)new {extension}()).OnLoadAsync(null!).GetAwaiter().GetResult();";
            string? problem;
            try
            {
                problem = (await EvaluateAsync(load, runner, cancellationToken)).Error?.Message;
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException and not CellInterruptedException)
            {
                problem = wrong.Message;
            }
            if (problem is not null)
                CellScope.Emit($"{extension}: what it adds to .NET Interactive is not there: {problem}\n", static (sink, note) => sink.Stream("stderr", note));
        }
    }

    /// <summary>Compiles and runs a segment.</summary>
    public async Task<CellResult> RunAsync(CellSegment segment, int cellNumber, ICellRunner runner, CancellationToken cancellationToken)
    {
        sources[cellNumber] = segment.Text;
        await AddReferencesAsync(segment.References, cancellationToken);
        await LoadExtensionsAsync(runner, cancellationToken);
        options = options.WithFilePath(CellErrors.FileName(cellNumber));
        Script<object> script;
        try
        {
            TellOfPartialTypes(segment.Text, cellNumber);
            script = Compile(CellResources.Kept(segment.Text), cellNumber, cancellationToken);
        }
        catch (CompilationErrorException wrong)
        {
            return new(null,
                CellErrors.FromDiagnostics([.. wrong.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)], cellNumber));
        }
        CellErrors.Remember(script.GetCompilation().AssemblyName!, cellNumber);
        CellResources.Enter(resources);
        ScriptState<object>? before = state;
        ScriptState<object> now = await runner.RunAsync(() => before is null
            ? script.RunAsync(globals: null, catchException: _ => true, cancellationToken)
            : script.RunFromAsync(before, catchException: _ => true, cancellationToken));
        state = now;
        given.UnionWith(options.MetadataReferences);
        submissions.Add(script);
        shadowed.LetGo(now, submissions);
        if (now.Exception is not null && runner.IsInterrupted)
            throw new CellInterruptedException();
        if (now.Exception is { } exception)
            return new(null, CellErrors.FromException(exception, number => sources.GetValueOrDefault(number)));
        return EndsInValue(script) || (now.ReturnValue is not null && Returns(script)) ? await ShowAsync(now.ReturnValue, runner) : new(null, null);
    }

    /// <summary>The value of an expression after the submissions so far; leaves no trace in the session.</summary>
    public async Task<CellResult> EvaluateAsync(string expression, ICellRunner runner, CancellationToken cancellationToken)
    {
        Script<object> script = Continue(expression, options.WithFilePath("expression"));
        try
        {
            script.CreateDelegate(cancellationToken);
        }
        catch (CompilationErrorException wrong)
        {
            return new(null, CellErrors.FromDiagnostics([.. wrong.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)], 0));
        }
        ScriptState<object>? before = state;
        ScriptState<object> now = await runner.RunAsync(() => before is null
            ? script.RunAsync(globals: null, catchException: _ => true, cancellationToken)
            : script.RunFromAsync(before, catchException: _ => true, cancellationToken));
        return now.Exception is { } exception
            ? new(null, CellErrors.FromException(exception, number => sources.GetValueOrDefault(number)))
            : await ShowAsync(now.ReturnValue, runner);
    }

    /// <summary>The variables declared so far, each under its name once: a later one hides an earlier one.</summary>
    public IReadOnlyList<ScriptVariable> Variables => state is null ? [] : [.. state.Variables.Reverse().DistinctBy(variable => variable.Name).Reverse()];

    /// <summary>The value of a variable; null where there is none of that name.</summary>
    public object? GetValue(string name) => state?.GetVariable(name)?.Value;

    public void Dispose()
    {
        resources.Dispose();
        loader.Dispose();
    }

    /// <summary>A submission refers to all that the ones before it refer to. Given again, the compiler would keep it again for every cell: gigabytes after a
    /// day.</summary>
    private Script<object> Continue(string source, ScriptOptions options) => state is null
        ? CSharpScript.Create<object>(source, options, assemblyLoader: loader)
        : state.Script.ContinueWith<object>(source, options.WithReferences(options.MetadataReferences.Where(one => !given.Contains(one))));

    /// <summary>The forms of a value. Making them runs its code, which can fail as the cell's own can.</summary>
    private async Task<CellResult> ShowAsync(object? value, ICellRunner runner)
    {
        try
        {
            return new(await runner.RunAsync(() => Task.FromResult(MimeBundle.From(value))), null);
        }
        catch (Exception) when (runner.IsInterrupted)
        {
            throw new CellInterruptedException();
        }
        catch (Exception exception)
        {
            CellError error = CellErrors.FromException(exception, number => sources.GetValueOrDefault(number));
            return new(null, error with { Traceback = [$"while the cell's value, a {value?.GetType().Name}, was being shown:", .. error.Traceback] });
        }
    }

    /// <summary>The cell with its looks; with fewer where it would not compile with all of them.</summary>
    /// <exception cref="CompilationErrorException">It does not compile as it was written.</exception>
    private Script<object> Compile(string text, int cellNumber, CancellationToken cancellationToken)
    {
        Script<object> written = Continue(text, options);
        Compilation compilation = written.GetCompilation();
        SyntaxTree tree = compilation.SyntaxTrees.Last();
        foreach (SemanticModel? model in (SemanticModel?[])[compilation.GetSemanticModel(tree), null])
        {
            string watched = InterruptibleCode.In(tree, model);
            if (watched == text)
                break;
            Script<object> script = Continue(watched, options);
            try
            {
                script.CreateDelegate(cancellationToken);
            }
            catch (CompilationErrorException)
            {
                continue; // What is wrong is said of the text as it was written.
            }
            Warn(compilation.GetDiagnostics(cancellationToken), cellNumber);
            return script;
        }
        written.CreateDelegate(cancellationToken);
        Warn(compilation.GetDiagnostics(cancellationToken), cellNumber);
        return written;
    }

    private static readonly Func<SyntaxNode, bool> OutsideFunctions =
        static node => node is not
            (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or BaseTypeDeclarationSyntax);

    /// <summary>Whether the cell says <c>return x;</c>, which shows x.</summary>
    private static bool Returns(Script script) => script.GetCompilation().SyntaxTrees.Last().GetRoot().DescendantNodes(OutsideFunctions)
        .Any(static node => node is ReturnStatementSyntax { Expression: not null });

    /// <summary>A type's parts cannot lie in several cells: the later one is a type of its own.</summary>
    private void TellOfPartialTypes(string text, int cellNumber)
    {
        if (!text.Contains("partial", StringComparison.Ordinal))
            return;
        foreach (TypeDeclarationSyntax type in CSharpSyntaxTree.ParseText(text, Parsing).GetCompilationUnitRoot().Members.OfType<TypeDeclarationSyntax>()
            .Where(static type => type.Modifiers.Any(SyntaxKind.PartialKeyword)))
            if (partial.TryGetValue(type.Identifier.Text, out int earlier) && earlier != cellNumber)
                CellScope.Emit($"{CellErrors.FileName(cellNumber)}: '{type.Identifier.Text}' is a new type, which hides the one of "
                    + $"{CellErrors.FileName(earlier)}: the parts of a type must be in one cell.\n", static (sink, note) => sink.Stream("stderr", note));
            else
                partial[type.Identifier.Text] = cellNumber;
    }

    private static void Warn(IEnumerable<Diagnostic> diagnostics, int cellNumber)
    {
        if (CellErrors.Warnings([.. diagnostics.Where(IsWarning)], cellNumber) is { Length: > 0 } text)
            CellScope.Emit(text, static (sink, warnings) => sink.Stream("stderr", warnings));
    }

    /// <summary>Whether something is for the writer of the cell: not how assemblies' versions were unified, nor that a cell has annotations for null.</summary>
    private static bool IsWarning(Diagnostic diagnostic) => diagnostic is { Severity: DiagnosticSeverity.Warning, IsSuppressed: false }
        && diagnostic.Id is not ("CS1701" or "CS1702" or "CS8632");

    /// <summary>Whether the last statement is an expression without a semicolon that has a value.</summary>
    private static bool EndsInValue(Script script)
    {
        Compilation compilation = script.GetCompilation();
        SyntaxTree tree = compilation.SyntaxTrees.Last();
        return tree.GetRoot() is CompilationUnitSyntax { Members: [.., GlobalStatementSyntax { Statement: ExpressionStatementSyntax last }] }
            && last.SemicolonToken.IsMissing
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type?.SpecialType != SpecialType.System_Void;
    }
}
