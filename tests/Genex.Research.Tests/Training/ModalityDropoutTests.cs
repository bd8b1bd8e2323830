using Genex.Research.Datasets;
using Genex.Research.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Training;

public class ModalityDropoutTests
{
    [Fact]
    public void A_sample_loses_its_frame_or_its_signals_and_never_both()
    {
        using DisposeScope scope = NewDisposeScope();
        const int Count = 400;
        Batch batch = new(ones(Count, 3, 4, 4), ones(Count, 33), ones(Count, 33, ScalarType.Bool), zeros(Count, 1), ones(Count, 1))
        {
            Rows = [.. Enumerable.Range(0, Count)],
        };
        ModalityDropout lost = new(Count, 0.5, new SeededRandom(7)), again = new(Count, 0.5, new SeededRandom(7));
        Tensor none = zeros(1, 3, 4, 4);
        bool[] frame = lost.OfFrames(batch.Video, none).sum([1, 2, 3]).gt(0).data<bool>().ToArray();
        bool[] signals = lost.OfSignals(batch).Present.all(1).data<bool>().ToArray();
        Assert.All(Enumerable.Range(0, Count), sample => Assert.True(frame[sample] || signals[sample]));
        Assert.InRange(frame.Count(there => !there), 70, 130);
        Assert.InRange(signals.Count(there => !there), 70, 130);
        Assert.Equal(frame, again.OfFrames(batch.Video, none).sum([1, 2, 3]).gt(0).data<bool>().ToArray());
    }

    [Fact]
    public void Without_it_settings_are_written_as_they_were_before_it_existed()
    {
        TrainingSettings settings = TrainingPresets.Quick("B.1");
        Assert.DoesNotContain("odality", System.Text.Json.JsonSerializer.Serialize(settings), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => settings with { ModalityDropout = 1 });
    }
}
