using System.Security.Cryptography;
using static System.Net.WebUtility;

namespace Genex.Notebooks.Export;

/// <summary>What every page of the site has around its content.</summary>
internal static class PageFrame
{
    /// <summary>A whole document.</summary>
    /// <param name="title">For the window's title.</param>
    /// <param name="header">Inside the bar at the top, left of the buttons.</param>
    /// <param name="body">The content.</param>
    /// <param name="hasCode">Whether the page has code to fold.</param>
    /// <param name="script">The name of an asset to load before the page's own; null for none.</param>
    /// <param name="guarded">Whether the browser is told to run nothing but the site's own scripts and to fetch nothing from elsewhere.</param>
    public static string Render(string title, string header, string body, bool hasCode, string? script, bool guarded)
    {
        // A word that nobody who wrote the content could know; 'self' is not one place to every browser where a page is opened from a file.
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)), by = guarded ? $" nonce=\"{nonce}\"" : "";
        string guard = guarded ? $"<meta http-equiv=\"Content-Security-Policy\" content=\"{Policy(nonce)}\">\n" : "";
        string scripts = script is null ? "" : $"<script defer{by} src=\"assets/{script}\"></script>\n";
        return $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        {guard}<meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{HtmlEncode(title)}</title>
        <link rel="stylesheet" href="assets/style.css">
        {scripts}<script defer{by} src="assets/page.js"></script>
        </head>
        <body>
        <header class="bar"><nav>{header}</nav><div class="buttons">{(hasCode ? "<button type=\"button\" id=\"fold\" hidden>Hide code</button>" : "")}
        <button type="button" id="theme" hidden aria-label="Light or dark">◐</button></div></header>
        {body}
        </body>
        </html>

        """;
    }

    /// <summary>Charts write styles of their own and give pictures of themselves as data.</summary>
    private static string Policy(string nonce) => $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self' file: 'unsafe-inline'; "
        + "img-src 'self' file: data: blob:; media-src 'self' file: data:; font-src data:; base-uri 'none'; form-action 'none'";
}
