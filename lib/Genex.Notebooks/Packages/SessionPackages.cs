using Genex.Notebooks.Display;

namespace Genex.Notebooks.Packages;

/// <summary>The packages of one session: every restore takes all that were asked for so far, so that versions agree.</summary>
internal sealed class SessionPackages(string baseDirectory)
{
    private readonly List<PackageRequest> packages = [];
    private readonly List<string> sources = [];
    private readonly HashSet<string> proven = new(StringComparer.Ordinal);

    /// <summary>Adds a source: an address, or a folder relative to the notebook's. <c>nuget:</c> before it means nothing.</summary>
    public void AddSource(string source)
    {
        source = source.StartsWith("nuget:", StringComparison.OrdinalIgnoreCase) ? source[6..].Trim() : source.Trim();
        if (!source.Contains("://", StringComparison.Ordinal))
            source = Path.GetFullPath(source, baseDirectory);
        if (!sources.Contains(source))
            sources.Add(source);
    }

    /// <summary>Restores packages and shows how that goes in the running cell.</summary>
    /// <returns>The assemblies to reference.</returns>
    /// <exception cref="PackageException">They cannot be had.</exception>
    public async Task<IReadOnlyList<string>> AddAsync(IReadOnlyList<PackageRequest> added, CancellationToken cancellationToken)
    {
        List<PackageRequest> all = [.. packages.Where(known => !added.Any(one => one.Name.Equals(known.Name, StringComparison.OrdinalIgnoreCase))), .. added];
        string shown = Names(added, package => package.Version == "*" ? package.Name : $"{package.Name} {package.Version}");
        DisplayedValue handle = MimeBundle.Of("text/plain", $"Restoring {shown} …").Show();
        Task<RestoredPackages> restore = PackageRestore.RunAsync(all, sources, cancellationToken);
        for (var watch = System.Diagnostics.Stopwatch.StartNew();
            await Task.WhenAny(restore, Task.Delay(TimeSpan.FromSeconds(1), cancellationToken)) != restore;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            handle.Show(MimeBundle.Of("text/plain", Invariant($"Restoring {shown} … {watch.Elapsed.TotalSeconds:0} s")));
        }
        try
        {
            RestoredPackages restored = await restore;
            packages.Clear();
            packages.AddRange(all);
            proven.UnionWith(sources);
            NativeLibraries.Add(restored.Natives);
            handle.Show(MimeBundle.Of("text/plain", "Restored "
                + Names(added, package => $"{package.Name} {restored.Versions.GetValueOrDefault(package.Name)}")));
            return restored.Assemblies;
        }
        catch (PackageException missing)
        {
            handle.Show(MimeBundle.Of("text/plain", $"{shown}: not restored"));
            // A source that was wrong must not stand in the way of everything that comes later.
            sources.RemoveAll(source => !proven.Contains(source));
            throw new PackageException($"{shown}: {missing.Message}");
        }
    }

    private static string Names(IEnumerable<PackageRequest> packages, Func<PackageRequest, string> name) => string.Join(", ", packages.Select(name));
}
