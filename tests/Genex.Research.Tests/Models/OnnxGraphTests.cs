using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.OnnxGraphs;
using Genex.Research.Recordings;
using Genex.Research.Tests.House;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using DataType = Onnx.TensorProto.Types.DataType;

namespace Genex.Research.Tests.Models;

/// <summary>Models as ONNX graphs say what torch says of the same input: every kind of model, signals there and missing, one row and three.</summary>
public class OnnxGraphTests
{
    private const int Targets = 3;

    private static readonly (string Id, int Side)[] SmallOnes =
    [
        ("A.1", 64), ("A.1", 80), ("A.1n", 48), ("A.1s", 48), ("A.2", 32), ("A.2", 64), ("B.1", 48), ("B.2", 32), ("B.2t", 48), ("P.1", 32), ("P.2", 48),
        ("F.0", 32), ("F.1", 32), ("F.2", 32), ("F.3", 32), ("F.4", 32), ("F.5", 32), ("F.6", 32), ("F.7", 32), ("F.8", 32),
    ];

    private static readonly string[] LargeOnes = ["A.3", "A.4", "B.3", "B.3t"];

    public static TheoryData<string, int> Small
    {
        get
        {
            TheoryData<string, int> data = [];
            foreach ((string id, int side) in SmallOnes) data.Add(id, side);
            return data;
        }
    }

    public static TheoryData<string> Large => [.. LargeOnes];

    [Theory, MemberData(nameof(Small))]
    public void A_graph_says_what_torch_says(string id, int side) => Compare(id, side, bound: 1e-5f);

    /// <summary>Bodies of 24 and 86 million parameters, on small frames.</summary>
    [Theory, MemberData(nameof(Large))]
    public void So_does_one_of_a_large_body(string id) => Compare(id, 32, bound: 1e-4f);

