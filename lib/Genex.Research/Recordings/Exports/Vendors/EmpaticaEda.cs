using System.Globalization;

namespace Genex.Research.Recordings;

/// <summary>Empatica's <c>EDA.csv</c>, which has no header row: the Unix time of the first sample, the samples a second, then a sample a line in
/// microsiemens.</summary>
/// <remarks>Empatica's TEMP, HR and BVP files have the same form, so the name has to hold "EDA". A sample of exactly 0, as the first one always is, was taken
/// without contact with the skin, and is missing. Peaks are found by <see cref="SkinConductance"/>.</remarks>
internal sealed class EmpaticaEda : SampledExport
{
    private const string Eda = "EDA";
    private const double Earliest = 1e9, Latest = 1e11, FastestRate = 10_000;

    private EmpaticaEda() : base("Empatica EDA file", [Eda])
    {
    }

    /// <summary>The format.</summary>
    internal static EmpaticaEda Format { get; } = new();

    internal override string Holds => "a sample";

    internal override IReadOnlyList<string> FileWords => ["_EDA", "EDA"];

    internal override bool IsHeader(ExportHeader row) => false;

    internal override ExportHeader? Headless(string path, ExportText text)
    {
        if (!Path.GetFileNameWithoutExtension(path).Contains(Eda, StringComparison.OrdinalIgnoreCase))
            return null;
        List<string> lines = text.FirstLines(2);
        return lines.Count == 2 && Number(lines[0]) is > Earliest and < Latest && Number(lines[1]) is > 0 and < FastestRate
            ? new ExportHeader(path, 2, ',', [Eda], lines) : null;
    }

    /// <inheritdoc/>
    public override ParticipantId? OwnerOf(ExportTable table) => null;

    /// <inheritdoc/>
    public override IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted)
    {
        double step = 1000 / Number(table.Preamble[1])!.Value;
        var start = DateTimeOffset.FromUnixTimeMilliseconds((long)(1000 * Number(table.Preamble[0])!.Value));
        List<(double, double)> samples = [];
        int number = 0, apart = 0;
        foreach (ExportRow row in table.Rows)
        {
            double? value = row.NumberIfMeant(Eda, "microsiemens", one => one >= 0);
            if (value is > 0)
                samples.Add((number * step, value.Value));
            apart += value is 0 ? 1 : 0;
            number++;
        }
        noted($"its first sample, at {start.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC, is taken as time zero");
        if (apart > 0)
            noted(Invariant($"{apart} of its {number} samples are 0 µS, without contact with the skin, and count as missing"));
        return SkinSamples.Events(null, samples);
    }

    private static double? Number(string line) => ExportNumbers.TryParse(line.Split([',', ';', '\t'])[0]);
}
