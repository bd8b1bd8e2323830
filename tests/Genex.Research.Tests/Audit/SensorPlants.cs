using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Audit;

/// <summary>Sensors that run late, events and tables that are not what was recorded, frames that show more than the participant.</summary>
internal static class SensorPlants
{
    private const int Spoiled = 2;

    private static readonly SimulationSettings Long = new() { Seed = 51, Participants = 6, Seconds = 90 };

    public static IEnumerable<AuditPlant> All { get; } =
    [
        Late("gaze five rows late", PhysicalFeatures.EyeTracking, 5),
        Late("gaze three rows early", PhysicalFeatures.EyeTracking, -3),
        Late("skin conductance four rows late", PhysicalFeatures.SkinConductance, 4),
        Late("skin conductance four rows late, four minutes", PhysicalFeatures.SkinConductance, 4, seconds: 240),
        Late("skin conductance five rows late, ten minutes", PhysicalFeatures.SkinConductance, 5, seconds: 600),
        new("clock not set", "one recording of six", ["clock-not-set"], null, () => Assumed()),
        new("generated tables", "random numbers in two participants", ["generated-tables"], null, () => Generated(row => Random(row, whole: false))),
        new("generated tables", "random codes in one participant", ["generated-tables"], null, () => Generated(row => Random(row, whole: true))),
        new("composite frames", "32 pixels", ["composite-frames"], null, () => Composite(32)),
        new("composite frames", "64 pixels", ["composite-frames"], null, () => Composite(64)),
        Twice("fixations", one => one with { Fixations = [.. one.Fixations!, .. one.Fixations!] }),
        Twice("facial coding, half of it, a frame later", one => one with
        {
            Expressions = [.. one.Expressions!, .. one.Expressions!.Where((_, place) => place % 2 == 0).Select(item => item with
            { Interval = new Interval(item.Interval.OnsetMilliseconds + 33, item.Interval.OffsetMilliseconds + 33) })],
        }),
        Twice("peaks of skin conductance", one => one with { GsrPeaks = [.. one.GsrPeaks!, .. one.GsrPeaks!] }),
    ];

    private static AuditPlant Late(string name, IReadOnlyList<string> inputs, int rows, double seconds = 90) => new("modality late", name,
        ["modality-late"], null, () =>
    {
        DraftStudy study = DraftStudy.Simulated(SimulatedWorld.SignalsOnly(Long with { Seconds = seconds }).Settings);
        AlignedStudy before = study.Rows;
        return study.With((one, row, place) =>
        {
            if (one.Participant != before.Recordings[Spoiled].Participant) return row;
            int from = place - rows;
            AlignedRow? other = from >= 0 && from < one.Rows.Count ? one.Rows[from] : null;
            float[] features = [.. row.Features];
            bool[] present = [.. row.FeaturePresent];
            foreach (int input in inputs.Select(PhysicalFeatures.IndexOf))
                (features[input], present[input]) = (other?.Features[input] ?? 0, other?.FeaturePresent[input] ?? false);
            return row with { Features = features, FeaturePresent = present };
        }).Material();
    });

    private static AuditMaterial Assumed()
    {
        DraftStudy study = DraftStudy.Drawn();
        study.Rows = study.Rows with
        {
            Recordings = [.. study.Rows.Recordings.Select((one, place) => one with
            { Clock = place == Spoiled ? ClockRelation.Assumed : one.Clock with { Source = ClockSource.Estimated } })],
        };
        return study.Material();
    }

    private static AuditMaterial Generated(Func<AlignedRow, AlignedRow> drawn)
    {
        DraftStudy study = DraftStudy.Simulated(Long);
        return study.With((one, row, _) => one.Participant == study.Rows.Recordings[Spoiled].Participant ? drawn(row) : row).Material();
    }

    private static AlignedRow Random(AlignedRow row, bool whole)
    {
        SeededRandom random = new(52, row.FrameIndex);
        return row with
        {
            Features = [.. row.Features.Select(_ => whole ? random.Below(2) : (float)random.NextDouble())],
            Targets = [.. row.Targets.Select(_ => whole ? random.Below(2) : (float)random.NextDouble())],
            FeaturePresent = [.. row.FeaturePresent.Select(_ => true)],
            TargetPresent = [.. row.TargetPresent.Select(_ => true)],
        };
    }

    private static AuditPlant Twice(string name, Func<Recording, Recording> change) =>
        new("events counted twice", name, ["events-counted-twice"], null, () => DraftStudy.Drawn().WithEvents(Spoiled, change).Material());

    /// <summary>A screen: traces on white at the left, what was looked at above, the webcam below.</summary>
    private static AuditMaterial Composite(int side)
    {
        DraftStudy study = DraftStudy.Drawn();
        for (int person = 0; person < study.Frames.Count; person++)
            study.Frames[person] = [.. study.Frames[person].Select((frame, row) => Screen(frame, row, side))];
        study.Side = side;
        return study.Material();
    }

    private static byte[] Screen(byte[] face, int row, int side)
    {
        byte[] screen = new byte[3 * side * side];
        for (int place = 0; place < screen.Length; place++)
        {
            int x = place % side, y = place / side % side, channel = place / (side * side), half = side / 2;
            screen[place] = x < half ? (byte)((y + (int)(2 * Math.Sin(0.5 * (x + row)))) % (side / 8) == 0 ? 120 : 245)
                : y < half ? (byte)(120 + 20 * Math.Sin(0.4 * x + 0.2 * row))
                : face[(channel * AuditStudy.Side + (y - half) * AuditStudy.Side / half) * AuditStudy.Side + (x - half) * AuditStudy.Side / half];
        }

        return screen;
    }
}
