namespace Genex.Research.Recordings;

/// <summary>What kind of export a CSV file is.</summary>
internal enum ExportKind
{
    FacialCoding,
    Fixations,
    GsrPeaks,
    Summary,
}
