using System.Text.Json.Nodes;

namespace Genex.Notebooks.Documents;

/// <summary>
/// A Jupyter notebook (nbformat 4.5): a view on its JSON that keeps every field it does not know. Versions 4.0 to 4.4 are read and become 4.5 (cells get ids
/// derived from their place). Source: the nbformat 4.5 schema, https://nbformat.readthedocs.io/en/latest/format_description.html.
/// </summary>
public sealed class Notebook
{
    private readonly List<Cell> cells;

    internal Notebook(JsonObject json)
    {
        Json = json;
        cells = [.. ((JsonArray)json["cells"]!).Select(cell => new Cell((JsonObject)cell!))];
    }

    /// <summary>The whole document.</summary>
    public JsonObject Json { get; }

    /// <summary>The cells in order.</summary>
    public IReadOnlyList<Cell> Cells => cells;

    /// <summary>The notebook's metadata.</summary>
    public JsonObject Metadata => (JsonObject)Json["metadata"]!;

    /// <summary>The first heading of level one in a Markdown cell; null where there is none.</summary>
    public string? Title => Cells.Where(cell => cell.Kind == CellKind.Markdown).SelectMany(cell => cell.Source.Split('\n'))
        .FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Trim();

    /// <summary>Reads a file.</summary>
    /// <exception cref="NotebookFormatException">The file is not nbformat 4; the message names the place.</exception>
    public static Notebook Load(string path) => NotebookReader.Read(File.ReadAllBytes(path), path);

    /// <summary>Writes the file whole or not at all, in Jupyter's own layout.</summary>
    public void Save(string path) => AtomicFile.Write(path, NotebookJson.Write(Json));

    /// <summary>Puts a cell before the one at <paramref name="index"/>.</summary>
    public void Insert(int index, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ((JsonArray)Json["cells"]!).Insert(index, cell.Json);
        cells.Insert(index, cell);
    }

    /// <summary>Takes the cells out for which <paramref name="which"/> holds.</summary>
    public void RemoveCells(Predicate<Cell> which)
    {
        foreach (Cell cell in cells.FindAll(which))
        {
            ((JsonArray)Json["cells"]!).Remove(cell.Json);
            cells.Remove(cell);
        }
    }
}
