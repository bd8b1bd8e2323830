namespace Genex.Research.Recordings;

/// <summary>The formats of export that this library reads.</summary>
public static class ExportFormats
{
    /// <summary>All of them, one line each. A file whose name says nothing is of the first one whose columns it has.</summary>
    public static IReadOnlyList<ExportFormat> All { get; } =
    [
        FacialCodingExport.Format,
        FixationExport.Format,
        GsrExport.Format,
        SummaryExport.Format,
        FacialLevelExport.Format,
        OwnValueExport.Format,
    ];

    /// <summary>Exports with one row per sample, one line each. They are known by their columns, before the tables of events are.</summary>
    public static IReadOnlyList<SampledExport> Sampled { get; } =
    [
        SensorExport.Format,
        IMotionsText.Format,
        OpenFaceExport.Format,
        PyFeatExport.Format,
        FaceReaderLog.Format,
        AffdexLog.Format,
        NeuroKitExport.Format,
        EmpaticaEda.Format,
        ShimmerRecording.Format,
        TobiiExport.Format,
        PupilFixations.Format,
        PupilGaze.Format,
        BeGazeExport.Format,
        GazepointExport.Format,
    ];
}
