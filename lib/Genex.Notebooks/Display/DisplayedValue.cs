namespace Genex.Notebooks.Display;

/// <summary>A handle on something that was shown: its content can be replaced, also from a later cell.</summary>
/// <param name="DisplayId">The id that the front end knows it by.</param>
public sealed record DisplayedValue(string DisplayId)
{
    /// <summary>Shows another value in its place.</summary>
    public void Update(object? value) => Show(MimeBundle.From(value));

    /// <summary>Shows a bundle in its place.</summary>
    internal void Show(MimeBundle bundle) => CellScope.Emit((Bundle: bundle, DisplayId), static (sink, shown) => sink.Update(shown.Bundle, shown.DisplayId));
}
