using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Weights;
using Onnx;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models;

/// <summary>Any ONNX image model serves as a frozen body; what cannot serve is refused by name.</summary>
public class OnnxBodyTests
{
    [Fact]
    public void Features_are_those_of_the_network_on_frames_as_it_wants_them()
    {
        using TinyBody tiny = new();
        using OnnxBody body = new(tiny.Body);
        using DisposeScope scope = NewDisposeScope();
        Tensor pixels = rand(3, 3, 32, 32);
        Tensor normal = (pixels - Channels(0.485f, 0.456f, 0.406f)) / Channels(0.229f, 0.224f, 0.225f);
        Tensor expected = nn.functional.conv2d(((pixels.flip(1) * 255) - Channels(100, 110, 120)) / Channels(50, 60, 70),
            tensor(TinyBody.Filters, [4, 3, 3, 3])).mean([2, 3]);
        Tensor found = body.call(normal);
        Assert.Equal((4, 1), (body.Features, body.Stages.Count));
        Assert.True((expected - found).abs().max().item<float>() < 1e-3f);
        Assert.Equal(1, body.FrozenStages());

        static Tensor Channels(params float[] values) => tensor(values).reshape(1, 3, 1, 1);
    }

    [Theory, InlineData(64), InlineData(16), InlineData(224)]
    public void Frames_of_another_side_are_resized(int side)
    {
        using TinyBody tiny = new();
        using OnnxBody body = new(tiny.Body);
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([2, 4], body.call(zeros(2, 3, side, side)).shape);
        Assert.True((body.call(ones(1, 3, side, side)) - body.call(ones(1, 3, 32, 32))).abs().max().item<float>() < 1e-3f);
    }

    [Fact]
    public void Random_weights_are_others_and_the_same_for_the_same_seed()
    {
        using TinyBody tiny = new();
        using DisposeScope scope = NewDisposeScope();
        Tensor frames = rand(1, 3, 32, 32);
        Tensor own = Of(null), first = Of(1), again = Of(1), other = Of(2);
        Assert.True(first.equal(again).all().item<bool>());
        Assert.True((own - first).abs().max().item<float>() > 1e-3f);
        Assert.True((other - first).abs().max().item<float>() > 1e-3f);

        Tensor Of(long? seed)
        {
            using OnnxBody body = new(tiny.Body with { RandomSeed = seed });
            return body.call(frames);
        }
    }

    [Fact]
    public void A_network_is_loaded_once_for_all_bodies_and_the_last_two_stay()
    {
        using TinyBody tiny = new();
        FrozenBody network = tiny.Body;
        using OnnxBody one = new(network);
        Assert.Same(OnnxSessions.Take(network), OnnxSessions.Take(network));
        OnnxSessions.Return(network);
        OnnxSessions.Return(network);
        for (int seed = 10; seed < 20; seed++)
        {
            using OnnxBody random = new(network with { RandomSeed = seed });
            random.Dispose();
        }

        Assert.Equal(3, OnnxSessions.Count);
        using DisposeScope scope = NewDisposeScope();
        Assert.Equal([1, 4], one.call(zeros(1, 3, 32, 32)).shape);
    }

    [Fact]
    public void A_model_on_any_body_keeps_the_contract()
    {
        using TinyBody tiny = new();
        foreach (string id in (string[])["P.1", "P.2"])
        {
            using EmotionModel model = ModelRegistry.Find(id).Create(new ModelSettings(3, 64, tiny.Body));
            using DisposeScope scope = NewDisposeScope();
            model.eval();
            ModelInput input = Samples.Input(batch: 2, side: 64, seed: 1);
            Tensor whole = model.forward(input);
            Assert.Equal([2, 3], whole.shape);
            Assert.True(whole.equal(model.FromPrefix(model.Prefix(input.Video, 1), input, 1)).all().item<bool>());
            Assert.Equal((4 + 1 + (id == "P.2" ? 34 : 0)) * 3, model.parameters().Sum(parameter => parameter.numel()));
        }
    }

    [Fact]
    public void The_usual_body_is_beside_the_library() =>
        Assert.Equal(("ResNet-18", 224), (FrozenBodyHead.Usual().Settings.Name, FrozenBodyHead.Usual().Settings.Side));

    [Fact]
    public void What_cannot_serve_is_refused_by_name()
    {
        Refused(settings: TinyBody.Settings.Replace("\"side\": 32", "\"side\": 48", StringComparison.Ordinal), says: "(1 or any, 3, 48, 48)");
        Refused(settings: TinyBody.Settings.Replace("features", "logits", StringComparison.Ordinal), says: "an output \"logits\"");
        Refused(settings: TinyBody.Settings.Replace("\"white\"", "\"whyte\"", StringComparison.Ordinal), says: "whyte");
        Refused(settings: TinyBody.Settings.Replace("[50, 60, 70]", "[50, 0, 70]", StringComparison.Ordinal), says: "must be above 0");
        Refused(settings: "nothing", says: "tiny.json");
        Refused(change: model => model.Graph.Initializer[0].DataLocation = TensorProto.Types.DataLocation.External, says: "another file");
        Refused(change: model => model.Graph.Node[0].OpType = "Convolve", says: "ONNX Runtime does not take it");
        using TinyBody tiny = new();
        File.WriteAllText(tiny.Path, "not a model");
        Assert.Contains("is not an ONNX model", Assert.Throws<WeightsFormatException>(() => new OnnxBody(tiny.Body)).Message, StringComparison.Ordinal);
        File.Delete(Path.ChangeExtension(tiny.Path, ".json"));
        Assert.Contains("tiny.json beside it", Assert.Throws<WeightsFormatException>(() => tiny.Body).Message, StringComparison.Ordinal);
    }

    private static void Refused(Action<ModelProto>? change = null, string settings = TinyBody.Settings, string says = "")
    {
        using TinyBody tiny = new(change, settings);
        Assert.Contains(says, Assert.Throws<WeightsFormatException>(() => new OnnxBody(tiny.Body)).Message, StringComparison.Ordinal);
    }
}
