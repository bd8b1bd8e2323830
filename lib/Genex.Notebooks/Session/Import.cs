using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Session;

/// <summary>The files that <c>#!import</c> and <c>#load</c> bring into a session.</summary>
internal static class Import
{
    /// <summary>The cells of a file: of a notebook its code cells, without those tagged <c>skip-execution</c>; of any other file all of it.</summary>
    /// <exception cref="NotebookFormatException">The file ends in .ipynb and is no notebook.</exception>
    public static IReadOnlyList<CellText> Cells(string path) => path.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase)
        ? [.. Notebook.Load(path).Cells.Where(cell => cell.Kind == CellKind.Code && !cell.HasTag("skip-execution"))
            .Select(cell => CellText.Parse(cell.Source, cell.Language))]
        : [CellText.Parse(File.ReadAllText(path), "csharp")];
}
