using Microsoft.DotNet.Interactive.Formatting;

namespace Genex.Research.Reporting;

/// <summary>Something that a notebook's cell shows and that changes in its place, on every host of Microsoft.DotNet.Interactive.Formatting.</summary>
/// <remarks>The handle that <c>display(…)</c> returns on .NET Interactive 1.0.0-beta.26120 updates a display that nobody has shown: its id is another
/// than the one that was. This one keeps what was shown. Outside of a notebook it shows nothing.</remarks>
public sealed class LiveDisplay
{
    private static readonly string[] Forms = ["text/html", "text/plain"];
    private readonly DisplayedValue? shown;

    private LiveDisplay(DisplayedValue? shown) => this.shown = shown;

    /// <summary>Shows a value in the running cell, as HTML and as text.</summary>
    /// <param name="value">What to show first.</param>
    public static LiveDisplay Show(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        DisplayedValue? taken = null;
        using IDisposable listening = Formatter.SubscribeToDisplayedValues(one => taken ??= ReferenceEquals(one.Value, value) ? one : null);
        value.Display(Forms);
        return new LiveDisplay(taken);
    }

    /// <summary>Shows another value in its place, as HTML and as text.</summary>
    public void Update(object? value) => shown?.Update(value);
}
