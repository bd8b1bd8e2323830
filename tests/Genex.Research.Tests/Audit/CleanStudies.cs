using Genex.Research.Audit;
using Genex.Research.Recordings;
using Genex.Research.Simulation;

namespace Genex.Research.Tests.Audit;

/// <summary>Sound studies that are unlike the usual one: nothing in them may block training.</summary>
internal static class CleanStudies
{
    private static readonly SimulationSettings Usual = new() { Seed = 71, Participants = 6, Seconds = 40 };

    public static IEnumerable<(string Name, Func<AuditMaterial> Make)> All { get; } =
    [
        .. Enumerable.Range(0, 4).Select(world => (SimulatedWorld.All(Usual)[world].Name, Of(SimulatedWorld.All(Usual)[world].Settings))),
        .. Enumerable.Range(0, 4).Select(world => ($"{SimulatedWorld.All(Usual)[world].Name}, other people",
            Of(SimulatedWorld.All(Usual with { Seed = 72 })[world].Settings))),
        ("easy: nothing is noise", Of(Usual with { Noise = new SimulatedNoise(0, 0, 0, 0, 0, 0), Visibility = Everywhere })),
        ("easy, other people", Of(Usual with { Seed = 73, Noise = new SimulatedNoise(0, 0, 0, 0, 0, 0), Visibility = Everywhere })),
        ("one person", Of(Usual with { Participants = 1 })),
        ("two people", Of(Usual with { Participants = 2 })),
        ("three people", Of(Usual with { Participants = 3 })),
        ("four people for ten seconds", Of(Usual with { Participants = 4, Seconds = 10 })),
        ("twelve people for eight seconds", Of(Usual with { Participants = 12, Seconds = 8 })),
        ("twenty people", Of(Usual with { Participants = 20, Seconds = 20 })),
        ("three minutes", Of(Usual with { Participants = 4, Seconds = 180 })),
        ("five rows a second", Of(Usual, rate: 5)),
        ("a row every four seconds", Of(Usual with { Seconds = 120 }, rate: 0.25)),
        ("larger frames", Of(Usual, side: 64)),
        ("gaze missing in half of the people", Of(Usual with { Missing = [new(SimulatedSensor.EyeTracking, 0.5)] })),
        ("skin missing in everybody", Of(Usual with { Missing = [new(SimulatedSensor.SkinConductance, 1)] })),
        ("labels missing in a third", Of(Usual with { Missing = [new(SimulatedSensor.FacialCoding, 0.34)] })),
        ("people differ much", Of(Usual with { ParticipantVariation = 0.6 })),
        ("people do not differ", Of(Usual with { ParticipantVariation = 0 })),
        ("emotions that last ten seconds", Of(Usual with { EmotionTimescaleSeconds = 10 })),
        ("emotions that last long, in four short recordings", Of(Usual with { Participants = 4, Seconds = 20, EmotionTimescaleSeconds = 10 })),
        ("quick emotions", Of(Usual with { EmotionTimescaleSeconds = 0.3 })),
        ("rare joy", Of(Usual with { Prevalence = new Dictionary<string, double> { ["Joy"] = 0.03, ["Attention"] = 0.95 } })),
        ("independent targets", Of(Usual with { TargetCorrelation = 0 })),
        ("targets move together", Of(Usual with { TargetCorrelation = 1 })),
        ("a noisy camera", Of(Usual with { Noise = new SimulatedNoise(Camera: 20) })),
        ("still faces", Of(Usual with { Noise = new SimulatedNoise(Face: 0), Visibility = Nowhere })),
        ("drawn textures", () => DraftStudy.Drawn(7, 40, 3).Material()),
        ("two drawn people", () => DraftStudy.Drawn(2, 40, 4).Material()),
        ("long drawn recordings", () => DraftStudy.Drawn(4, 150, 5).Material()),
        ("one label never changes", () => DraftStudy.Drawn().With((_, row, _) => row.WithTarget("Fear", 0)).Material()),
        ("one label is on in one person alone", () => DraftStudy.Drawn()
            .With((one, row, _) => row.WithTarget("Fear", one.Participant == AuditStudy.Id(2) ? row.Targets[EmotionalTargets.IndexOf("Fear")] : 0)).Material()),
        ("no signals", () => DraftStudy.Drawn().With((_, row, _) => row with { FeaturePresent = new bool[PhysicalFeatures.Count] }).Material()),
        ("one room for everybody", () => OneRoom(6)),
        ("one room for everybody, a small face", () => OneRoom(10)),
        ("a label known in half of the rows", () => DraftStudy.Drawn().With((_, row, place) => place % 2 == 0 ? row
            : row with { TargetPresent = new bool[EmotionalTargets.Count] }).Material()),
    ];

    private static Dictionary<string, TargetVisibility> Everywhere => EmotionalTargets.Names.ToDictionary(name => name, _ => new TargetVisibility(1, 1));

    private static Dictionary<string, TargetVisibility> Nowhere => EmotionalTargets.Names.ToDictionary(name => name, _ => new TargetVisibility(0, 0));

    private static Func<AuditMaterial> Of(SimulationSettings settings, double rate = 1, int side = 32) =>
        () => DraftStudy.Simulated(settings, rate, side).Material();

    /// <summary>The same desk, lamp and camera behind every face; only the pixels of the face differ.</summary>
    private static AuditMaterial OneRoom(double narrower)
    {
        DraftStudy study = DraftStudy.Drawn();
        byte[] room = AuditStudy.Face(25, 0);
        for (int person = 0; person < study.Frames.Count; person++)
        {
            List<byte[]> own = study.Frames[person];
            study.Frame(person, row => FrameChanges.Noisy([.. room.Select((value, pixel) =>
            {
                int x = pixel % AuditStudy.Side, y = pixel / AuditStudy.Side % AuditStudy.Side;
                return Math.Abs(x - 16) < 16 - narrower && Math.Abs(y - 16) < 18 - narrower ? own[row][pixel] : value;
            })], 100 * person + row));
        }

        return study.Material();
    }
}
