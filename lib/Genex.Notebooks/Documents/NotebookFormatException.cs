namespace Genex.Notebooks.Documents;

/// <summary>A notebook file that cannot be read as nbformat 4: which file, where in it, what was found and what was expected.</summary>
public sealed class NotebookFormatException : IOException
{
    /// <summary>Creates the error.</summary>
    /// <param name="file">The file as the caller named it.</param>
    /// <param name="place">The place in the file, such as <c>cell 3, 'source'</c> or <c>line 12, column 4</c>.</param>
    /// <param name="problem">What was found and what was expected.</param>
    /// <param name="inner">The error that led to this one.</param>
    public NotebookFormatException(string file, string place, string problem, Exception? inner = null)
        : base($"{file}: {place}: {problem}", inner)
    {
        File = file;
        Place = place;
    }

    /// <summary>The file as the caller named it.</summary>
    public string File { get; }

    /// <summary>The place in the file.</summary>
    public string Place { get; }
}
