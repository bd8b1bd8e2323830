namespace Genex.Notebooks.Display;

/// <summary>Where a running cell's output goes: into a notebook's outputs or onto a kernel's wire. Called in the order in which things were shown, from any
/// thread.</summary>
public interface IOutputSink
{
    /// <summary>Text written to standard output or standard error.</summary>
    /// <param name="name"><c>stdout</c> or <c>stderr</c>.</param>
    /// <param name="text">The text as written.</param>
    void Stream(string name, string text);

    /// <summary>A value shown in the middle of a cell.</summary>
    /// <param name="bundle">Its forms.</param>
    /// <param name="displayId">The id by which it can be updated.</param>
    void Display(MimeBundle bundle, string displayId);

    /// <summary>New content for everything that was shown under an id.</summary>
    void Update(MimeBundle bundle, string displayId);

    /// <summary>Takes the cell's outputs so far away.</summary>
    /// <param name="wait">Whether to wait for the next output before doing so.</param>
    void Clear(bool wait);
}
