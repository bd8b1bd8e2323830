using System.Text;
using Genex.Notebooks.Documents;
using Genex.Notebooks.Running;

namespace Genex.Notebooks.Export;

/// <summary>Makes a site of static pages: one per notebook and an index. It needs no server and no network, and opens from a file.</summary>
public static class SiteExporter
{
    /// <summary>Writes the site.</summary>
    /// <param name="files">The executed notebooks, in the order of the index.</param>
    /// <param name="folder">Where; made if needed. Pages of earlier exports that are not made again stay.</param>
    /// <param name="options">Title and scripts.</param>
    /// <param name="progress">Told each page when it is written, and what was taken out of it.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    /// <returns>The index's path.</returns>
    /// <exception cref="NotebookFormatException">A file is not a notebook.</exception>
    public static async Task<string> ExportAsync(
        IReadOnlyList<string> files, string folder, SiteOptions options, IProgress<WrittenPage>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        Notebook[] notebooks = [.. files.Select(Notebook.Load)];
        PageInfo[] pages = [.. notebooks.Zip(PageNames(files), PageInfo.Of)];
        using var highlighter = new CodeHighlighter();
        bool charts = false;
        for (int i = 0; i < pages.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            SafeHtml? safe = IsTrusted(files[i], options.Trust) ? null : new();
            var page = new NotebookPage(notebooks[i], pages, i, folder, options, safe);
            AtomicFile.Write(Path.Combine(folder, pages[i].FileName), await page.RenderAsync(highlighter, cancellationToken));
            if (pages[i].Front.Picture is { } picture) AtomicFile.Write(Path.Combine(folder, pages[i].FrontPicture), picture);
            charts |= page.HasCharts;
            progress?.Report(new(pages[i].FileName, safe?.TakenOut ?? new Dictionary<string, int>(StringComparer.Ordinal)));
        }
        foreach (string asset in (string[])["style.css", "page.js"])
            AtomicFile.Write(Path.Combine(folder, "assets", asset), Asset(asset));
        if (charts && options.PlotlyScript is { } script)
            AtomicFile.Write(Path.Combine(folder, "assets", NotebookPage.PlotlyFile), script());
        string index = Path.Combine(folder, "index.html");
        AtomicFile.Write(index, IndexPage.Render(pages, options));
        progress?.Report(new("index.html", new Dictionary<string, int>(StringComparer.Ordinal)));
        return index;
    }

    // "index" is the front page's, and notebooks of two folders may have one name.
    private static IEnumerable<string> PageNames(IReadOnlyList<string> files)
    {
        HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase) { "index" };
        foreach (string name in files.Select(file => Path.GetFileNameWithoutExtension(file)))
        {
            string own = name;
            for (int number = 2; !taken.Add(own); number++) own = Invariant($"{name}-{number}");
            yield return own;
        }
    }

    private static bool IsTrusted(string file, Trust trust) => trust switch
    {
        Trust.Everybody => true,
        Trust.Nobody => false,
        _ => ExecutedHere.Knows(file),
    };

    private static byte[] Asset(string name)
    {
        using Stream stream = typeof(SiteExporter).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return Encoding.UTF8.GetBytes(reader.ReadToEnd());
    }
}
