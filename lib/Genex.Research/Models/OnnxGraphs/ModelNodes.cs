using Genex.Research.Models.Blocks;
using Genex.Research.Models.Fusion;
using static TorchSharp.torch;

#pragma warning disable MA0048 // models and what goes into them

namespace Genex.Research.Models.OnnxGraphs;

/// <summary>What a model is given in a graph.</summary>
/// <param name="Frames">(B, 3, side, side), normalised as for every model; for a model on a network in a file: that network's features (B, F).</param>
/// <param name="Side">Side of the frames, pixels.</param>
/// <param name="Signals">(B, S), standardised, 0 where missing; not looked at by models of the video alone.</param>
/// <param name="Present">(B, S) bool, false where missing; not looked at by models of the video alone.</param>
internal sealed record OnnxModelInputs(OnnxValue Frames, int Side, OnnxValue Signals, OnnxValue Present);

/// <summary>Models as nodes: each as its <see cref="EmotionModel.FromFeatures"/> has it, in evaluation.</summary>
internal static class ModelNodes
{
    /// <summary>A model's logits (B, K).</summary>
    /// <exception cref="OnnxExportException">It has no ONNX form; the message says why.</exception>
    public static OnnxValue Logits(this OnnxGraph graph, EmotionModel model, OnnxModelInputs inputs)
    {
        if (model is FrozenSequence)
        {
            throw new OnnxExportException(
                Invariant($"it follows {model.Moments} moments of a recording, and which moments those are is decided outside of the network"));
        }

        return graph.FromFeatures(model, graph.Body(model.Body, inputs.Frames, inputs.Side), inputs);
    }

    private static OnnxValue FromFeatures(this OnnxGraph graph, EmotionModel model, OnnxValue features, OnnxModelInputs inputs) => model switch
    {
        ImprovedCnn or VisionTransformerFromScratch or PretrainedResNet or PretrainedVisionTransformer => graph.Apply(model, "head", features),
        NaiveFusion => graph.Apply(model, "fusion", graph.Join(1, features, graph.Apply(model, "physical", inputs.Signals))),
        CrossModalFusion => graph.Crossed(model, features, graph.Step(model.Part<nn.Module>("physical"), inputs.Signals), null),
        SignalTokenFusion => graph.Crossed(model, features,
            graph.Encode(model.Part<TokenEncoder>("physical"), graph.Apply(model, "signals", inputs.Signals), inputs.Present), inputs.Present),
        PretrainedFusion => graph.Fused(model, features, inputs, null),
        PretrainedSignalTokenFusion => graph.Fused(model, features, inputs, graph.Apply(model, "signals", inputs.Signals)),
        FrozenBodyHead => graph.Probe(model, features, inputs),
        FrozenFusion => graph.Joined(model, features, inputs),
        _ => throw new OnnxExportException($"{model.GetName()} has no ONNX form here"),
    };

    // B.2: the signals as a sequence of one step.
    private static OnnxValue Step(this OnnxGraph graph, nn.Module physical, OnnxValue signals)
    {
        using Tensor first = physical.Own("positions").detach()[.., ..1];
        OnnxValue step = graph.Add(graph.Unsqueeze(graph.Apply(physical, "projection", signals), 1), graph.Constant(first));
        return graph.Encode(physical.Part<TokenEncoder>("encoder"), step, null);
    }

    // B.2 and B.2t: video tokens attend to physical tokens.
    private static OnnxValue Crossed(this OnnxGraph graph, EmotionModel model, OnnxValue video, OnnxValue physical, OnnxValue? present)
    {
        nn.Module fusion = model.Part<nn.Module>("fusion");
        return graph.Apply(fusion, "head", graph.Mean(graph.Cross(fusion.Part<CrossModalBlock>("cross"), video, physical, present), 1));
    }

    // B.3 and B.3t: the class token attends to the summary, or to signal tokens.
    private static OnnxValue Fused(this OnnxGraph graph, EmotionModel model, OnnxValue features, OnnxModelInputs inputs, OnnxValue? tokens)
    {
        nn.Module fusion = model.Part<nn.Module>("fusion");
        OnnxValue summary = graph.Unsqueeze(graph.Apply(model, "physical", inputs.Signals), 1);            // (B, 1, W)
        OnnxValue query = graph.Unsqueeze(graph.Apply(fusion, "projector", features), 1);                  // (B, 1, W)
        OnnxValue attended = graph.Attend(fusion.Part<Attention>("attention"), query, tokens ?? summary, tokens is null ? null : inputs.Present);
        FusionWeights shares = ((ILearnsFusionWeights)model).FusionWeights;
        OnnxValue fused = graph.Add(graph.Scale(attended, shares.Video), graph.Scale(summary, shares.Physical));
        OnnxValue? there = null;
        if (tokens is { } signals)
        {
            fused = graph.Join(1, fused, signals);                                                         // (B, 1 + S, W)
            there = graph.Join(1, graph.Repeat(graph.Flags([1, 1], true), 2, features), inputs.Present);
        }

        return graph.Apply(fusion, "head", graph.At(graph.Encode(fusion.Part<EncoderBlock>("encoder"), fused, there), 0));
    }

    // P.1 and P.2.
    private static OnnxValue Probe(this OnnxGraph graph, EmotionModel model, OnnxValue features, OnnxModelInputs inputs)
    {
        OnnxValue logits = graph.Apply(model, "head", graph.Apply(model, "standardise", features));
        return model.Find("physical") is { } physical ? graph.Add(logits, graph.Apply(physical, inputs.Signals)) : logits;
    }

    // F.0 to F.8.
    private static OnnxValue Joined(this OnnxGraph graph, EmotionModel model, OnnxValue features, OnnxModelInputs inputs)
    {
        OnnxValue video = graph.Apply(model, "video", graph.Apply(model, "standardise", features));
        return graph.Apply(model, "head", model.Find("fusion") is FusionOperator fusion ? graph.Fuse(fusion, video, inputs) : video);
    }
}
