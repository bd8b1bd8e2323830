using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Genex.Notebooks.Session;

/// <summary>Turns what went wrong into lines that speak of cells: which cell, which line, and that line's text.</summary>
internal static partial class CellErrors
{
    /// <summary>The name a cell's code goes by in stack traces.</summary>
    public static string FileName(int cellNumber) =>
        cellNumber > FirstImported ? Invariant($"Imported [{cellNumber - FirstImported}]") : Invariant($"Cell [{cellNumber}]");

    /// <summary>Cells of imported files are numbered from here.</summary>
    public const int FirstImported = 1_000_000;

    public static CellError FromDirective(DirectiveException wrong, int cellNumber, string source) =>
        new("DirectiveError", wrong.Message,
            [$"DirectiveError: {wrong.Message}", Invariant($"   at {FileName(cellNumber)}, line {wrong.Line}:"), "    " + Line(source, wrong.Line)]);

    /// <summary>Code that does not compile: its errors in the order of their lines, so many of them.</summary>
    public static CellError FromDiagnostics(IReadOnlyList<Diagnostic> errors, int cellNumber)
    {
        Diagnostic[] ordered = [.. errors.OrderBy(static error => error.Location.SourceSpan.Start)];
        List<string> lines = [.. ordered.Take(MostDiagnostics).SelectMany(error => Describe(error, cellNumber, ""))];
        if (ordered.Length > MostDiagnostics)
            lines.Add(Invariant($"… and {ordered.Length - MostDiagnostics} more errors"));
        return new("CompilationError", $"{ordered[0].Id}: {ordered[0].GetMessage(CultureInfo.InvariantCulture)}", ["CompilationError", .. lines]);
    }

    /// <summary>What the compiler warns of, as text for the standard error stream; empty for nothing.</summary>
    public static string Warnings(IReadOnlyList<Diagnostic> warnings, int cellNumber)
    {
        List<string> lines = [.. warnings.OrderBy(static warning => warning.Location.SourceSpan.Start).Take(MostDiagnostics)
            .SelectMany(warning => Describe(warning, cellNumber, "warning "))];
        if (warnings.Count > MostDiagnostics)
            lines.Add(Invariant($"… and {warnings.Count - MostDiagnostics} more warnings"));
        return string.Concat(lines.Select(static line => line + "\n"));
    }

    /// <summary>An exception that a cell's code threw, with everything that caused it.</summary>
    /// <param name="exception">The exception; a wrapper that holds one other and says nothing itself is taken off.</param>
    /// <param name="sourceOf">The source of a cell by its number; null where it is not known.</param>
    public static CellError FromException(Exception exception, Func<int, string?> sourceOf)
    {
        while (exception is TargetInvocationException or AggregateException { InnerExceptions.Count: 1 } && exception.InnerException is { } inner)
            exception = inner;
        var lines = new List<string>();
        Tell(exception, "", lines, sourceOf);
        return new(exception.GetType().Name, MessageOf(exception), lines);
    }

