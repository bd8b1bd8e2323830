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
    public override ParticipantId? OwnerOf(ExportTable table) => NamedRows.Only(table);

    /// <inheritdoc/>
    public override IEnumerable<ParticipantId> NamedIn(ExportTable table) => NamedRows.In(table);

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        if (!table.Has(Time) && table.SamplingRate is null)
            throw NeedsRate(table);
        bool found = table.Has(Peaks);
        Func<ExportRow, ParticipantId?> who = NamedRows.Reader(table);
        List<Samples> all = [];
        foreach (ExportRow row in table.Rows)
        {
            try
            {
                ParticipantId? whose = who(row);
                if (all.Find(one => one.Who == whose) is not { } own)
                    all.Add(own = new Samples(whose));
                own.Take(row, found);
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        noted("its first row is taken as time zero, unless its times say otherwise");
        return all.SelectMany(one => one.End(found));
    }

    /// <summary>One participant's rows.</summary>
    /// <param name="who">Whom they name; null: the file's owner.</param>
    private sealed class Samples(ParticipantId? who)
    {
        private readonly List<SampledEvent> peaks = [];
        private readonly List<(double, double)> samples = [];
        private readonly RowSteps measured = new();
        private int number;
        private double last = double.NegativeInfinity;

        internal ParticipantId? Who => who;

        internal void Take(ExportRow row, bool found)
        {
            bool timed = row.SamplingRate is null || row.HasColumn(Time);
            double time = timed ? row.Time(Time, ExportTimeFormat.Seconds) : number * 1000 / row.SamplingRate!.Value;
            if (time <= last)
                throw row.Error(Time, "a time after that of the row before");
            (last, number) = (time, number + 1);
            if (found && row.NumberIfMeant(Peaks, "0 or 1", value => value is 0 or 1) is 1)
                peaks.Add(new SampledEvent(null, GsrExport.Format, new GsrPeak(time, row.OptionalNumber(Amplitude) ?? double.NaN)) { Participant = who });
            if (row.OptionalNumber(Raw) is not { } value)
                return;
            if (found)
                measured.Take(time);
            else
                samples.Add((time, value));
        }

        internal IEnumerable<SampledEvent> End(bool found) => !found ? SkinSamples.Events(null, samples).Select(one => one with { Participant = who })
            : number == 0 ? [] : [new SampledEvent(null, GsrExport.Format, null) { Participant = who, Covered = measured.StretchesIfAny() }, .. peaks];
    }
}
