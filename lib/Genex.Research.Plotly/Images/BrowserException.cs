namespace Genex.Research.Plotly.Images;

/// <summary>The browser that draws still images did not start, answer, or draw.</summary>
internal sealed class BrowserException(string message, Exception? inner = null) : Exception(message, inner);
