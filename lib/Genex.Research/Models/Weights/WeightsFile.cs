using static TorchSharp.torch;

namespace Genex.Research.Models.Weights;

/// <summary>An open file of named tensors: PyTorch's <c>.pth</c> (zip) or <c>.safetensors</c>, told apart by content.</summary>
/// <remarks>The description of every tensor is read and checked on opening; their bytes when asked for. Nothing in a file is ever executed.</remarks>
public sealed class WeightsFile : IDisposable
{
    private static readonly string[] Buffers = ["running_mean", "running_var", "num_batches_tracked"];

    private readonly IDisposable source;

    internal WeightsFile(string name, IReadOnlyDictionary<string, StoredTensor> tensors, IDisposable source) =>
        (Name, Tensors, this.source) = (name, tensors, source);

    /// <summary>The file as it was named.</summary>
    public string Name { get; }

    /// <summary>Its tensors by name, in the file's order. They can be read while the file is open.</summary>
    public IReadOnlyDictionary<string, StoredTensor> Tensors { get; }

    /// <summary>What the file says about them; empty for a <c>.pth</c>.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; internal init; } = new Dictionary<string, string>();

    /// <summary>Numbers in all tensors but the buffers of batch normalisation, from the description alone.</summary>
    public long Parameters => Tensors.Where(entry => !Array.Exists(Buffers, buffer => entry.Key.EndsWith(buffer, StringComparison.Ordinal)))
        .Sum(entry => entry.Value.Shape.Aggregate(1L, (product, size) => product * size));

    /// <summary>Opens a file and checks its description.</summary>
    /// <exception cref="WeightsFormatException">It is damaged, of neither format, or holds something other than tensors.</exception>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public static WeightsFile Open(string path)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return Open(stream, path);
    }

    /// <summary>Opens a seekable stream, which is closed with the result or on an error.</summary>
    /// <param name="stream">Positioned anywhere.</param>
    /// <param name="name">For messages.</param>
    /// <exception cref="WeightsFormatException">It is damaged, of neither format, or holds something other than tensors.</exception>
    public static WeightsFile Open(Stream stream, string name)
    {
        try
        {
            Span<byte> start = stackalloc byte[9];
            stream.Position = 0;
            int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            if (read >= 4 && start[..4].SequenceEqual("PK\u0003\u0004"u8))
                return PthFile.Open(stream, name);
            if (read == 9 && start[8] == (byte)'{')
                return SafeTensorsReader.Open(stream, name);
            if (read >= 2 && start[0] == 0x80)
                throw new WeightsFormatException(name, "a bare pickle, as PyTorch wrote before 1.6; save it again with torch.save.");
            throw new WeightsFormatException(name, "neither a .pth file (a zip archive) nor a .safetensors file.");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads every tensor. The caller disposes them.</summary>
    /// <exception cref="WeightsFormatException">The bytes of one are damaged; those read before are freed.</exception>
    public Dictionary<string, Tensor> ReadAll()
    {
        var tensors = new Dictionary<string, Tensor>();
        try
        {
            foreach ((string name, StoredTensor stored) in Tensors)
                tensors.Add(name, stored.Read());
            return tensors;
        }
        catch
        {
            foreach (Tensor tensor in tensors.Values)
                tensor.Dispose();
            throw;
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => source.Dispose();
}
