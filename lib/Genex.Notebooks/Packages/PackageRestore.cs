using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Genex.Notebooks.Installation;

namespace Genex.Notebooks.Packages;

/// <summary>Fetches packages with the SDK's own restore, so that sources, credentials and the package cache are the user's.</summary>
internal static partial class PackageRestore
{
    /// <summary>Restores packages together, which settles the versions of what they share.</summary>
    /// <param name="packages">The packages.</param>
    /// <param name="sources">Sources to ask besides the configured ones: addresses, or folders in full.</param>
    /// <param name="cancellationToken">Ends the restore.</param>
    /// <exception cref="PackageException">They could not be restored; the message says why.</exception>
    public static async Task<RestoredPackages> RunAsync(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources,
        CancellationToken cancellationToken)
    {
        string project = Project(packages, sources);
        string folder = Path.Combine(CacheFolder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16]);
        string assets = Path.Combine(folder, "obj", "project.assets.json");
        if (packages.All(package => package.IsExact) && RestoredPackages.Read(assets) is { } earlier)
            return earlier;
        AtomicFile.Write(Path.Combine(folder, "packages.csproj"), project);
        // Whatever lies in the folders above has no say.
        foreach (string file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
            AtomicFile.Write(Path.Combine(folder, file), "<Project />\n");
        (int code, string? output) = await DotnetAsync(folder, cancellationToken);
        return (code == 0 ? RestoredPackages.Read(assets) : null) ?? throw new PackageException(Problem(output));
    }

    private static string CacheFolder => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "genex-notebooks", "packages");

    private static string Project(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources) =>
        new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            new XElement("TargetFramework", Invariant($"net{Environment.Version.Major}.0")),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", "false"),
            new XElement("UseAppHost", "false"),
            new XElement("NuGetAudit", "false"),
            new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
        new XElement("ItemGroup", packages.Select(package =>
            new XElement("PackageReference", new XAttribute("Include", package.Name), new XAttribute("Version", package.Version))))).ToString();

    private static async Task<(int Code, string Output)> DotnetAsync(string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(HostProcess.DotnetPath, ["restore", "packages.csproj", "--nologo", "-v", "m", "-nodeReuse:false"])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            string[] texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken),
                process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, string.Concat(texts));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string Problem(string output)
    {
        if (output.Contains("No .NET SDKs were found", StringComparison.Ordinal) || output.Contains("does not exist", StringComparison.Ordinal)
            && output.Contains("dotnet-restore", StringComparison.Ordinal))
            return Invariant($"packages are fetched by the .NET SDK, and only the runtime is installed; install the SDK {Environment.Version.Major}.0");
        var errors = Error().Matches(output).Select(match => $"{match.Groups["code"].Value}: {match.Groups["text"].Value.Trim()}")
            .Distinct(StringComparer.Ordinal).Take(3).ToList();
        string offline = errors.Exists(error => error.StartsWith("NU1301", StringComparison.Ordinal))
            ? "; the source cannot be reached, and only packages that were fetched before can be used without it, at the exact version"
            : "";
        return $"could not be restored: {(errors.Count > 0 ? string.Join("; ", errors) : output.Trim())}{offline}";
    }

    [GeneratedRegex(@"error (?<code>[A-Z]+\d+)\s*: (?<text>[^\n\[]+)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Error();
}
