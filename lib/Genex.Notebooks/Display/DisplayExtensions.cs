#pragma warning disable IDE0130 // In System, as .NET Interactive has it, so that x.Display() needs no using.
namespace System;

using Genex.Notebooks.Display;
using Microsoft.DotNet.Interactive.Formatting.TabularData;

/// <summary>Showing a value from the middle of a cell. The formatting library has a class of this name too, which cells do not see: a handle that it returns
/// does not find what it has shown.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows the value in the forms preferred for its type, or in the ones named.</summary>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> replaces what is shown.</returns>
    public static DisplayedValue Display(this object? value, params string[] mimeTypes) => MimeBundle.From(value, mimeTypes).Show();

    /// <summary>Shows text as the MIME type named, such as <c>text/markdown</c> or <c>text/html</c>.</summary>
    public static DisplayedValue DisplayAs(this string value, string mimeType) => MimeBundle.Of(mimeType, value).Show();

    /// <summary>Shows a sequence as a table: a row for each item, a column for each of its properties.</summary>
    public static DisplayedValue DisplayTable<T>(this IEnumerable<T>? value, params string[] mimeTypes) =>
        MimeBundle.From(value?.ToTabularDataResource(), mimeTypes).Show();
}
