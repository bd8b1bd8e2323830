using System.Reflection;

namespace Genex.Cli.Verbs;

/// <summary>plotly.js as Plotly.NET carries it, so that pages draw charts with the version that made them.</summary>
internal static class PlotlyScript
{
    /// <summary>The script's bytes.</summary>
    /// <exception cref="FileNotFoundException">Plotly.NET is not beside the command, or carries no script.</exception>
    public static byte[] Read()
    {
        var assembly = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "Plotly.NET.dll"));
        string name = assembly.GetManifestResourceNames().FirstOrDefault(name => name.EndsWith("min.js", StringComparison.Ordinal))
            ?? throw new FileNotFoundException("Plotly.NET.dll carries no plotly.js; name one with --plotly-js FILE");
        using Stream stream = assembly.GetManifestResourceStream(name)!;
        byte[] script = new byte[stream.Length];
        stream.ReadExactly(script);
        return script;
    }
}
