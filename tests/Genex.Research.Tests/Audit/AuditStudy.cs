using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Audit;

/// <summary>A small sound study in memory, and the means to spoil it: people are moving textures, labels follow slow waves.</summary>
internal static class AuditStudy
{
    public const int Side = 32;

    public static ParticipantId Id(int participant) => ParticipantId.Parse(Invariant($"P{(char)('A' + participant)} {1000 + participant}"));

    /// <summary>Rows at 1 Hz; every feature and target turns on and off at its own pace, opposites never together.</summary>
    public static AlignedStudy Rows(int participants = 5, int rows = 40, int seed = 1) => new("study", Provenance.Recorded,
        [.. Enumerable.Range(0, participants)
            .Select(participant => new AlignedRecording(Id(participant), $"{Id(participant)}.mp4", new ClockRelation(0, 0, 0, 9, ClockSource.Given),
            [.. Enumerable.Range(0, rows).Select(row => Row(participant, row, seed))]))], []);

    public static SampleSet Samples(AlignedStudy study, Func<int, int, byte[]>? frame = null) => new(study,
        new FrameBank(Side,
            study.Recordings.Select((recording, participant) => recording.Rows.SelectMany((_, row) => (frame ?? Face)(participant, row)).ToArray())));

    /// <summary>A sound study but for one target, which is on in the second half of every recording.</summary>
    public static SampleSet LabelsByTime(string target) => Samples(Rows(participants: 5, rows: 20)
        .With((_, row, place) => row.WithTarget(target, place >= 10 ? 1 : 0)));

