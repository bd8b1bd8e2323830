namespace Genex.Notebooks.Installation;

/// <summary>A kernel specification on disk.</summary>
/// <param name="Name">The name that front ends ask for: the folder's.</param>
/// <param name="Folder">The folder.</param>
/// <param name="DisplayName">The name that people see.</param>
/// <param name="Command">How it is started.</param>
/// <param name="IsOurs">Whether it starts this host.</param>
public sealed record InstalledKernel(string Name, string Folder, string DisplayName, IReadOnlyList<string> Command, bool IsOurs)
{
    /// <summary>The program or file of its command that is not there any more; null where nothing is known to be missing.</summary>
    public string? Missing => Command.Where(Path.IsPathRooted).FirstOrDefault(path => !File.Exists(path));
}