    /// <summary>The message of an exception, also of one whose message throws.</summary>
    public static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception broken)
        {
            return $"(its message cannot be had: {broken.GetType().Name})";
        }
    }

    private static void Tell(Exception exception, string before, List<string> lines, Func<int, string?> sourceOf)
    {
        if (lines.Count > MostLines)
        {
            if (lines[^1] != More)
                lines.Add(More);
            return;
        }
        lines.Add($"{before}{exception.GetType().FullName}: {MessageOf(exception)}");
        StackFrame[] frames = [.. new StackTrace(exception, fNeedFileInfo: false).GetFrames().Where(IsOfUse)];
        // File and line cost most: they are looked up for what is shown.
        if (frames.Length > 0)
            frames = [.. new StackTrace(exception, fNeedFileInfo: frames.Length <= MostFramesWithLines).GetFrames().Where(IsOfUse)];
        bool lineIsKnown = new StackTrace(exception).GetFrame(0)?.GetMethod()?.DeclaringType?.FullName != ThrowHelpers;
        lines.AddRange(frames.Take(MostFrames).SelectMany((frame, index) => Describe(frame, sourceOf, lineIsKnown || index > 0)));
        if (frames.Length > MostFrames)
            lines.Add(Invariant($"   … {frames.Length - MostFrames} more"));
        if (exception is AggregateException { InnerExceptions: { Count: > 1 } all })
        {
            for (int i = 0; i < all.Count; i++)
                Tell(all[i], Invariant($"{i + 1} of {all.Count}: "), lines, sourceOf);
        }
        else if (exception.InnerException is { } cause)
            Tell(cause, "caused by ", lines, sourceOf);
    }

    private static IEnumerable<string> Describe(Diagnostic error, int cellNumber, string kind)
    {
        FileLinePositionSpan position = error.Location.GetLineSpan();
        (int line, int column) = (position.StartLinePosition.Line + 1, position.StartLinePosition.Character + 1);
        string file = string.IsNullOrEmpty(position.Path) ? FileName(cellNumber) : Path.GetFileName(position.Path);
        yield return Invariant($"{file}, line {line}, column {column}: {kind}{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}{Advice(error)}");
        if (error.Location.SourceTree is not { } tree || Line(tree.ToString(), line) is not { Length: > 0 } text)
            yield break;
        yield return "    " + text;
        yield return new string(' ', 4 + column - 1) + '^';
    }

    /// <summary>What to do instead, where the compiler's words are for people who write its scripts.</summary>
    private static string Advice(Diagnostic error) => error.Id switch
    {
        "CS7021" => ": a cell declares its types without one; a library's own go into a project, whose assembly a cell takes with #r",
        "CS1109" or "CS9283" => ": in a cell an extension method stands by itself, outside any class: static int Twice(this int x) => 2 * x;",
        "CS8795" => ": source generators do not run in a cell: write [DllImport] for [LibraryImport], new Regex(…) for [GeneratedRegex]",
        _ => "",
    };

    private const int MostDiagnostics = 10;
    private const int MostFrames = 30;
    private const int MostFramesWithLines = 2000;
    private const int MostLines = 300;
    private const string More = "… and more";

    private static readonly string[] Plumbing =
        ["Microsoft.CodeAnalysis.Scripting", "System.Runtime.CompilerServices", "System.Runtime.ExceptionServices", "Genex.Notebooks.", ThrowHelpers];

    /// <summary>The runtime's own, which the compiled code of a method calls from one place for all its lines.</summary>
    private const string ThrowHelpers = "Internal.Runtime.CompilerHelpers.ThrowHelpers";

    private static bool IsOfUse(StackFrame frame) =>
        frame.GetMethod()?.DeclaringType?.FullName is { } type && !Plumbing.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal));

    private static IEnumerable<string> Describe(StackFrame frame, Func<int, string?> sourceOf, bool lineIsKnown)
    {
        string? file = lineIsKnown && frame.GetFileName() is { } path ? Path.GetFileName(path) : null;
        int line = frame.GetFileLineNumber();
        string where = file is null ? "" : Invariant($", {file}, line {line}");
        if (file is null || CellName().Match(file) is not { Success: true } cell)
        {
            MethodBase method = frame.GetMethod()!;
            yield return file is null && Cells.TryGetValue(method.DeclaringType!.Assembly.GetName().Name!, out int number)
                ? $"   at {FileName(number)}, {Place(method)}" : $"   at {MethodName(method)}{where}";
            yield break;
        }
        yield return Invariant($"   at {file}, line {line}:");
        if (sourceOf(int.Parse(cell.Groups["number"].Value, CultureInfo.InvariantCulture)) is { } source && Line(source, line) is { Length: > 0 } text)
            yield return "    " + text;
    }

    /// <summary>Makes a submission known, so that code of it is told by its cell also where its lines are not looked up.</summary>
    public static void Remember(string assemblyName, int cellNumber) => Cells[assemblyName] = cellNumber;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> Cells = new(StringComparer.Ordinal);

    /// <summary>The compiler's own types and names, Outer.&lt;Method&gt;d__3.MoveNext or Outer.&lt;&gt;c.&lt;Method&gt;b__0, stand for Outer.Method.</summary>
    private static string? WrittenName(MethodBase method) =>
        Generated().Match(method.DeclaringType!.Name) is { Success: true, Groups: var fromType } ? fromType["name"].Value
            : Generated().Match(method.Name) is { Success: true, Groups: var fromMethod } ? fromMethod["name"].Value : null;

    private static string Place(MethodBase method) => (WrittenName(method) ?? method.Name) switch
    {
        "<Initialize>" or "Initialize" or "MoveNext" => "outside its functions",
        var name => "in " + name,
    };

    private static string MethodName(MethodBase method)
    {
        Type type = method.DeclaringType!;
        string written = WrittenName(method) ?? method.Name;
        while (type.DeclaringType is { } outer && type.Name.Contains('<', StringComparison.Ordinal))
            type = outer;
        return $"{type.FullName}.{written}";
    }

    private static string Line(string source, int line) => source.Split('\n').ElementAtOrDefault(line - 1)?.TrimEnd('\r') ?? "";

    [GeneratedRegex(@"^Cell \[(?<number>\d+)\]$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex CellName();

    [GeneratedRegex("^<(?<name>[^<>]+)>", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Generated();
}
