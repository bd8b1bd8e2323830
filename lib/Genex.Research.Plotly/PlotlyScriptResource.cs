namespace Genex.Research.Plotly;

/// <summary>plotly.js as Plotly.NET embeds it.</summary>
internal static class PlotlyScriptResource
{
    private static readonly Lazy<string> Script = new(Read);

    internal static string Text => Script.Value;

    private static string Read()
    {
        System.Reflection.Assembly assembly = typeof(global::Plotly.NET.GenericChart).Assembly;
        string name = assembly.GetManifestResourceNames().FirstOrDefault(resource => resource.EndsWith(".min.js", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"{assembly.GetName().Name} {assembly.GetName().Version} embeds no plotly.js.");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
