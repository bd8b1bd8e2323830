namespace Genex.Research.Recordings;

/// <summary>Tables of NeuroKit (<c>eda_process</c>, <c>bio_process</c>): a row per sample, with the raw signal and, where they were found, peaks.</summary>
/// <remarks>
/// A row with <c>SCR_Peaks</c> 1 is a peak, of <c>SCR_Amplitude</c>; without that column peaks are found in <c>EDA_Raw</c> by <see cref="SkinConductance"/>. A
/// column <c>Time</c> has the times; without one the study's description gives the rows a second as "samplingRate". Values are taken as microsiemens.
/// </remarks>
internal sealed class NeuroKitExport : SampledExport
{
    private const string Raw = "EDA_Raw", Peaks = "SCR_Peaks", Amplitude = "SCR_Amplitude", Time = "Time";

    private NeuroKitExport() : base("NeuroKit table", [Raw, "EDA_Clean"])
    {
    }

    /// <summary>The format.</summary>
    internal static NeuroKitExport Format { get; } = new();

    internal override string Holds => "a sample";

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => null;

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        if (!table.Has(Time) && table.SamplingRate is null)
            throw NeedsRate(table);
        bool found = table.Has(Peaks);
        List<SampledEvent> events = [];
        List<(double, double)> samples = [];
        int number = 0;
        double last = double.NegativeInfinity;
        foreach (ExportRow row in table.Rows)
        {
            try
            {
                double time = table.Has(Time) ? row.Time(Time, ExportTimeFormat.Seconds) : number * 1000 / table.SamplingRate!.Value;
                if (time <= last)
                    throw row.Error(Time, "a time after that of the row before");
                (last, number) = (time, number + 1);
                if (found && row.NumberIfMeant(Peaks, "0 or 1", value => value is 0 or 1) is 1)
                    events.Add(new SampledEvent(null, GsrExport.Format, new GsrPeak(time, row.OptionalNumber(Amplitude) ?? double.NaN)));
                else if (!found && row.OptionalNumber(Raw) is { } value)
                    samples.Add((time, value));
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        noted("its first row is taken as time zero, unless its times say otherwise");
        return found && number > 0 ? [new SampledEvent(null, GsrExport.Format, null), .. events] : SkinSamples.Events(null, samples);
    }
}
