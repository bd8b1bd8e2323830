using System.Globalization;

namespace Genex.Research.Recordings;

/// <summary>Recordings of a Shimmer sensor as Consensys writes them: a row of names, each of which begins with the sensor's, a row of units, then a row per
/// sample.</summary>
/// <remarks>
/// Times are <c>…_Timestamp_Unix_CAL</c>, else another calibrated timestamp (ms), else <c>…_Timestamp_FormattedUnix_CAL</c>; the first sample is zero.
/// Skin conductance is <c>…_GSR_Skin_Conductance_CAL</c> (µS), else one over <c>…_GSR_Skin_Resistance_CAL</c> (kΩ). A conductance of exactly 0 is no
/// contact with the skin, and missing. Peaks are found by <see cref="SkinConductance"/>. Columns that are not calibrated are not read, nor other sensors.
/// </remarks>
internal sealed class ShimmerRecording : SampledExport
{
    private const string Time = "Timestamp", Formatted = "Timestamp_FormattedUnix_CAL", Calibrated = "_CAL", Conductance = "GSR_Skin_Conductance_CAL",
        Resistance = "GSR_Skin_Resistance_CAL";

    private static readonly string[] Preferred = ["Timestamp_Unix_CAL", "Timestamp_CAL", "Timestamp_SyncU_CAL", "Timestamp_Sync_CAL", Formatted];

    // After 2001 in milliseconds since 1970; what a sensor counts from its own start is less.
    private const double EarliestUnix = 1e12;

    private ShimmerRecording() : base("Shimmer recording", [])
    {
    }

    /// <summary>The format.</summary>
    internal static ShimmerRecording Format { get; } = new();

    internal override string Holds => "a sample";

    internal override bool NamesSensor => true;

    internal override bool IsHeader(ExportHeader row) => SkinOf(row.Columns) is { } skin && TimeOf(row.Columns) is { } time && time != skin;

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => null;

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        (string time, string skin) = (TimeOf(table.Columns)!, SkinOf(table.Columns)!);
        (double toMilliseconds, double scale) = (1, 1);
        bool resists = skin.EndsWith(Resistance, StringComparison.OrdinalIgnoreCase), begun = false;
        double zero = double.NaN, last = double.NegativeInfinity;
        int apart = 0, number = 0;
        List<(double, double)> samples = [];
        foreach (ExportRow row in table.Rows)
        {
            try
            {
                if (!begun && MillisecondsOf(row, time) is null && ExportNumbers.TryParse(row[skin]) is null)
                {
                    // Units, of which one that says nothing is the usual one.
                    toMilliseconds = ColumnUnits.Milliseconds(row[time]) ?? 1;
                    scale = resists ? 1 : ColumnUnits.Microsiemens(row[skin]) ?? 1;
                    begun = true;
                    continue;
                }
                begun = true;
                double at = (MillisecondsOf(row, time) ?? throw row.Error(time, "a time, such as 1620000000000 or 2021/05/03 10:00:00.000")) * toMilliseconds;
                if (at <= last)
                    throw row.Error(time, "a time after that of the row before");
                last = at;
                if (double.IsNaN(zero))
                    zero = at;
                number++;
                double? value = row.NumberIfMeant(skin, resists ? "a resistance above 0" : "microsiemens", one => resists ? one > 0 : one >= 0);
                apart += value is 0 ? 1 : 0;
                if (value is > 0)
                    samples.Add((at - zero, resists ? 1000 / value.Value : scale * value.Value));
            }
            catch (ExportException problem)
            {
                left(problem);
            }
        }
        if (number > 0)
            noted($"its first sample{(zero >= EarliestUnix ? $", at {Moment(zero)} by its clock," : "")} is taken as time zero");
        if (apart > 0)
            noted(Invariant($"{apart} of its {number} samples are 0 µS, without contact with the skin, and count as missing"));
        return SkinSamples.Events(null, samples);
    }

    private static string? TimeOf(IReadOnlyList<string> columns) =>
        Preferred.Select(name => Ending(columns, name)).FirstOrDefault(found => found is not null)
        ?? columns.FirstOrDefault(column => column.Contains(Time, StringComparison.OrdinalIgnoreCase)
            && column.EndsWith(Calibrated, StringComparison.OrdinalIgnoreCase));

    private static string? SkinOf(IReadOnlyList<string> columns) => Ending(columns, Conductance) ?? Ending(columns, Resistance);

    private static string? Ending(IReadOnlyList<string> columns, string name) =>
        columns.FirstOrDefault(column => column.EndsWith(name, StringComparison.OrdinalIgnoreCase));

    private static double? MillisecondsOf(ExportRow row, string time)
    {
        if (!time.EndsWith(Formatted, StringComparison.OrdinalIgnoreCase))
            return ExportNumbers.TryParse(row[time]);
        return DateTime.TryParseExact(row[time], ["yyyy/MM/dd HH:mm:ss.fff", "yyyy/MM/dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.fff"], CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime moment) ? (moment - DateTime.UnixEpoch).TotalMilliseconds : null;
    }

    private static string Moment(double milliseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
