using System.Reflection;

namespace Genex.Research.Reporting;

/// <summary>The renderer that comes with the library, loaded on first use.</summary>
public static class FigureRenderer
{
    private const string AssemblyFile = "Genex.Research.Plotly.dll";
    private const string TypeName = "Genex.Research.Plotly.PlotlyRenderer";

    private static readonly Lazy<IFigureRenderer> Loaded = new(() => Load(PackageFolder.Holding(AssemblyFile, "renderer")));

    /// <summary>The renderer beside this assembly, or in its package.</summary>
    /// <exception cref="FileNotFoundException">Its assembly is not there.</exception>
    public static IFigureRenderer Default => Loaded.Value;

    /// <summary>Loads a renderer and all it depends on from a folder.</summary>
    /// <exception cref="FileNotFoundException">The folder holds no renderer.</exception>
    public static IFigureRenderer Load(string folder)
    {
        string path = Path.Combine(folder, AssemblyFile);
        if (!File.Exists(path))
            throw new FileNotFoundException(
                $"Figures are drawn by {AssemblyFile}, which is not in {folder}; refer to the library in artifacts/lib, where the build puts both.", path);

        Assembly assembly = new RendererLoadContext(folder).LoadFromAssemblyPath(path);
        return (IFigureRenderer)Activator.CreateInstance(assembly.GetType(TypeName, throwOnError: true)!)!;
    }
}
