namespace Genex.Research.Tests.Models;

/// <summary>The folder of fixed vectors, beside the test assembly.</summary>
internal static class Vectors
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Models", "Vectors", name);
}
