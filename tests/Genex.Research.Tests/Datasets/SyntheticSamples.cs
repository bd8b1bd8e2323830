using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Recordings;

namespace Genex.Research.Tests.Datasets;

/// <summary>Small made-up sample sets: a bright patch in the frame and the first physical features tell the targets, with noise.</summary>
internal static class SyntheticSamples
{
    public static SampleSet Create(int participants = 4, int framesEach = 12, int side = 32, long seed = 1, Action<AlignedRow>? change = null,
        bool missing = false)
    {
        SeededRandom random = new(seed);
        List<AlignedRecording> recordings = [];
        List<byte[]> blocks = [];
        for (int person = 0; person < participants; person++)
        {
            ParticipantId id = ParticipantId.Parse(Invariant($"AB {1000 + person}"));
            List<AlignedRow> rows = [];
            byte[] block = new byte[framesEach * 3 * side * side];
            for (int frame = 0; frame < framesEach; frame++)
            {
                float[] targets = [.. Enumerable.Range(0, EmotionalTargets.Count).Select(target => random.NextDouble() < 0.2 + 0.03 * target ? 1f : 0f)];
                AlignedRow row = new()
                {
                    Participant = id,
                    FrameIndex = 30 * frame,
                    VideoMilliseconds = 1000 * frame,
                    TimeMilliseconds = 1000 * frame,
                    Features = [.. Enumerable.Range(0, PhysicalFeatures.Count)
                        .Select(feature => (float)(random.NextDouble() + (feature < EmotionalTargets.Count ? targets[feature] : 0)))],
                    FeaturePresent = [.. Enumerable.Range(0, PhysicalFeatures.Count).Select(_ => !missing || random.NextDouble() > 0.3)],
                    Targets = targets,
                    TargetPresent = [.. targets.Select(_ => !missing || random.NextDouble() > 0.1)],
                    Intensities = [.. targets.Select(_ => float.NaN)],
                };
                for (int feature = 0; feature < PhysicalFeatures.Count; feature++)
                    row.Features[feature] = row.FeaturePresent[feature] ? row.Features[feature] : 0;
                change?.Invoke(row);
                rows.Add(row);
                Span<byte> pixels = block.AsSpan(frame * 3 * side * side, 3 * side * side);
                for (int pixel = 0; pixel < pixels.Length; pixel++)
                    pixels[pixel] = (byte)(40 + random.Below(60) + (pixel % side < side / 2 ? 100 * row.Targets[EmotionalTargets.Attention] : 0));
            }

            recordings.Add(new AlignedRecording(id, $"{id}.mp4", new ClockRelation(0, 0, double.NaN, 0, ClockSource.Assumed), rows));
            blocks.Add(block);
        }

        return new SampleSet(new AlignedStudy("synthetic", Provenance.Simulated, recordings, []), new FrameBank(side, blocks));
    }
}
