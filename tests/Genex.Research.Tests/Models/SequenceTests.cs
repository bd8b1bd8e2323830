using Genex.Research.Alignment;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Sequences;
using Genex.Research.Tests.Datasets;
using Genex.Research.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models;

/// <summary>Models over time: what they read, what they must not read, and that a stream is the batch.</summary>
public class SequenceTests
{
    private const int Width = 8, Moments = 6;

    private static readonly Dictionary<string, Func<SequenceOperator>> Operators = new(StringComparer.Ordinal)
    {
        ["T.1"] = () => new MomentAttention(Width, Moments),
        ["T.2"] = () => new CausalConvolution(Width),
        ["T.3"] = () => new RecurrentUnit(Width),
    };

    public static TheoryData<string> Every => [.. Operators.Keys];

    [Theory, MemberData(nameof(Every))]
    public void Every_known_moment_matters_and_an_unknown_one_does_not(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using SequenceOperator over = Built(id);
        Tensor tokens = randn(4, Moments, Width), known = ones(4, Moments, ScalarType.Bool);
        Tensor whole = over.call(new SequenceInput(tokens, known));
        Assert.Equal([4, Width], whole.shape);
        for (int moment = 0; moment < Moments; moment++)
        {
            Tensor other = tokens.clone(), without = known.clone();
            other[.., moment] += randn(4, Width);
            Assert.True(Apart(whole, over.call(new SequenceInput(other, known))) > 1e-4, Invariant($"moment {moment} does not matter"));
            if (moment == Moments - 1) continue;
            without[.., moment] = tensor(false);
            Tensor blank = tokens.masked_fill(without.logical_not().unsqueeze(-1), 0);
            Assert.True(Apart(whole, over.call(new SequenceInput(blank, without))) > 1e-5, Invariant($"moment {moment} may as well be unknown"));
        }
    }

    /// <summary>A window with nothing known of its first moments is a shorter window.</summary>
    [Theory, MemberData(nameof(Every))]
    public void An_unknown_beginning_is_no_beginning(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using SequenceOperator over = Built(id);
        Tensor tokens = randn(4, Moments, Width), known = ones(4, Moments, ScalarType.Bool);
        known[.., ..2] = tensor(false);
        Tensor blank = tokens.masked_fill(known.logical_not().unsqueeze(-1), 0);
        Tensor shorter = over.call(new SequenceInput(tokens[.., 2..], known[.., 2..]));
        Assert.InRange(Apart(shorter, over.call(new SequenceInput(blank, known))), 0, 1e-5);
    }

    /// <summary>The recurrent unit against its published formula.</summary>
    [Fact]
    public void The_recurrent_unit_is_its_formula()
    {
        using DisposeScope scope = NewDisposeScope();
        using SequenceOperator over = Built("T.3");
        Dictionary<string, Tensor> weights = over.state_dict();
        Tensor tokens = randn(2, 3, Width), state = zeros(2, Width);
        for (int moment = 0; moment < 3; moment++)
        {
            Tensor x = tokens[.., moment].matmul(weights["cell.weight_ih"].t()) + weights["cell.bias_ih"];
            Tensor h = state.matmul(weights["cell.weight_hh"].t()) + weights["cell.bias_hh"];
            Tensor reset = sigmoid(x[.., ..Width] + h[.., ..Width]);
            Tensor keep = sigmoid(x[.., Width..(2 * Width)] + h[.., Width..(2 * Width)]);
            Tensor candidate = tanh(x[.., (2 * Width)..] + (reset * h[.., (2 * Width)..]));
            state = ((1 - keep) * candidate) + (keep * state);
        }

        Assert.True(Apart(tokens[.., 2] + state, over.call(new SequenceInput(tokens, ones(2, 3, ScalarType.Bool)))) < 1e-5);
    }

    /// <summary>A recording with gaps, moment by moment and all at once.</summary>
    [Theory, MemberData(nameof(Every))]
    public void A_stream_gives_what_the_batch_gives(string id)
    {
        using DisposeScope scope = NewDisposeScope();
        using TinyBody tiny = new();
        manual_seed(3);
        using var model = (FrozenSequence)ModelRegistry.Find(id).Create(new ModelSettings(2, 32, tiny.Body) { Moments = Moments });
        model.eval();
        SampleSet samples = SyntheticSamples.Create(participants: 2, framesEach: 30, side: 32, missing: true);
        AlignedStudy gaps = samples.Study with
        {
            Recordings = [.. samples.Study.Recordings.Select(recording => recording with
            {
                Rows = [.. recording.Rows.Where((_, row) => row % 7 != 3 && row is < 12 or > 20)],
            })],
        };
        int[] kept = [.. Enumerable.Range(0, samples.Count).Where(sample => gaps.Rows.Contains(samples.Study.Rows[sample]))];
        SampleSet some = new(gaps, new FrameBank(32, [[.. kept.SelectMany(sample => samples.Frames[sample].ToArray())]]));
        EmotionTask task = EmotionTask.Attention with { Names = ["Attention", "Joy"] };
        using BatchSource source = new(some, task, Standardiser.Fit(some, [.. Enumerable.Range(0, some.Count)]));
        float[] batch = Predictor.Logits(model, source, [.. Enumerable.Range(0, some.Count)], batchSize: 7);
        using LiveSequence live = new(model, some.StepMilliseconds);
        for (int sample = 0; sample < some.Count; sample++)
        {
            if (sample > 0 && some.RecordingOf[sample] != some.RecordingOf[sample - 1]) live.Restart();
            float[] now = live.Next(some.TimeMilliseconds[sample], ModelInput.Of(source.Take([sample])));
            Assert.All(Enumerable.Range(0, 2), target => Assert.Equal(batch[(2 * sample) + target], now[target], 1e-6f));
        }

        Assert.Throws<ArgumentException>(() => live.Next(-1, ModelInput.Of(source.Take([0]))));
        Assert.Throws<ArgumentException>(() => live.Next(1e9, ModelInput.Of(source.Take([0, 1]))));
    }

    private static SequenceOperator Built(string id)
    {
        manual_seed(11);
        SequenceOperator over = Operators[id]();
        over.eval();
        return over;
    }

    private static double Apart(Tensor one, Tensor other) => (one - other).abs().max().item<float>();
}