    /// <summary>A person: a texture, skin and light of their own, a head that wanders and a mouth that opens.</summary>
    public static byte[] Face(int participant, int row)
    {
        SeededRandom person = new(77, participant), moment = new(78, participant, row);
        double light = person.Between(0.6, 1.1), warmth = person.Between(0.8, 1.2), phase = person.Between(0, 6), width = person.Between(6, 9);
        double across = 16 + Wander(participant, row, 1), down = 15 + Wander(participant, row, 2), grain = person.Between(0.3, 0.9), mouth = 1
            + 1.5 * (1 + Math.Sin(row * 0.9 + phase));
        byte[] planes = new byte[3 * Side * Side];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                double distance = Math.Pow((x - across) / width, 2) + Math.Pow((y - down) / 11, 2);
                double tone = distance < 1 ? 150 - 40 * distance : 70 + 12 * Math.Sin(x * grain + phase) + 10 * Math.Sin(y * grain);
                if (Math.Abs(x - across) < 3 && Math.Abs(y - down - 6) < mouth) tone = 50;
                if (Math.Abs(y - down + 3) < 1.2 && Math.Abs(Math.Abs(x - across) - 3) < 1.2) tone = 30;
                for (int channel = 0; channel < 3; channel++)
                    planes[channel * Side * Side + y * Side + x] =
                        Clip(light * tone * (channel == 0 ? warmth : channel == 2 ? 0.8 / warmth : 1) + moment.Between(-2, 2));
            }
        }

        return planes;
    }

    /// <summary>Irregular movement of up to about 3 pixels: no two people sway at the same moments.</summary>
    private static double Wander(int participant, int row, int axis) =>
        3 * (new SeededRandom(79, participant, row, axis).NextDouble() + new SeededRandom(79, participant, row + 1, axis).NextDouble() - 1);

    /// <summary>The release's recordings: one person under four fixed changes of colour.</summary>
    public static byte[] Copied(int participant, int row)
    {
        byte[] face = Face(0, row);
        return participant switch
        {
            1 => [.. face.Select(value => Clip(1.2 * value + 20))],
            2 => [.. face.Select(value => Clip(1.3 * value))],
            3 => Turned(face, 30),
            4 => [.. face.Select(value => Clip(0.8 * value - 10))],
            _ => face,
        };
    }

    /// <summary>The same rows with one changed.</summary>
    public static AlignedStudy With(this AlignedStudy study, Func<AlignedRecording, AlignedRow, int, AlignedRow> change) =>
        new(study.Root, study.Provenance,
            [.. study.Recordings.Select(recording => recording with { Rows = [.. recording.Rows.Select((row, place) => change(recording, row, place))] })],
            study.Notes);

    public static AlignedRow WithTarget(this AlignedRow row, string name, float value)
    {
        float[] targets = [.. row.Targets];
        targets[EmotionalTargets.IndexOf(name)] = value;
        return row with { Targets = targets };
    }

    public static AlignedRow WithFeature(this AlignedRow row, string name, float value)
    {
        float[] features = [.. row.Features];
        features[PhysicalFeatures.IndexOf(name)] = value;
        return row with { Features = features };
    }

    /// <summary>Events of every sensor over the time of the rows.</summary>
    public static Study Events(AlignedStudy study) => new("study", study.Provenance, [.. study.Recordings.Select(recording =>
    {
        double end = recording.Rows[^1].VideoMilliseconds;
        return new Recording(recording.Participant, recording.VideoPath,
            [.. Enumerable.Range(0, 40).Select(place => new ExpressionEvent("Joy", new Interval(place * end / 40, (place + 0.5) * end / 40)))],
            [.. Enumerable.Range(0, 60).Select(place => new Fixation(new Interval(place * end / 60, (place + 0.9) * end / 60), 0.9 * end / 60, 1))],
            [.. Enumerable.Range(0, 8).Select(place => new GsrPeak((place + 0.5) * end / 8, 0.2))],
            [new SummaryMetric("Joy", 50)]);
    })], []);

    public static IReadOnlyList<VideoCondition> Videos(AlignedStudy study) =>
        [.. study.Recordings.Select(recording =>
            new VideoCondition(recording.Participant, recording.VideoPath, recording.Rows[^1].VideoMilliseconds + 500, 30 * recording.Rows.Count, []))];

    /// <summary>Everything that the audit can look at.</summary>
    public static AuditMaterial Material(AlignedStudy? rows = null, Func<int, int, byte[]>? frame = null)
    {
        rows ??= Rows();
        SampleSet samples = Samples(rows, frame);
        return new AuditMaterial(rows.Root)
        {
            Aligned = rows,
            Samples = samples,
            Study = Events(rows),
            Videos = Videos(rows),
            Splits = AuditedSplit.Of(Protocol.LeaveOneParticipantOut, samples)
        };
    }

    private static AlignedRow Row(int participant, int row, int seed)
    {
        float[] features = new float[PhysicalFeatures.Count], targets = new float[EmotionalTargets.Count];
        foreach ((string left, string right, string? neither) in new[]
        {
            ("Head Tilted Left", "Head Tilted Right", "Head Not Tilted"), ("Head Turned Left", "Head Turned Right", "Head Turned Forward"),
            ("Head Pointing Up", "Head Down", "Head Pointing Forward"), ("Head Leaning Forward", "Head Leaning Backward", null),
            ("Eye Closure", "Eye Widen", (string?)null),
        })
        {
            double wave = Wave(PhysicalFeatures.IndexOf(left));
            string? active = wave > 0.4 ? left : wave < -0.4 ? right : neither;
            if (active is not null) features[PhysicalFeatures.IndexOf(active)] = 1;
        }

        for (int place = PhysicalFeatures.IndexOf("Brow Furrow"); place < PhysicalFeatures.FacialCoding.Count; place++) features[place] = Wave(place)
            > 0.3 ? 1 : 0;
        float[] signals = [3 + row % 2, 240 + 10 * (row % 7), 0.8f + 0.1f * (row % 5), row % 3 == 0 ? 1 : 0, row % 3 == 0 ? 0.2f + 0.01f * row : 0];
        signals.CopyTo(features, PhysicalFeatures.FacialCoding.Count);
        for (int place = 0; place < targets.Length; place++) targets[place] = Wave(100 + place) > 0.2 ? 1 : 0;
        double valence = Wave(90);
        foreach ((string name, bool on) in new[]
            { ("Positive Valence", valence > 0.4), ("Negative Valence", valence < -0.4), ("Neutral Valence", Math.Abs(valence) <= 0.4) })
            targets[EmotionalTargets.IndexOf(name)] = on ? 1 : 0;
        return new AlignedRow
        {
            Participant = Id(participant),
            FrameIndex = 30 * row,
            VideoMilliseconds = 1000 * row,
            TimeMilliseconds = 1000 * row,
            Features = features,
            Targets = targets,
            FeaturePresent = [.. Enumerable.Repeat(true, features.Length)],
            TargetPresent = [.. Enumerable.Repeat(true, targets.Length)],
            Intensities = [.. Enumerable.Repeat(float.NaN, targets.Length)],
        };

        double Wave(int column)
        {
            SeededRandom random = new(seed, participant, column);
            double slow = random.Between(0.25, 0.6), fast = random.Between(0.7, 1.3), start = random.Between(0, 6.3), other = random.Between(0, 6.3);
            return 0.7 * Math.Sin(slow * row + start) + 0.5 * Math.Sin(fast * row + other);
        }
    }

    private static byte Clip(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    private static byte[] Turned(byte[] planes, double openCvUnits)
    {
        float[] frame = [.. planes.Select(value => value / 255f)];
        FrameOperations.ShiftHue(frame, (float)(openCvUnits / 180));
        return [.. frame.Select(value => Clip(255 * value))];
    }
}
