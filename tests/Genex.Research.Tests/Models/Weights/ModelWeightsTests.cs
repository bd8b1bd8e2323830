using Genex.Research.Models;
using Genex.Research.Models.Blocks;
using Genex.Research.Models.Weights;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models.Weights;

public sealed class ModelWeightsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("genex-weights-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_saved_model_comes_back_whole()
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        using EmotionModel first = Samples.Build("B.1", targets: 3, seed: 1);
        using EmotionModel second = Samples.Build("B.1", targets: 3, seed: 2);
        string path = Path.Combine(folder, "model.safetensors");
        SafeTensors.Write(path, first.state_dict());
        Assert.Equal(LoadedPart.Model, ModelWeights.Load(second, path));
        Assert.All(first.state_dict(), entry => Assert.True(entry.Value.equal(second.state_dict()[entry.Key]).all().item<bool>()));
    }

    [Fact]
    public void A_body_loads_from_torchvisions_names_old_spellings_and_classifier_included()
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Samples.Build("A.2", targets: 1, seed: 1);
        using EmotionModel source = Samples.Build("A.2", targets: 1, seed: 2);
        var tensors = source.Body.state_dict()
            .ToDictionary(entry => entry.Key.Replace(".mlp.0.", ".mlp.linear_1.").Replace(".mlp.3.", ".mlp.linear_2."), entry => entry.Value);
        tensors.Add("heads.head.weight", randn(10, 192));
        string path = Path.Combine(folder, "body.safetensors");
        SafeTensors.Write(path, tensors);
        Assert.Equal(LoadedPart.Body, ModelWeights.Load(model, path));
        Assert.All(source.Body.state_dict(), entry => Assert.True(entry.Value.equal(model.Body.state_dict()[entry.Key]).all().item<bool>()));
    }

    [Fact]
    public void A_mismatch_lists_every_difference_and_changes_nothing()
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        using EmotionModel model = Samples.Build("A.1", targets: 1);
        var before = model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        var tensors = model.state_dict().ToDictionary(entry => entry.Key, entry => zeros_like(entry.Value));
        tensors.Remove("head.5.bias");
        tensors["head.5.weight"] = zeros(2, 304);
        tensors["extra"] = zeros(1);
        string path = Path.Combine(folder, "other.safetensors");
        SafeTensors.Write(path, tensors);

        WeightsMismatchException error = Assert.Throws<WeightsMismatchException>(() => ModelWeights.Load(model, path));
        Assert.Equal(["head.5.bias"], error.Missing);
        Assert.Equal(["extra"], error.Unexpected);
        Assert.Contains("(2, 304)", Assert.Single(error.Misshapen));
        Assert.All(before, entry => Assert.True(entry.Value.equal(model.state_dict()[entry.Key]).all().item<bool>()));
    }

    [Fact]
    public void Damage_found_while_reading_changes_nothing_either()
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        using var block = new EncoderBlock(new EncoderBlockSettings(8, 2, 16, NormOrder.Before));
        var before = block.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone());
        byte[] bytes = File.ReadAllBytes(Vectors.Path("pre-norm-block.pth"));
        using WeightsFile whole = WeightsFileTests.Open(bytes.ToArray());
        // One bit of the last weight, so that only the checksum can tell.
        bytes[bytes.AsSpan().IndexOf(whole.Tensors["weights.mlp.3.bias"].Read().bytes)] ^= 1;
        using WeightsFile file = WeightsFileTests.Open(bytes);
        var weights = file.Tensors.Where(entry => entry.Key.StartsWith("weights.", StringComparison.Ordinal))
            .ToDictionary(entry => entry.Key[8..], entry => entry.Value);
        Assert.Contains("checksum", Assert.Throws<WeightsFormatException>(() => ModelWeights.Copy(block, file, weights)).Message);
        Assert.All(before, entry => Assert.True(entry.Value.equal(block.state_dict()[entry.Key]).all().item<bool>()));
    }
}
