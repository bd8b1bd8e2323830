namespace Genex.Research.Simulation;

/// <summary>A CSV export as the study software writes one: metadata rows first, then a header, then data.</summary>
internal static class ExportWriter
{
    /// <summary>Writes the file, whole or not at all.</summary>
    /// <param name="path">Where.</param>
    /// <param name="preamble">Metadata rows before the header.</param>
    /// <param name="header">Column names.</param>
    /// <param name="rows">Fields, one array per row.</param>
    public static void Write(string path, IEnumerable<string> preamble, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) =>
        AtomicFile.Write(path, file => CsvText.Write(file, [.. preamble.Select(line => line.Split(',')), header, .. rows], "\r\n"));

    /// <summary>Metadata rows: six or ten of them, one saying that the data are simulated.</summary>
    public static IEnumerable<string> Preamble(string export, SimulationSettings settings)
    {
        string[] lines =
        [
            "#INFO,",
            "#Study name,GENEX simulated study",
            $"#Export,{export}",
            "#Provenance,Simulated data: written by Genex.Research's simulator; no person was recorded",
            Invariant($"#Seed,{settings.Seed}"),
            "#Time unit,Milliseconds since the start of the recording",
            Invariant($"#Number of respondents,{settings.Participants}"),
            "#Thresholding,50",
            "#Exported by,Genex.Research",
            "#DATA,",
        ];
        bool longer = new SeededRandom(settings.Seed, -1, $"preamble of {export}").NextDouble() < 0.5;
        return longer ? lines : [lines[0], lines[1], lines[2], lines[3], lines[5], lines[9]];
    }
}
