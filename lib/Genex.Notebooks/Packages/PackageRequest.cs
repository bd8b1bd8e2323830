using System.Text.RegularExpressions;

namespace Genex.Notebooks.Packages;

/// <summary>A package that a cell asks for.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">The version or range; <c>*</c> for the newest release.</param>
internal sealed partial record PackageRequest(string Name, string Version)
{
    /// <summary>Reads what stands between the quotes of <c>#r "nuget: Name, Version"</c>.</summary>
    /// <returns>Null where it is no package.</returns>
    public static PackageRequest? Parse(string target) => Form().Match(target) is { Success: true, Groups: var parts }
        ? new(parts["name"].Value, parts["version"] is { Success: true, Value: var version } ? version.Trim() : "*")
        : null;

    /// <summary>Whether the version is one and no range: what was restored once then stays right.</summary>
    public bool IsExact => Exact().IsMatch(Version);

    [GeneratedRegex(@"^nuget:\s*(?<name>[A-Za-z0-9_.\-]+)\s*(,\s*(?<version>[0-9A-Za-z.*+\-\[\](), ]+))?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"^\d+(\.\d+)*(-[0-9A-Za-z.\-]+)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Exact();
}
