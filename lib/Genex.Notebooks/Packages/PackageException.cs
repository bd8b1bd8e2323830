namespace Genex.Notebooks.Packages;

/// <summary>Packages could not be restored.</summary>
internal sealed class PackageException(string message) : Exception(message);
