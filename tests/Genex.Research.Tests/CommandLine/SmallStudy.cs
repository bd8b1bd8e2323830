using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Genex.Research.Simulation;
using Genex.Research.Training;

namespace Genex.Research.Tests.CommandLine;

/// <summary>What verbs read, made once: a study, a finished run, the report's release, a notebook.</summary>
public sealed class SmallStudy : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-small-");

    public SmallStudy()
    {
        StudySimulator.Write(Study, new SimulationSettings { Participants = 3, Seconds = 8, FrameWidth = 320, FrameHeight = 180, Seed = 1 });
        ReleaseSimulator.Write(Release, new ReleaseSettings());
        (int code, _, string error) = Run([.. Train, "--store", Store]);
        Assert.True(code == 0, error);
        File.WriteAllText(Notebook, """
            { "nbformat": 4, "nbformat_minor": 5, "metadata": { "kernelspec": { "name": "genex-csharp", "language": "C#" } }, "cells": [
              { "id": "a", "cell_type": "code", "metadata": {}, "execution_count": null, "outputs": [],
                "source": "string.Join(' ', Enumerable.Range(0, 5000))" } ] }
            """);
        File.WriteAllText(Grid, """{ "worlds": ["two-looks"], "people": [4], "errors": [0.1], "models": ["averaged"], "seeds": [1], "rows": 20 }""");
        File.WriteAllText(Sweep, """
            { "models": ["A.1"], "tasks": ["attention"], "protocols": ["report-b"], "profiles": ["quick"], "settings": [{ "epochs": 1 }] }
            """);
        using EmotionModel model = Trainer.CreateModel(ModelRegistry.Find("A.1"), new ModelSettings(1, 32), 1);
        using TorchSharp.torch.Tensor frames = TorchSharp.torch.zeros(1, 3, 32, 32);
        SafeTensors.Write(Batch, new Dictionary<string, TorchSharp.torch.Tensor> { ["video"] = frames });
    }

    public string Study => In("study");

    public string Release => In("release");

    public string Store => In("runs");

    public string Notebook => In("notebook.ipynb");

    public string Grid => In("grid.json");

    public string Sweep => In("sweep.json");

    public string Batch => In("batch.safetensors");

    public string Video => Directory.EnumerateFiles(Study, "*.mp4", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();

    /// <summary>The arguments of the run's training, without a store.</summary>
    public string[] Train =>
    [
        "train", "--data", Study, "--model", "A.1", "--task", "attention", "--protocol", "report-b", "--profile", "quick", "--epochs", "1",
        "--accept-findings",
    ];

    public string In(string name) => Path.Combine(folder.FullName, name);

    /// <summary>Runs the program with its cache among the files here.</summary>
    public (int Code, string Output, string Error) Run(string[] arguments, string? cache = null) =>
        GenexProcess.RunWith(new Dictionary<string, string> { ["GENEX_CACHE"] = cache ?? In("cache") }, arguments);

    public void Dispose() => folder.Delete(recursive: true);
}

/// <summary>Tests that share one <see cref="SmallStudy"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SmallStudyTests : ICollectionFixture<SmallStudy>
{
    public const string Name = "small study";
}
