#pragma warning disable IDE0130 // In System, as .NET Interactive has it, so that x.Display() needs no using.
namespace System;

using Genex.Notebooks.Display;

/// <summary>Showing a value from the middle of a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows the value in the forms preferred for its type, or in the ones named.</summary>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> replaces what is shown.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes)
    {
        string id = CellScope.NewDisplayId();
        CellScope.Emit((Bundle: MimeBundle.From(value, mimeTypes), Id: id), static (sink, shown) => sink.Display(shown.Bundle, shown.Id));
        return new DisplayedValue(id);
    }

    /// <summary>Shows text as the MIME type named, such as <c>text/markdown</c> or <c>text/html</c>.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType)
    {
        string id = CellScope.NewDisplayId();
        CellScope.Emit((Bundle: MimeBundle.Of(mimeType, value), Id: id), static (sink, shown) => sink.Display(shown.Bundle, shown.Id));
        return new DisplayedValue(id);
    }
}
