using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Genex.Notebooks.Session;

/// <summary>
/// Directives that libraries bring: <c>[assembly: AssemblyMetadata("NotebookDirective:word", "Namespace.Type.Method")]</c> has a line <c>#!word a b</c> show
/// what <c>Namespace.Type.Method("a", "b")</c> returns, once the library is referenced.
/// </summary>
internal static partial class LibraryDirectives
{
    private const string Prefix = "NotebookDirective:";

    private static readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Known = new(StringComparer.Ordinal);

    /// <summary>The words of the libraries that these references name, and the method of each.</summary>
    public static IReadOnlyDictionary<string, string> In(IEnumerable<MetadataReference> references)
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string? path in references.Except(AssemblyReferences.Framework).OfType<PortableExecutableReference>()
            .Select(one => one.FilePath))
            if (path is not null)
                foreach ((string word, string method) in Known.GetOrAdd(path, Read))
                    all[word] = method;
        return all;
    }

    /// <summary>The call that a line stands for.</summary>
    /// <param name="method">The method's full name.</param>
    /// <param name="words">What stands after the directive's word; one with a space is written in quotes.</param>
    public static string Call(string method, string words) => $"{method}({string.Join(", ", Word().Matches(words)
        .Select(one => SymbolDisplay.FormatLiteral(one.Value.Length > 1 && one.Value[0] == '"' && one.Value[^1] == '"' ? one.Value[1..^1] : one.Value,
            quote: true)))})";

    private static IReadOnlyDictionary<string, string> Read(string path)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
            return found;
        using var image = new PEReader(File.OpenRead(path));
        MetadataReader reader = image.GetMetadataReader();
        foreach (CustomAttribute attribute in reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute))
        {
            if (!IsMetadata(reader, attribute))
                continue;
            BlobReader arguments = reader.GetBlobReader(attribute.Value);
            // Two bytes before the arguments; both are text.
            if (arguments.ReadUInt16() == 1 && arguments.ReadSerializedString() is { } key && key.StartsWith(Prefix, StringComparison.Ordinal)
                && arguments.ReadSerializedString() is { } method)
                found[key[Prefix.Length..]] = method;
        }
        return found;
    }

    private static bool IsMetadata(MetadataReader reader, CustomAttribute attribute) => attribute.Constructor.Kind == HandleKind.MemberReference
        && reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } parent
        && reader.GetString(reader.GetTypeReference((TypeReferenceHandle)parent).Name) == "AssemblyMetadataAttribute";

    [GeneratedRegex("\"[^\"]*\"|\\S+", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
