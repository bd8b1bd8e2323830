using System.Runtime.InteropServices;
using Genex.Notebooks.Display;
using Genex.Notebooks.Installation;
using Microsoft.CodeAnalysis.Scripting;
using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Notebooks.Session;

/// <summary>What <c>#!who</c>, <c>#!whos</c> and <c>#!about</c> show.</summary>
internal static class SessionOverview
{
    private const int LongestValue = 60;

    /// <summary>The names of the variables.</summary>
    public static MimeBundle Names(IReadOnlyList<ScriptVariable> variables) =>
        MimeBundle.Of("text/plain", variables.Count == 0 ? "no variables" : string.Join('\n', variables.Select(variable => variable.Name)));

    /// <summary>The variables with their types and the beginning of their values.</summary>
    public static MimeBundle Table(IReadOnlyList<ScriptVariable> variables)
    {
        if (variables.Count == 0)
            return Names(variables);
        string[][] rows = [["Variable", "Type", "Value"],
            .. variables.Select(variable => (string[])[variable.Name, TypeName(variable.Type), Value(variable.Value)])];
        int[] widths = Enumerable.Range(0, 3).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return MimeBundle.Of("text/plain",
            string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd())));
    }

    /// <summary>The versions of what cells run on.</summary>
    public static MimeBundle About() => MimeBundle.Of("text/plain", string.Join('\n',
        $"{HostIdentity.Name} {HostIdentity.Version}, C# 14",
        $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription} ({RuntimeInformation.RuntimeIdentifier})",
        $"Roslyn {HostIdentity.Of(typeof(Script).Assembly)}, Microsoft.DotNet.Interactive.Formatting {HostIdentity.Of(typeof(Formatter).Assembly)}"));

    private static string TypeName(Type type) => !type.IsGenericType
        ? type.IsArray ? TypeName(type.GetElementType()!) + "[]" : type.Name
        : $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>";

    private static string Value(object? value)
    {
        string text = (value is null ? "null" : value.ToDisplayString("text/plain")).ReplaceLineEndings(" ");
        return text.Length <= LongestValue ? text : text[..LongestValue] + "…";
    }
}
