#pragma warning disable MA0048 // a format and what its rows say

namespace Genex.Research.Recordings;

/// <summary>What the samples of an export say: an event of one of the formats of events.</summary>
/// <param name="Stimulus">What was shown then; null where the file does not say.</param>
/// <param name="Format">The event's format.</param>
/// <param name="Event">The event; null says only that the sensor was there, be it without any event.</param>
public sealed record SampledEvent(string? Stimulus, ExportFormat Format, object? Event)
{
    /// <summary>Many events of the format, where they were gathered; null: <see cref="Event"/> is all.</summary>
    internal IEventStore? Several { get; init; }

    /// <summary>Whose it is, where the file holds several people's; null: the file's owner's.</summary>
    public ParticipantId? Participant { get; init; }

    /// <summary>Where <see cref="Event"/> is null: the stretches in which the sensor measured, in order; null: nothing says.</summary>
    internal IReadOnlyList<Interval>? Covered { get; init; }

    /// <summary>The video of which it is, as the file names it, where the file holds several videos' and does not say whose they are; null elsewhere.</summary>
    internal string? Video { get; init; }
}

/// <summary>A format of export with one row per sample, of several sensors or of one, from which events are made. <see cref="ExportFormats.Sampled"/>
/// lists them.</summary>
/// <param name="name">What such a file is, for messages: "iMotions sensor export".</param>
/// <param name="columns">Columns by which a file is known to be one.</param>
public abstract class SampledExport(string name, IReadOnlyList<string> columns)
{
    /// <summary>What such a file is, for messages.</summary>
    public string Name { get; } = name;

    /// <summary>What such a file is read for, for messages.</summary>
    internal virtual string Holds => "fixations or facial coding";

    /// <summary>What the names of such files have besides an id: "_all_gaze".</summary>
    internal virtual IReadOnlyList<string> FileWords => [];

    /// <summary>Whether the software itself names such files by the person: what its name has besides one of those words is an id, with a digit or
    /// without.</summary>
    internal virtual bool NamesPerson => false;

    /// <summary>Whether the software names such files by session and sensor: a person's folder says more than a name in which nobody is known.</summary>
    internal virtual bool NamesSensor => false;

    /// <summary>The name of the video that a file was made from, where it says; null where it does not.</summary>
    internal virtual string? VideoOf(ExportTable table) => null;

    /// <summary>A file that tells of the same and better, so that this one is not read; null where there is none.</summary>
    internal virtual string? SupersededBy(string path) => null;

    /// <summary>The columns of a file that is one and has no header row; null for every other file.</summary>
    internal virtual ExportHeader? Headless(string path, ExportText text) => null;

    /// <summary>Whether a row is the header of such a file.</summary>
    internal virtual bool IsHeader(ExportHeader row) => Columns.All(row.Has);

    /// <summary>What a table without times needs: an error that says where to give it.</summary>
    internal static ExportException NeedsRate(ExportTable table) => new(table.Path, null, "it has no times, only rows",
        $"its rows a second in {StudyDescription.FileName}: \"files\": [ {{ \"match\": \"{Path.GetFileName(table.Path)}\", \"samplingRate\": 30 }} ]");

    /// <summary>Columns by which a file is known to be one, whatever its name.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>Whose a file is, where it says; null where it does not.</summary>
    public abstract ParticipantId? OwnerOf(ExportTable table);

    /// <summary>Everybody whom the file names.</summary>
    public virtual IEnumerable<ParticipantId> NamedIn(ExportTable table) => OwnerOf(table) is { } owner ? [owner] : [];

    /// <summary>What the samples say.</summary>
    /// <param name="table">The file.</param>
    /// <param name="left">Told of rows that are left out.</param>
    /// <param name="noted">Told what a reader of the study should know, one clause each.</param>
    public abstract IEnumerable<SampledEvent> Events(ExportTable table, Action<ExportException> left, Action<string> noted);

    /// <summary>The same, many events of a format at once where they lie together.</summary>
    internal virtual IEnumerable<SampledEvent> InBulk(ExportTable table, Action<ExportException> left, Action<string> noted) => Events(table, left, noted);

    /// <summary>Each event by itself.</summary>
    private protected static IEnumerable<SampledEvent> Apart(IEnumerable<SampledEvent> bulk) => bulk.SelectMany(one => one.Several is not { } several ? [one]
        : several.Select(single => one with { Several = null, Event = single }));
}
