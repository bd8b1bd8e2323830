using System.IO.Compression;
using System.Text;
using Genex.Research.Models.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Tests.Models.Weights;

public class WeightsFileTests
{
    [Fact]
    public void A_pickle_that_calls_the_system_is_refused_by_name_and_nothing_runs()
    {
        string marker = Path.Combine(Path.GetTempPath(), $"genex-{Guid.NewGuid():N}");
        // What torch.save writes for an object whose __reduce__ returns (os.system, ("touch …",)).
        byte[] pickle = [0x80, 2, .. "cposix\nsystem\n"u8, (byte)'X', .. BitConverter.GetBytes(6 + marker.Length), .. Encoding.UTF8.GetBytes("touch " + marker),
            0x85, (byte)'R', (byte)'.'];
        WeightsFormatException error = Assert.Throws<WeightsFormatException>(() => Open(Zip(("archive/data.pkl", pickle))));
        Assert.Contains("os.system", error.Message);
        Assert.Contains("posix.system", error.Message);
        Assert.False(File.Exists(marker));
    }

    [Theory]
    [InlineData("cbuiltins\neval\n.", "builtins.eval")]
    [InlineData("ctorch.storage\n_load_from_bytes\n.", "torch.storage._load_from_bytes")]
    [InlineData("\u008c\u0002os\u008c\u0006system\u0093.", "os.system")]
    [InlineData("(S'x'\nios\nsystem\n.", "opcode 0x53")]
    [InlineData("Pmodule\n.", "opcode 0x50")]
    [InlineData("}h\u0001.", "recalls entry 1")]
    [InlineData("}", "ends too early")]
    [InlineData("t.", "ends a group that never began")]
    [InlineData("ccollections\nOrderedDict\nK\u0001\u0085R.", "arguments that PyTorch does not write")]
    [InlineData("K\u0001.", "does not hold a dictionary")]
    public void Whatever_is_not_on_the_allow_list_is_named(string pickle, string named)
    {
        byte[] bytes = [0x80, 2, .. Encoding.Latin1.GetBytes(pickle)];
        Assert.Contains(named, Assert.Throws<WeightsFormatException>(() => Open(Zip(("archive/data.pkl", bytes)))).Message);
    }

    [Theory]
    [InlineData(5, 2, 1, 0, "reaches outside")]
    [InlineData(4, 1, 1, 3, "reaches outside")]
    [InlineData(3, 1, 2, 0, null)]
    public void A_view_outside_of_its_storage_is_refused(int storage, int rows, int columnStep, int offset, string? problem)
    {
        // A tensor (rows, 2) with strides (4, columnStep) in a storage of that many floats.
        byte[] pickle =
        [
            0x80, 2, (byte)'}', (byte)'X', 1, 0, 0, 0, (byte)'w', .. "ctorch._utils\n_rebuild_tensor_v2\n("u8,
            (byte)'(', (byte)'X', 7, 0, 0, 0, .. "storage"u8, .. "ctorch\nFloatStorage\n"u8, (byte)'X', 1, 0, 0, 0, (byte)'0', (byte)'X', 3, 0, 0, 0,
            .. "cpu"u8, (byte)'K', (byte)storage, (byte)'t', (byte)'Q',
            (byte)'K', (byte)offset, (byte)'K', (byte)rows, (byte)'K', 2, 0x86, (byte)'K', 4, (byte)'K', (byte)columnStep, 0x86, 0x89,
            .. "ccollections\nOrderedDict\n)R"u8, (byte)'t', (byte)'R', (byte)'s', (byte)'.',
        ];
        float[] values = [.. Enumerable.Range(0, storage)];
        byte[] archive = Zip(("a/data.pkl", pickle), ("a/data/0", values.SelectMany(BitConverter.GetBytes).ToArray()));
        if (problem is not null)
        {
            Assert.Contains(problem, Assert.Throws<WeightsFormatException>(() => Open(archive)).Message);
            return;
        }
        using WeightsFile file = Open(archive);
        using Tensor tensor = file.Tensors["w"].Read();
        Assert.Equal([0f, 2f], tensor.data<float>().ToArray());
    }

    [Fact]
    public void Tensors_survive_writing_and_reading_in_every_type_and_shape()
    {
        using DisposeScope scope = NewDisposeScope();
        manual_seed(3);
        var tensors = new Dictionary<string, Tensor>
        {
            ["b"] = randn(3, 4).t(),
            ["a"] = arange(5),
            ["half"] = randn(2).to(ScalarType.Float16),
            ["brain"] = randn(2).to(ScalarType.BFloat16),
            ["flag"] = rand(4) < 0.5,
            ["scalar"] = tensor(2.5),
            ["nothing"] = zeros(0, 3),
            ["byte"] = arange(3).to(ScalarType.Byte),
            ["änderung"] = randn(1),
        };
        string path = Path.Combine(Path.GetTempPath(), $"genex-{Guid.NewGuid():N}.safetensors");
        SafeTensors.Write(path, tensors, new Dictionary<string, string> { ["seed"] = "3" });
        try
        {
            using var file = WeightsFile.Open(path);
            Assert.Equal(tensors.Keys.Order(StringComparer.Ordinal), file.Tensors.Keys);
            foreach ((string name, Tensor tensor) in file.ReadAll())
            {
                Assert.Equal(tensors[name].dtype, tensor.dtype);
                Assert.Equal(tensors[name].shape, tensor.shape);
                Assert.True(tensors[name].equal(tensor).all().item<bool>());
            }
            Assert.Empty(Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(path) + "*.tmp"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8, null)]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 9, "end at byte")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "takes 8 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[2,6]}}""", 6, "gap or an overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "gap or an overlap")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", 8, "JSON")]
    [InlineData("""{"a":{"dtype":"F99","shape":[1],"data_offsets":[0,4]}}""", 4, "F99")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}""", 4, "exactly dtype, shape")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", 4, "takes 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,9223372036854775807],"data_offsets":[0,4]}}""", 4, "takes 4 bytes")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "__metadata__")]
    [InlineData("""{"a":""", 0, "JSON")]
    public void A_safetensors_header_is_taken_at_its_word_only_where_it_is_exact(string header, int data, string? problem)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] bytes = [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[data]];
        if (problem is null)
            Open(bytes).Dispose();
        else
            Assert.Contains(problem, Assert.Throws<WeightsFormatException>(() => Open(bytes)).Message);
    }

    [Theory]
    [InlineData(new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, (byte)'{' }, "header claims")]
    [InlineData(new byte[] { 0x80, 2, 0x8a, 10, 0x6c }, "before 1.6")]
    [InlineData(new byte[] { }, "neither")]
    [InlineData(new byte[] { (byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0, 0 }, "zip archive")]
    public void What_is_no_weights_file_is_said_to_be_none(byte[] bytes, string problem) =>
        Assert.Contains(problem, Assert.Throws<WeightsFormatException>(() => Open(bytes)).Message);

    internal static WeightsFile Open(byte[] bytes) => WeightsFile.Open(new MemoryStream(bytes), "test file");

    internal static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        return stream.ToArray();
    }
}
