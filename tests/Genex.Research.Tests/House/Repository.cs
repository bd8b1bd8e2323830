namespace Genex.Research.Tests.House;

/// <summary>Where the sources are, for tests that read them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Genex.Research.sln")))
                return folder.FullName;
        throw new DirectoryNotFoundException("No folder above the tests holds Genex.Research.sln.");
    }
}
