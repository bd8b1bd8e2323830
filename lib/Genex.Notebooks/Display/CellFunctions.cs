using Microsoft.AspNetCore.Html;

namespace Genex.Notebooks.Display;

/// <summary>The functions that every cell can call without a qualifier, named as .NET Interactive's C# kernel names them.</summary>
public static class CellFunctions
{
#pragma warning disable IDE1006 // Lower case is what notebooks call it by.
    /// <summary>Shows a value in the forms preferred for its type, or in the ones named.</summary>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> replaces what is shown.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) => value.Display(mimeTypes);
#pragma warning restore IDE1006

    /// <summary>Text that is shown as HTML.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Text that is shown as Markdown.</summary>
    public static MarkdownText Markdown(string content) => new(content);
}
