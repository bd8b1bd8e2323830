namespace Genex.Research.Recordings;

/// <summary>The tables of data/report that the library carries with it.</summary>
internal static class ReportResource
{
    /// <summary>Cells of each row after the heading.</summary>
    /// <param name="file">Name of the file, as "released-people.csv".</param>
    public static IReadOnlyList<string[]> Rows(string file)
    {
        string name = $"Genex.Research.report.{file}";
        using Stream stream = typeof(ReportResource).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The library was built without its resource {name}.");
        using StreamReader text = new(stream);
        return [.. CsvText.Read(text.ReadToEnd()).Skip(1)];
    }
}
