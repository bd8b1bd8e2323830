using Microsoft.AspNetCore.Html;

namespace Genex.Notebooks.Display;

/// <summary>The functions that every cell can call without a qualifier. <c>display</c> and <c>HTML</c> are named as .NET Interactive's C# kernel names
/// them.</summary>
public static class CellFunctions
{
#pragma warning disable IDE1006 // Lower case is what notebooks call them by.
    /// <summary>Shows a value in the forms preferred for its type, or in the ones named.</summary>
    /// <returns>A handle whose <see cref="DisplayedValue.Update"/> replaces what is shown.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) =>
        MimeBundle.From(value, mimeTypes).Show();

    /// <summary>Takes the cell's outputs so far away.</summary>
    /// <param name="wait">Whether to wait for the next output before doing so, which keeps the page from flickering.</param>
    public static void clear_output(bool wait = false) => CellScope.Emit(wait, static (sink, waits) => sink.Clear(waits));

    /// <summary>Asks the person in front of the notebook for a line of text.</summary>
    /// <exception cref="InvalidOperationException">Nobody can be asked: the notebook runs without a front end, or the front end takes no questions.</exception>
    public static string input(string prompt = "") => CellScope.Ask(prompt, hidden: false);

    /// <summary>Asks for a line of text that is not shown as it is typed.</summary>
    /// <exception cref="InvalidOperationException">Nobody can be asked.</exception>
    public static string password(string prompt = "") => CellScope.Ask(prompt, hidden: true);
#pragma warning restore IDE1006

    /// <summary>A progress bar, shown at once; <see cref="ProgressBar.Report"/> moves it.</summary>
    /// <param name="total">The number of steps.</param>
    /// <param name="title">What is going on.</param>
    public static ProgressBar Progress(int total, string title = "") => new ProgressBar(total, title).Start();

    /// <summary>Text that is shown as HTML.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Text that is shown as Markdown.</summary>
    public static MarkdownText Markdown(string content) => new(content);
}
