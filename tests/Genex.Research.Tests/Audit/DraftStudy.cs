using System.Collections.Concurrent;
using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Datasets;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Audit;

/// <summary>A study in memory that a test spoils before the audit looks at it: rows, frames and events can be changed one by one.</summary>
internal sealed class DraftStudy
{
    // Plants change copies of the lists; what was simulated is the same each time.
    private static readonly ConcurrentDictionary<(string Settings, double Rate, int Side), SampleSet> Drawings = new();

    private DraftStudy(AlignedStudy study, int side, List<List<byte[]>> frames, Study? events) =>
        (Rows, Side, Frames, Events) = (study, side, frames, events);

    public AlignedStudy Rows { get; set; }

    public int Side { get; set; }

    /// <summary>Frames of each recording, in the order of its rows.</summary>
    public List<List<byte[]>> Frames { get; }

    public Study? Events { get; set; }

    /// <summary>Textures that move, and labels that follow slow waves; events of every sensor.</summary>
    public static DraftStudy Drawn(int people = 6, int rows = 40, int seed = 1)
    {
        AlignedStudy study = AuditStudy.Rows(people, rows, seed);
        return new(study, AuditStudy.Side, [.. study.Recordings.Select((one, person) => one.Rows.Select((_, row) => AuditStudy.Face(person, row)).ToList())],
            AuditStudy.Events(study));
    }

    /// <summary>What the simulator draws.</summary>
    public static DraftStudy Simulated(SimulationSettings settings, double rate = 1, int side = 32)
    {
        settings = settings with { FramesPerSecond = 5, FrameWidth = 256, FrameHeight = 144 };
        SampleSet samples = Drawings.GetOrAdd((SimulatedStudy.Identity(settings), rate, side), _ => SimulatedStudy.InMemory(settings, rate, side));
        int place = 0;
        return new(samples.Study, side, [.. samples.Study.Recordings.Select(one => one.Rows.Select(_ => samples.Frames[place++].ToArray()).ToList())], null);
    }

    /// <summary>Changes every row.</summary>
    public DraftStudy With(Func<AlignedRecording, AlignedRow, int, AlignedRow> change)
    {
        Rows = Rows.With(change);
        return this;
    }

    /// <summary>Changes the frames of a recording.</summary>
    public DraftStudy Frame(int recording, Func<int, byte[]> frame)
    {
        Frames[recording] = [.. Enumerable.Range(0, Frames[recording].Count).Select(frame)];
        return this;
    }

    public DraftStudy WithEvents(int recording, Func<Recording, Recording> change)
    {
        Events = Events! with { Recordings = [.. Events.Recordings.Select((one, place) => place == recording ? change(one) : one)] };
        return this;
    }

    public AuditMaterial Material()
    {
        SampleSet samples = new(Rows, new FrameBank(Side, Frames.Select(own => own.SelectMany(frame => frame).ToArray())));
        return new AuditMaterial(Rows.Root)
        {
            Aligned = Rows,
            Samples = samples,
            Study = Events,
            Videos = Events is null ? [] : AuditStudy.Videos(Rows),
            Splits = AuditedSplit.Of(Protocol.LeaveOneParticipantOut, samples),
        };
    }
}
