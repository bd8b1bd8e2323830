using System.Text;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Session;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Classification;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Genex.Notebooks.Export;

/// <summary>Colours a notebook's C# as the compiler understands it. All cells together are one document, so that a type or a variable is known in later
/// cells.</summary>
internal sealed class CodeHighlighter : IDisposable
{
    private readonly AdhocWorkspace workspace = new();

    /// <summary>The HTML of every cell given, in order.</summary>
    public async Task<IReadOnlyList<string>> HighlightAsync(IReadOnlyList<Cell> cells, CancellationToken cancellationToken = default)
    {
        var text = new StringBuilder();
        var starts = new List<int>();
        foreach (Cell cell in cells)
        {
            starts.Add(text.Length);
            foreach (string line in cell.Source.Split('\n'))
                text.Append(IsDirective(line) ? new string(' ', line.Length) : line).Append('\n');
        }
        string source = text.ToString();
        List<ClassifiedSpan> spans = await ClassifyAsync(source, cancellationToken);
        return [.. cells.Index().Select(cell => Render(cell.Item.Source, starts[cell.Index], spans))];
    }

    public void Dispose() => workspace.Dispose();

    private async Task<List<ClassifiedSpan>> ClassifyAsync(string source, CancellationToken cancellationToken)
    {
        Project project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "page", "page", LanguageNames.CSharp,
            parseOptions: new CSharpParseOptions(LanguageVersion.CSharp14, kind: SourceCodeKind.Script),
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, usings: CSharpInterpreter.Imports),
            metadataReferences: AssemblyReferences.Framework.Concat(
                AssemblyReferences.Host.Select(assembly => MetadataReference.CreateFromFile(assembly.Location)))));
        Document document = workspace.AddDocument(DocumentInfo.Create(DocumentId.CreateNewId(project.Id), "page.csx", sourceCodeKind: SourceCodeKind.Script,
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(source), VersionStamp.Default))));
        IEnumerable<ClassifiedSpan> spans = await Classifier.GetClassifiedSpansAsync(document, new TextSpan(0, source.Length), cancellationToken);
        return [.. spans.Where(span => ClassOf(span.ClassificationType) is not null).OrderBy(span => span.TextSpan.Start)];
    }

    private static string Render(string source, int start, List<ClassifiedSpan> spans)
    {
        var html = new StringBuilder();
        int offset = start;
        foreach (string line in source.Split('\n'))
        {
            if (IsDirective(line))
                html.Append("<span class=\"d\">").Append(System.Net.WebUtility.HtmlEncode(line)).Append("</span>");
            else
                RenderLine(html, line, offset, spans);
            html.Append('\n');
            offset += line.Length + 1;
        }
        return html.ToString().TrimEnd('\n');
    }

    private static void RenderLine(StringBuilder html, string line, int offset, List<ClassifiedSpan> spans)
    {
        int at = 0;
        foreach (ClassifiedSpan span in spans)
        {
            (int from, int to) = (Math.Max(span.TextSpan.Start - offset, at), Math.Min(span.TextSpan.End - offset, line.Length));
            if (from >= line.Length || to <= from)
                continue;
            html.Append(System.Net.WebUtility.HtmlEncode(line[at..from]));
            html.Append("<span class=\"").Append(ClassOf(span.ClassificationType)).Append("\">").Append(System.Net.WebUtility.HtmlEncode(line[from..to]))
                .Append("</span>");
            at = to;
        }
        html.Append(System.Net.WebUtility.HtmlEncode(line[at..]));
    }

    private static bool IsDirective(string line) => line.StartsWith("#!", StringComparison.Ordinal) || line.StartsWith("#r ", StringComparison.Ordinal);

    /// <summary>The style class; null for text in the ordinary colour.</summary>
    private static string? ClassOf(string classification) => classification switch
    {
        ClassificationTypeNames.Keyword or ClassificationTypeNames.ControlKeyword or ClassificationTypeNames.PreprocessorKeyword => "k",
        ClassificationTypeNames.StringLiteral or ClassificationTypeNames.VerbatimStringLiteral or ClassificationTypeNames.StringEscapeCharacter => "s",
        ClassificationTypeNames.NumericLiteral => "n",
        ClassificationTypeNames.MethodName or ClassificationTypeNames.ExtensionMethodName => "m",
        ClassificationTypeNames.ClassName or ClassificationTypeNames.RecordClassName or ClassificationTypeNames.StructName
            or ClassificationTypeNames.RecordStructName or ClassificationTypeNames.InterfaceName or ClassificationTypeNames.EnumName
            or ClassificationTypeNames.DelegateName or ClassificationTypeNames.TypeParameterName => "t",
        _ when classification.StartsWith("comment", StringComparison.Ordinal) || classification.StartsWith("xml doc", StringComparison.Ordinal) => "c",
        _ => null,
    };
}