    [Fact]
    public void Every_registered_model_is_compared_or_refused()
    {
        using TinyBody tiny = new();
        string[] compared = [.. SmallOnes.Select(one => one.Id), .. LargeOnes];
        foreach (ModelDescription model in ModelRegistry.All.Where(model => !compared.Contains(model.Id)))
        {
            using EmotionModel made = model.Create(new ModelSettings(Targets, 32, tiny.Body));
            Assert.Contains("10 moments", Assert.Throws<OnnxExportException>(() => Graph(made, 32)).Message, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(5, 7), InlineData(7, 7), InlineData(14, 7), InlineData(10, 7), InlineData(28, 7), InlineData(3, 2)]
    public void An_adaptive_mean_is_torchs_at_any_size(int from, int to)
    {
        OnnxGraph graph = new();
        OnnxValue maps = graph.Input("maps", DataType.Float, "", 2, from, from);
        graph.Output("logits", graph.AdaptiveMean(maps, from, to), "", 2, to, to);
        using DisposeScope scope = NewDisposeScope();
        manual_seed(4);
        Tensor given = randn(3, 2, from, from);
        float[] found = Run(graph.ToModel().ToByteArray(), new() { ["maps"] = Value(given) });
        Assert.Equal(0, (nn.functional.adaptive_avg_pool2d(given, (to, to)) - tensor(found, [3, 2, to, to])).abs().max().item<float>(), 1e-5f);
    }

    /// <summary>Equal calls make equal bytes, whatever writes decimals with a comma; a frozen body of two models is there once.</summary>
    [Fact]
    public void Equal_graphs_are_equal_bytes_and_equal_parts_are_there_once()
    {
        using EmotionModel model = Fresh("B.1", 32, null);
        byte[] made = Graph(model, 32).ToModel().ToByteArray();
        using (new CommaCulture()) Assert.Equal(made, Graph(model, 32).ToModel().ToByteArray());

        OnnxGraph twice = new();
        OnnxModelInputs inputs = Inputs(twice, model, 32);
        OnnxValue first = twice.Logits(model, inputs);
        int once = twice.ToModel().ToByteArray().Length;
        Assert.Equal(first, twice.Logits(model, inputs));
        Assert.Equal(once, twice.ToModel().ToByteArray().Length);
    }

    private static void Compare(string id, int side, float bound)
    {
        using TinyBody tiny = new();
        using EmotionModel model = Fresh(id, side, tiny.Body);
        using InferenceSession session = Session(Graph(model, side).ToModel().ToByteArray());
        foreach (int batch in (int[])[1, 3])
        {
            using DisposeScope scope = NewDisposeScope();
            using IDisposable untracked = no_grad();
            ModelInput input = Samples.Input(batch, side, seed: 10 + batch);
            if (batch > 1) input.Present[^1] = false; // nothing was measured
            Tensor expected = model.forward(input);
            Dictionary<string, OrtValue> given = new()
            {
                ["frames"] = Value(model.Body is OnnxBody ? model.Prefix(input.Video, model.Body.Stages.Count) : input.Video),
            };
            given["signals"] = Value(input.KnownSignals());
            given["present"] = OrtValue.CreateTensorValueFromMemory(input.Present.data<bool>().ToArray(), input.Present.shape);
            float[] found = Run(session, given);
            Assert.True(expected.std().item<float>() > 1e-3f, "the comparison needs outputs that differ");
            Assert.Equal(0, (expected - tensor(found, [batch, Targets])).abs().max().item<float>(), bound);
        }
    }

    private static OnnxGraph Graph(EmotionModel model, int side)
    {
        OnnxGraph graph = new();
        graph.Output("logits", graph.Logits(model, Inputs(graph, model, side)), "", Targets);
        return graph;
    }

    private static OnnxModelInputs Inputs(OnnxGraph graph, EmotionModel model, int side)
    {
        OnnxValue frames = model.Body is OnnxBody body ? graph.Input("frames", DataType.Float, "", body.Features)
            : graph.Input("frames", DataType.Float, "", 3, side, side);
        return new(frames, side, graph.Input("signals", DataType.Float, "", PhysicalFeatures.Count),
            graph.Input("present", DataType.Bool, "", PhysicalFeatures.Count));
    }

    // Random weights, with parts that start at zero or at one drawn as well, and running statistics as training would leave them.
    private static EmotionModel Fresh(string id, int side, FrozenBody? body)
    {
        manual_seed(7);
        EmotionModel model = ModelRegistry.Find(id).Create(new ModelSettings(Targets, side, body));
        using IDisposable untracked = no_grad();
        foreach (Parameter parameter in model.parameters().Where(parameter => parameter.dim() == 1 || id[0] == 'P'))
            parameter.add_(randn_like(parameter) * 0.1);
        foreach ((string name, Tensor buffer) in model.named_buffers().Where(pair => pair.buffer.dim() == 1))
        {
            if (name.EndsWith("running_mean", StringComparison.Ordinal)) buffer.copy_(randn_like(buffer) * 0.1);
            if (name.EndsWith("running_var", StringComparison.Ordinal)) buffer.copy_(rand_like(buffer) + 0.5);
        }

        model.eval();
        return model;
    }

    private static OrtValue Value(Tensor values) => OrtValue.CreateTensorValueFromMemory(values.contiguous().data<float>().ToArray(), values.shape);

    private static InferenceSession Session(byte[] model)
    {
        using SessionOptions options = new() { IntraOpNumThreads = 1, InterOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING };
        return new InferenceSession(model, options);
    }

    private static float[] Run(byte[] model, Dictionary<string, OrtValue> given)
    {
        using InferenceSession session = Session(model);
        return Run(session, given);
    }

    private static float[] Run(InferenceSession session, Dictionary<string, OrtValue> given)
    {
        try
        {
            using RunOptions options = new();
            using IDisposableReadOnlyCollection<OrtValue> made = session.Run(options, given, ["logits"]);
            return made[0].GetTensorDataAsSpan<float>().ToArray();
        }
        finally
        {
            foreach (OrtValue value in given.Values) value.Dispose();
        }
    }
}
