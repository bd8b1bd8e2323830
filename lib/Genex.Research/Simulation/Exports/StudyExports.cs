using System.Globalization;
using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>Writes the CSV exports of a study: four of all participants in the raw layout, up to three per participant beside webcam-only videos.</summary>
internal static class StudyExports
{
    /// <summary>Writes them under the study's folder.</summary>
    public static void Write(string folder, SimulationSettings settings, IReadOnlyList<SimulatedParticipant> participants)
    {
        if (settings.Layout == StudyLayout.Webcam)
        {
            foreach (SimulatedParticipant participant in participants)
                WriteTables(folder, settings, participant);
            return;
        }

        WriteFacialCoding(InFolder("Facial Coding", FacialCodingExport.Format), settings, participants);
        WriteFixations(InFolder("Eye Tracking", FixationExport.Format), settings, participants);
        WritePeaks(InFolder("GSR", GsrExport.Format), settings, participants);
        SummaryWriter.Write(InFolder("Multimodal summary metrics", SummaryExport.Format), settings, participants);

        string InFolder(string name, ExportFormat format) => Path.Combine(folder, "Analysis", name, $"{format.FileName}.csv");
    }

    /// <summary>One table per sensor that the participant wore, with the id in its name.</summary>
    private static void WriteTables(string folder, SimulationSettings settings, SimulatedParticipant participant)
    {
        string Table(ExportFormat format) => Path.Combine(folder, $"{format.FileName} {Typed(settings, participant)}.csv");
        if (participant.Has(SimulatedSensor.FacialCoding))
            WriteFacialCoding(Table(FacialCodingExport.Format), settings, [participant]);
        if (participant.Has(SimulatedSensor.EyeTracking))
            WriteFixations(Table(FixationExport.Format), settings, [participant]);
        if (participant.Has(SimulatedSensor.SkinConductance))
            WritePeaks(Table(GsrExport.Format), settings, [participant]);
    }

    /// <summary>The id as the study's staff typed it: the spacing varies by participant.</summary>
    public static string Typed(SimulationSettings settings, SimulatedParticipant participant) =>
        new SeededRandom(settings.Seed, participant.Index, "spacing").IndexBelow(3) switch
        {
            0 => $"{participant.Id}",
            1 => $"{participant.Id}".Replace(" ", "  "),
            _ => $"{participant.Id}".Replace(' ', '_'),
        };

    /// <summary>A number with a decimal point and no more digits than needed.</summary>
    public static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static void WriteFacialCoding(string path, SimulationSettings settings, IReadOnlyList<SimulatedParticipant> participants)
    {
        List<string> header = ["Study Name", StudyReader.Respondent, "Stimulus Label", .. FacialCodingExport.Format.Columns, "Expression Duration"];
        if (settings.IntensityColumn)
            header.Add("Intensity");
        ExportWriter.Write(path, ExportWriter.Preamble("FEA expression table", settings), header,
            from participant in participants
            where participant.Has(SimulatedSensor.FacialCoding)
            from item in participant.Coded
            select (IReadOnlyList<string>)
            [
                "GENEX simulated study", Spaced(settings, participant), "Screen recording 1", item.Channel,
                Number(item.Interval.OnsetMilliseconds), Number(item.Interval.OffsetMilliseconds), Number(item.Interval.DurationMilliseconds),
                .. settings.IntensityColumn ? new[] { item.Intensity is { } intensity ? Number(intensity) : "" } : [],
            ]);
    }

    private static void WriteFixations(string path, SimulationSettings settings, IReadOnlyList<SimulatedParticipant> participants) =>
        ExportWriter.Write(path, ExportWriter.Preamble("Fixation table", settings),
            ["Study Name", StudyReader.Respondent, "Stimulus Label", "Fixation Index", "Fixation X", "Fixation Y", .. FixationExport.Format.Columns,
                .. FixationExport.Format.OptionalColumns],
            from participant in participants
            where participant.Has(SimulatedSensor.EyeTracking)
            from stop in participant.Signals.Stops.Select((stop, index) => (stop, index))
            let fixation = stop.stop.Event
            select (IReadOnlyList<string>)
            [
                "GENEX simulated study", Spaced(settings, participant), "Screen recording 1", Invariant($"{stop.index + 1}"),
                Number(Math.Round(stop.stop.X * 1920, 1)), Number(Math.Round(stop.stop.Y * 1080, 1)),
                Number(fixation.Interval.OnsetMilliseconds), Number(fixation.Interval.OffsetMilliseconds), Number(fixation.DurationMilliseconds),
                Number(fixation.DispersionDegrees),
            ]);

    private static void WritePeaks(string path, SimulationSettings settings, IReadOnlyList<SimulatedParticipant> participants) =>
        ExportWriter.Write(path, ExportWriter.Preamble("GSR peak table", settings),
            ["Study Name", StudyReader.Respondent, "Stimulus Label", "Peak Index", .. GsrExport.Format.Columns, .. GsrExport.Format.OptionalColumns],
            from participant in participants
            where participant.Has(SimulatedSensor.SkinConductance)
            from peak in participant.Signals.Peaks.Select((peak, index) => (peak, index))
            select (IReadOnlyList<string>)
            [
                "GENEX simulated study", Spaced(settings, participant), "Screen recording 1", Invariant($"{peak.index + 1}"),
                Number(peak.peak.TimeMilliseconds), Number(peak.peak.AmplitudeMicrosiemens),
            ]);

    private static string Spaced(SimulationSettings settings, SimulatedParticipant participant) => Typed(settings, participant).Replace('_', ' ');
}
