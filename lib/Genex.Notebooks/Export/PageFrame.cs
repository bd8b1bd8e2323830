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
    /// <param name="scripts">Scripts to load before the page's own.</param>
    public static string Render(string title, string header, string body, bool hasCode, string scripts = "") => $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{HtmlEncode(title)}</title>
        <link rel="stylesheet" href="assets/style.css">
        {scripts}<script defer src="assets/page.js"></script>
        </head>
        <body>
        <header class="bar"><nav>{header}</nav><div class="buttons">{(hasCode ? "<button type=\"button\" id=\"fold\" hidden>Hide code</button>" : "")}
        <button type="button" id="theme" hidden aria-label="Light or dark">◐</button></div></header>
        {body}
        </body>
        </html>

        """;
}
