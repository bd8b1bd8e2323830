using System.Security.Cryptography;
using System.Text;
using Genex.Notebooks.Documents;

namespace Genex.Notebooks.Running;

/// <summary>One number for everything that a notebook's outputs depend on: its cells, its parameters, the assemblies it references and the files it is said to
/// use.</summary>
internal sealed class InputHash
{
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The hash, as hexadecimal SHA-256.</summary>
    /// <param name="notebook">The notebook as it is going to run.</param>
    /// <param name="folder">The folder that its <c>#r</c> lines are relative to.</param>
    /// <param name="dependsOn">Files and folders; one that is missing counts as missing.</param>
    public string Of(Notebook notebook, string folder, IEnumerable<string> dependsOn)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var files = new List<string>();
        Add(hash, typeof(InputHash).Assembly.GetName().Version!.ToString());
        foreach (Cell? cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            Add(hash, string.Join(',', cell.Tags) + '\n' + cell.Source);
            files.AddRange(cell.Source.Split('\n').Where(line => line.StartsWith("#r \"", StringComparison.Ordinal))
                .Select(line => Path.GetFullPath(line.Split('"')[1], folder)));
        }
        foreach (string? path in files.Concat(dependsOn.Select(Path.GetFullPath)).Distinct().Order(StringComparer.Ordinal))
            Add(hash, Path.GetRelativePath(folder, path) + '=' + OfPath(path));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private string OfPath(string path)
    {
        if (this.known.TryGetValue(path, out string? known))
            return known;
        string content = File.Exists(path) ? OfFile(path)
            : Directory.Exists(path)
                ? string.Join('\n', Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Select(file => Path.GetRelativePath(path, file) + '=' + OfFile(file)))
            : "missing";
        return this.known[path] = content;
    }

    private static string OfFile(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static void Add(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }
}
