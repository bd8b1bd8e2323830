using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Genex.Research.Training;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Training;

public sealed class ModelFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("genex-modelfile-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Parameters_are_counted_from_the_header_and_texts_come_back()
    {
        using EmotionModel model = Build(seed: 1), other = Build(seed: 2);
        string path = Path.Combine(folder.FullName, "whole.safetensors");
        ModelFile.Save(path, model, new Dictionary<string, string> { ["run"] = "ä \"1\"" });
        Assert.Equal(ModelRegistry.Find("A.1").Parameters, ModelFile.Parameters(path));
        Assert.Equal("ä \"1\"", ModelFile.Load(path, other)["run"]);
        Assert.All(model.state_dict(), pair => Assert.True(pair.Value.equal(other.state_dict()[pair.Key]).all().item<bool>()));
        Assert.Equal([path], Directory.GetFiles(folder.FullName));
    }

    [Fact]
    public void A_file_without_frozen_weights_is_not_counted_and_fits_only_a_model_that_has_them()
    {
        TrainingSettings quick = TrainingPresets.Quick("A.1"), settings = quick with { Phases = [quick.Phases[0] with { Parts = [new("head", 1e-3)] }] };
        using EmotionModel model = Build(seed: 1), same = Build(seed: 1), other = Build(seed: 2);
        string path = Path.Combine(folder.FullName, "head.safetensors");
        using (no_grad()) model.parameters().Last().add_(1);
        ModelFile.Save(path, model, new Dictionary<string, string>(), settings);
        Assert.Null(ModelFile.Parameters(path));
        ModelFile.Load(path, same);
        Assert.True(model.parameters().Last().equal(same.parameters().Last()).all().item<bool>());
        Assert.Contains("other frozen weights", Assert.Throws<InvalidDataException>(() => ModelFile.Load(path, other)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_tensors_in_a_file_says_nothing_and_a_missing_one_is_named()
    {
        using EmotionModel model = Build(seed: 1), other = Build(seed: 2);
        string path = Path.Combine(folder.FullName, "order.safetensors");
        SafeTensors.WriteSealed(path, model.state_dict().Reverse(), new Dictionary<string, string>());
        ModelFile.Load(path, other);
        Assert.All(model.state_dict(), pair => Assert.True(pair.Value.equal(other.state_dict()[pair.Key]).all().item<bool>()));

        string missing = model.state_dict().Keys.First();
        SafeTensors.WriteSealed(path, model.state_dict().Skip(1), new Dictionary<string, string>());
        Assert.Equal([missing], Assert.Throws<WeightsMismatchException>(() => ModelFile.Load(path, other)).Missing);
    }

    private static EmotionModel Build(long seed) => Trainer.CreateModel(ModelRegistry.Find("A.1"), new ModelSettings(1, 64), seed);
}
