namespace Genex.Notebooks.Documents;

/// <summary>The three kinds of cell that nbformat 4 knows.</summary>
public enum CellKind
{
    /// <summary>Source that a kernel executes; holds outputs.</summary>
    Code,

    /// <summary>Text for the reader.</summary>
    Markdown,

    /// <summary>Text for a converter; shown as it is.</summary>
    Raw,
}
