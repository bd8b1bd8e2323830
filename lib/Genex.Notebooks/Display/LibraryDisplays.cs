using Microsoft.DotNet.Interactive.Formatting;
using FormatterDisplay = Microsoft.DotNet.Interactive.Formatting.DisplayedValue;

namespace Genex.Notebooks.Display;

/// <summary>What libraries show through the formatting library's own <c>Display</c>, which knows no cell: it tells whoever listens.</summary>
internal static class LibraryDisplays
{
    private static int installed;

    /// <summary>Begins to listen, once per process.</summary>
    public static void Install()
    {
        if (Interlocked.Exchange(ref installed, 1) == 0)
            Formatter.SubscribeToDisplayedValues(Show);
    }

    private static void Show(FormatterDisplay displayed)
    {
        var bundle = MimeBundle.Of(displayed.Value, displayed.FormattedValues);
        if (!CellScope.Emit((Bundle: bundle, Id: displayed.DisplayId, Again: displayed.IsUpdated), Show))
            Formatter.WriteToConsole(displayed);
    }

    private static void Show(IOutputSink sink, (MimeBundle Bundle, string Id, bool Again) shown)
    {
        if (shown.Again)
            sink.Update(shown.Bundle, shown.Id);
        else
            sink.Display(shown.Bundle, shown.Id);
    }
}
