using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Genex.Notebooks.Packages;

/// <summary>What a restore brought.</summary>
/// <param name="Versions">Every package and its version.</param>
/// <param name="Assemblies">The managed assemblies to reference and to load.</param>
/// <param name="Natives">The native libraries for this machine.</param>
internal sealed record RestoredPackages(IReadOnlyDictionary<string, string> Versions, IReadOnlyList<string> Assemblies, IReadOnlyList<string> Natives)
{
    /// <summary>Reads NuGet's own account of a restore, <c>project.assets.json</c>.</summary>
    /// <returns>Null where files that it names are not there.</returns>
    public static RestoredPackages? Read(string assetsFile)
    {
        if (!File.Exists(assetsFile))
            return null;
        JsonNode assets = JsonNode.Parse(File.ReadAllText(assetsFile))!;
        var folders = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToList();
        JsonObject? target = assets["targets"]!.AsObject()
            .FirstOrDefault(one => one.Key.EndsWith("/" + RuntimeInformation.RuntimeIdentifier, StringComparison.Ordinal)).Value?.AsObject();
        if (target is null)
            return null;
        var versions = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        List<string> assemblies = [], natives = [];
        foreach ((string? id, JsonNode? library) in target)
        {
            if (library!["type"]?.ToString() != "package")
                continue;
            versions[id.Split('/')[0]] = id.Split('/')[1];
            string path = assets["libraries"]![id]!["path"]!.ToString();
            assemblies.AddRange(Files(library["runtime"], path).Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)));
            natives.AddRange(Files(library["native"], path));
        }
        return assemblies.Concat(natives).All(File.Exists) ? new(versions, assemblies, natives) : null;

        IEnumerable<string> Files(JsonNode? group, string package) => (group?.AsObject() ?? []).Select(file => file.Key)
            .Where(file => !file.EndsWith("/_._", StringComparison.Ordinal))
            .Select(file => folders.Select(folder => Path.Combine(folder, package, file)).FirstOrDefault(File.Exists)
                ?? Path.Combine(folders[0], package, file));
    }
}
