using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

/// <summary>What holds events while a study is read, beside plain lists.</summary>
public class EventStoreTests
{
    [Property(MaxTest = 50)]
    public void Packed_levels_are_what_was_added(int seed)
    {
        FacialLevel[] levels = Levels(new Random(seed));
        IEventStore store = FacialLevelExport.Format.NewStore();
        Assert.IsType<LevelStore>(store);
        foreach (FacialLevel one in levels)
            store.Add(one);
        Assert.Equal(levels, store);
        Assert.Equal(levels.Length, store.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => store[levels.Length]);
    }

    [Property(MaxTest = 50)]
    public void Joined_levels_are_those_of_their_stores_from_time_zero_on(int seed)
    {
        var random = new Random(seed);
        FacialLevel[][] channels = [.. Enumerable.Range(0, random.Next(4))
            .Select(_ => Levels(random).OrderBy(one => one.Interval.OffsetMilliseconds).ToArray())];
        double? zero = random.Next(2) == 0 ? null : 500;
        IEventStore joined = new JoinedLevels(channels.Select(levels =>
        {
            var store = new LevelStore();
            foreach (FacialLevel one in levels)
                store.Add(one);
            return store;
        }), zero);
        FacialLevel more = new("Smile", new Interval(1, 2), 3);
        joined.Add(more);
        IEnumerable<FacialLevel> slow = channels.SelectMany(levels => levels).Where(one => !(one.Interval.OffsetMilliseconds < zero)).Select(one => one with
        {
            Interval = zero is { } from ? new(Math.Max(0, one.Interval.OnsetMilliseconds - from), one.Interval.OffsetMilliseconds - from) : one.Interval,
        });
        Assert.Equal([.. slow, more], joined);
        Assert.Equal(joined, Enumerable.Range(0, joined.Count).Select(place => joined[place]));
        Assert.Throws<ArgumentOutOfRangeException>(() => joined[joined.Count]);
    }

    [Property(MaxTest = 50)]
    public void Events_of_one_moment_stay_in_the_order_of_the_file(int seed)
    {
        FacialLevel[] levels = Levels(new Random(seed));
        IEventStore store = FacialLevelExport.Format.NewStore();
        foreach (FacialLevel one in levels)
            store.Add(one);
        var ordered = (IReadOnlyList<FacialLevel>)FacialLevelExport.Format.InOrder(store);
        Assert.Equal(levels.OrderBy(one => one.Interval.OnsetMilliseconds), ordered);
        Assert.Equal(ordered, Enumerable.Range(0, ordered.Count).Select(place => ordered[place]));
    }

    [Property(MaxTest = 100)]
    public void A_stable_order_is_that_of_sorting_pairs(int seed)
    {
        var random = new Random(seed);
        double[] keys = [.. Enumerable.Range(0, random.Next(200)).Select(_ => (double)random.Next(40))];
        int[] slow = [.. Enumerable.Range(0, keys.Length).OrderBy(place => keys[place])];
        Assert.Equal(slow.SequenceEqual(Enumerable.Range(0, keys.Length)), StableOrder.IsIn(keys));
        Assert.Equal(slow, StableOrder.Of([.. keys]));
    }

    [Property(MaxTest = 100)]
    public void A_sensors_own_samples_are_the_rows_under_whose_source_its_value_changes_most_often(int seed)
    {
        var random = new Random(seed);
        (double Time, double Value, string Source)[] rows = [.. Enumerable.Range(0, random.Next(60)).Select(k =>
            ((double)k, (double)random.Next(2), "abc"[random.Next(3)].ToString()))];
        var samples = new SourcedSamples();
        foreach ((double time, double value, string source) in rows)
            samples.Add(time, value, source);
        string? most = rows.Skip(1).Zip(rows).Where(pair => !pair.First.Value.Equals(pair.Second.Value)).CountBy(pair => pair.First.Source)
            .OrderByDescending(pair => pair.Value).Select(pair => pair.Key).FirstOrDefault() ?? rows.Select(row => row.Source).FirstOrDefault();
        Assert.Equal(rows.Where(row => row.Source == most).Select(row => (row.Time - 7, row.Value)), samples.Own(7));
    }

    [Fact]
    public void A_source_that_carries_a_value_through_many_changes_is_let_go()
    {
        var samples = new SourcedSamples();
        (double, double)[] own = [.. Enumerable.Range(0, 5000).Select(k => (2.0 * k, (double)(k % 7)))];
        foreach ((double time, double value) in own)
        {
            samples.Add(time, value, "skin");
            samples.Add(time + 1, value, "face");
        }
        Assert.Equal(5000, samples.Held);
        Assert.Equal(own, samples.Own(0));
    }

    [Property(MaxTest = 20)]
    public void A_prepared_stores_events_are_the_json_of_all_of_them_and_are_read_again(int seed)
    {
        FacialLevel[] levels = [.. Levels(new Random(seed)).OrderBy(one => one.Interval.OnsetMilliseconds)];
        Fixation[] fixations = [new(new Interval(0, 200), 200, double.NaN), new(new Interval(250, 300.125), 50, 1.5)];
        RecordedEvents events = RecordedEvents.None.With(FixationExport.Format, fixations).With(FacialLevelExport.Format, levels).With(GsrExport.Format, []);
        using MemoryStream file = new();
        PreparedEvents.Write(events, file);
        Dictionary<string, object> lists = ExportFormats.All.Where(events.Has).ToDictionary(format => format.FileName,
            format => (object)(format == FacialLevelExport.Format ? levels : format == FixationExport.Format ? fixations : Array.Empty<GsrPeak>()));
        Assert.Equal(JsonSerializer.SerializeToUtf8Bytes(lists, PreparedStore.Compact), file.ToArray());
        RecordedEvents read = PreparedEvents.Of(file.ToArray());
        Assert.Equal(levels, read.Of(FacialLevelExport.Format));
        Assert.Equal(fixations, read.Of(FixationExport.Format));
        Assert.Empty(read.Of(GsrExport.Format)!);
        Assert.False(read.Has(FacialCodingExport.Format));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"FixationTable\":{}}")]
    [InlineData("{\"FixationTable\":[null]}")]
    [InlineData("{\"FixationTable\":[]}{}")]
    [InlineData("{\"FixationTable\":[")]
    [InlineData("{\"\\ud800\":[]}")]
    public void Events_that_are_none_are_said_to_be_none(string json) =>
        Assert.ThrowsAny<JsonException>(() => PreparedEvents.Of(Encoding.UTF8.GetBytes(json)));

    private static FacialLevel[] Levels(Random random) => [.. Enumerable.Range(0, random.Next(5000)).Select(_ =>
    {
        double onset = random.Next(1000);
        return new FacialLevel(PhysicalFeatures.FacialCoding[random.Next(5)], new Interval(onset, onset + random.NextDouble()), 100 * random.NextDouble())
        {
            Presence = random.Next(3) switch { 0 => null, 1 => true, _ => false },
        };
    })];
}
