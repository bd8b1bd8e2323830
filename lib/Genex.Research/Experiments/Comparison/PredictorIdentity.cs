using Genex.Research.Models;

#pragma warning disable MA0048 // a predictor and how a model's variant differs

namespace Genex.Research.Experiments;

/// <summary>How a model of a comparison differs from the registered one under the settings that most stand for it.</summary>
/// <param name="Withheld">The modality taken away for an ablation; empty when nothing was.</param>
/// <param name="Changed">What is changed in training, as "modality dropout 0.3"; null for the profile's own settings, or, without a run of those, the settings
/// that most runs share.</param>
/// <param name="Number">From 1, among variants that are changed in the same words.</param>
/// <param name="Body">What is to be said about the body, as <see cref="RunSpecification.Body"/> has it.</param>
/// <param name="OwnSignals">How many signals the study has besides the 33.</param>
public sealed record ModelVariant(string Withheld = "", string? Changed = null, int Number = 1, string Body = "", int OwnSignals = 0)
{
    /// <summary>The model of a run, its training settings left aside.</summary>
    internal static ModelVariant Of(RunSpecification run) => new(run.Withheld, Body: run.Body, OwnSignals: run.OwnSignals?.Count ?? 0);
}

/// <summary>Who predicts: a model in a variant, or a baseline. What is decided about it is decided from these fields, never from its name.</summary>
/// <param name="Name">What tables call it.</param>
/// <param name="Family">The model's family; null for a baseline.</param>
/// <param name="Model">Id of the architecture; null for a baseline.</param>
/// <param name="Variant">What is changed about the model; null for a baseline.</param>
/// <param name="Baseline">Which baseline; null for a model, and for a baseline that an older version of the library made and this one does not know.</param>
public sealed record PredictorIdentity(string Name, ModelFamily? Family, string? Model, ModelVariant? Variant, BaselineId? Baseline)
{
    /// <summary>A model as registered: nothing withheld, nothing changed in training.</summary>
    public bool IsPlain => Variant is { } variant && variant with { Body = "", OwnSignals = 0 } == new ModelVariant();

    /// <summary>A registered model in a variant.</summary>
    /// <exception cref="UnknownNameException">There is no such model.</exception>
    public static PredictorIdentity Of(string model, ModelVariant? variant = null)
    {
        ModelVariant how = variant ?? new ModelVariant();
        string label = RunSpecification.LabelOf(model, how.Withheld, how.Body, how.OwnSignals);
        string name = how.Changed is null ? label : how.Number == 1 ? $"{label} ({how.Changed})" : Invariant($"{label} ({how.Changed} {how.Number})");
        return new PredictorIdentity(name, ModelRegistry.Find(model).Family, model, how, null);
    }

    /// <summary>The model of a run, its training settings left aside.</summary>
    public static PredictorIdentity Of(RunSpecification run) => Of(run.Model, ModelVariant.Of(run));

    /// <summary>The baseline that these scores are of.</summary>
    public static PredictorIdentity Of(Scored baseline) => new(baseline.Name, null, null, null, baseline.Baseline);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
