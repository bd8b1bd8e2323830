using Genex.Research.Experiments;
using Genex.Research.Reporting;

namespace Genex.Research.Tests.Experiments;

public sealed class ReproductionRecordTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-record-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Rows_that_are_not_made_anew_stay_with_their_date()
    {
        ReproductionRecord first = Record("2026-11-01", Row("A.1", 0.7), Row("B.1", 0.9), Row("B.2", 0.8)),
            second = Record("2026-11-02", Row("B.2", 0.92), Row("A.1", null)).Over(first), third = Record("2026-11-03", Row("B.1", 0.91)).Over(second);
        Assert.Equal(["A.1", "B.1", "B.2"], second.Rows.Select(row => row.Id));
        Assert.Equal((double?[])[0.7, 0.9, 0.92], second.Rows.Select(row => row.Reproduced?.Accuracy));
        Assert.Equal(["2026-11-01", "2026-11-01", null], second.Rows.Select(row => row.Date));
        Assert.Equal(["2026-11-01", null, "2026-11-02"], third.Rows.Select(row => row.Date));
        Assert.EndsWith("; A.1 on 2026-11-01; B.2 on 2026-11-02", third.Said, StringComparison.Ordinal);
        Assert.Contains("; A.1 on 2026-11-01; B.2 on 2026-11-02.", third.Say().ToString(), StringComparison.Ordinal);
        Assert.Single((Record("2026-11-03", Row("B.1", 0.91)) with { Seed = 2 }).Over(second).Rows); // of another seed they do not belong together
        Assert.Same(first, first.Over(null));
    }

    [Fact]
    public void A_record_reads_back_and_what_is_none_is_refused_by_name()
    {
        string path = Path.Combine(folder.FullName, "reproduction.json");
        Assert.Null(ReproductionRecord.Find(path));
        ReproductionRecord record = Record("2026-11-02", Row("B.2", 0.92)).Over(Record("2026-11-01", Row("A.1", 0.7)));
        File.WriteAllText(path, record.ToJson());
        Assert.Equal(record.ToJson(), ReproductionRecord.Find(path)!.ToJson());
        File.WriteAllText(path, "[");
        Assert.Contains(path, Assert.Throws<InvalidDataException>(() => ReproductionRecord.Find(path)).Message, StringComparison.Ordinal);
    }

    private static ReproductionRecord Record(string date, params ReproductionRow[] rows) => new("address", "c", "t", "genex reproduce", "full", 1, date, rows);

    private static ReproductionRow Row(string model, double? accuracy) =>
        new(model, new(0.5, 0.5), accuracy is { } known ? new(known, 0.1) : null, "", null, null, [], []);
}
