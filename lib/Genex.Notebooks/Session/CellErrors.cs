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

    public static CellError FromDiagnostics(IReadOnlyList<Diagnostic> errors, int cellNumber)
    {
        var lines = new List<string>();
        foreach (Diagnostic error in errors)
        {
            FileLinePositionSpan position = error.Location.GetLineSpan();
            (int line, int column) = (position.StartLinePosition.Line + 1, position.StartLinePosition.Character + 1);
            string file = string.IsNullOrEmpty(position.Path) ? FileName(cellNumber) : Path.GetFileName(position.Path);
            lines.Add(Invariant($"{file}, line {line}, column {column}: {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}"));
            if (error.Location.SourceTree is { } tree && Line(tree.ToString(), line) is { Length: > 0 } text)
                lines.AddRange(["    " + text, new string(' ', 4 + column - 1) + '^']);
        }
        return new("CompilationError", $"{errors[0].Id}: {errors[0].GetMessage(CultureInfo.InvariantCulture)}", ["CompilationError", .. lines]);
    }

    /// <summary>An exception that a cell's code threw.</summary>
    /// <param name="exception">The exception; a wrapper that holds one other and says nothing itself is taken off.</param>
    /// <param name="sourceOf">The source of a cell by its number; null where it is not known.</param>
    public static CellError FromException(Exception exception, Func<int, string?> sourceOf)
    {
        while (exception is TargetInvocationException or AggregateException { InnerExceptions.Count: 1 } && exception.InnerException is { } inner)
            exception = inner;
        var lines = new List<string>();
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            lines.Add((lines.Count == 0 ? "" : "caused by ") + $"{current.GetType().FullName}: {current.Message}");
            lines.AddRange(new StackTrace(current, fNeedFileInfo: true).GetFrames().Where(IsOfUse).SelectMany(frame => Describe(frame, sourceOf)));
        }
        return new(exception.GetType().Name, exception.Message, lines);
    }

    private static readonly string[] Plumbing =
        ["Microsoft.CodeAnalysis.Scripting", "System.Runtime.CompilerServices", "System.Runtime.ExceptionServices", "Genex.Notebooks."];

    private static bool IsOfUse(StackFrame frame) =>
        frame.GetMethod()?.DeclaringType?.FullName is { } type && !Plumbing.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal));

    private static IEnumerable<string> Describe(StackFrame frame, Func<int, string?> sourceOf)
    {
        string? file = frame.GetFileName() is { } path ? Path.GetFileName(path) : null;
        int line = frame.GetFileLineNumber();
        string where = file is null ? "" : Invariant($", {file}, line {line}");
        if (file is null || CellName().Match(file) is not { Success: true } cell)
        {
            yield return $"   at {MethodName(frame.GetMethod()!)}{where}";
            yield break;
        }
        yield return Invariant($"   at {file}, line {line}:");
        if (sourceOf(int.Parse(cell.Groups["number"].Value, CultureInfo.InvariantCulture)) is { } source && Line(source, line) is { Length: > 0 } text)
            yield return "    " + text;
    }

    private static string MethodName(MethodBase method)
    {
        Type type = method.DeclaringType!;
        // The compiler's own types and names, Outer.<Method>d__3.MoveNext or Outer.<>c.<Method>b__0, stand for Outer.Method.
        string? written = Generated().Match(type.Name) is { Success: true, Groups: var fromType } ? fromType["name"].Value : null;
        written ??= Generated().Match(method.Name) is { Success: true, Groups: var fromMethod } ? fromMethod["name"].Value : method.Name;
        while (type.DeclaringType is { } outer && type.Name.Contains('<', StringComparison.Ordinal))
            type = outer;
        return $"{type.FullName}.{written}";
    }

    private static string Line(string source, int line) => source.Split('\n').ElementAtOrDefault(line - 1)?.TrimEnd('\r') ?? "";

    [GeneratedRegex(@"^Cell \[(?<number>\d+)\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CellName();

    [GeneratedRegex("^<(?<name>[^<>]+)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Generated();
}
