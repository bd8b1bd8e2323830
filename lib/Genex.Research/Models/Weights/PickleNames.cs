using static TorchSharp.torch;

namespace Genex.Research.Models.Weights;

/// <summary>The names that a pickle of tensors may refer to, and what each of them makes here: a description, never an object of that name.</summary>
internal static class PickleNames
{
    private static readonly Dictionary<string, ScalarType> Storages = new()
    {
        ["DoubleStorage"] = ScalarType.Float64,
        ["FloatStorage"] = ScalarType.Float32,
        ["HalfStorage"] = ScalarType.Float16,
        ["BFloat16Storage"] = ScalarType.BFloat16,
        ["LongStorage"] = ScalarType.Int64,
        ["IntStorage"] = ScalarType.Int32,
        ["ShortStorage"] = ScalarType.Int16,
        ["CharStorage"] = ScalarType.Int8,
        ["ByteStorage"] = ScalarType.Byte,
        ["BoolStorage"] = ScalarType.Bool,
    };

    private static readonly HashSet<string> Makers =
        ["collections.OrderedDict", "torch._utils._rebuild_tensor_v2", "torch._utils._rebuild_parameter", "torch.Size"];

    /// <summary>A name on the allow-list.</summary>
    /// <exception cref="WeightsFormatException">Any other name, which the message gives.</exception>
    public static PickledName Allow(string module, string name, string file)
    {
        var found = new PickledName(module, name);
        if (Makers.Contains(found.ToString()) || (module == "torch" && Storages.ContainsKey(name)))
            return found;
        string public_ = module is "posix" or "nt" ? $" (os.{name})" : "";
        throw new WeightsFormatException(file, $"refers to {found}{public_}, which is not allowed in a file of tensors. Nothing was executed.");
    }

    /// <summary>A storage, from the tuple that identifies it: ("storage", type, key, location, count).</summary>
    public static PickledStorage Storage(object? identity, string file) =>
        identity is PickledTuple { Items: ["storage", PickledName { Module: "torch" } type, string key, string, long count] } && count >= 0
            && Storages.TryGetValue(type.Name, out ScalarType element)
            ? new PickledStorage(element, key, count)
            : throw new WeightsFormatException(file, "the pickle identifies a storage in a way that PyTorch does not.");

    /// <summary>What calling an allowed name describes.</summary>
    public static object Make(PickledName name, IReadOnlyList<object?> arguments, string file) => (name.ToString(), arguments) switch
    {
        ("collections.OrderedDict", []) => new PickledDictionary(),
        ("torch.Size", [PickledTuple sizes]) => sizes,
        ("torch._utils._rebuild_parameter", [PickledTensor tensor, bool, ..]) => tensor,
        ("torch._utils._rebuild_tensor_v2", [PickledStorage storage, long offset, PickledTuple shape, PickledTuple strides, ..])
            when Integers(shape) is { } sizes && Integers(strides) is { } steps => View(storage, offset, sizes, steps, file),
        _ => throw new WeightsFormatException(file, $"the pickle calls {name} with arguments that PyTorch does not write."),
    };

    private static PickledTensor View(PickledStorage storage, long offset, long[] shape, long[] strides, string file)
    {
        long? count = StoredTensor.Count(shape, storage.Type);
        Int128 last = offset;
        for (int axis = 0; axis < Math.Min(shape.Length, strides.Length); axis++)
            last += (Int128)strides[axis] * Math.Max(0, shape[axis] - 1);
        bool inside = count is not null && shape.Length == strides.Length && offset >= 0 && strides.All(step => step >= 0)
            && (count == 0 ? offset <= storage.Count : last < storage.Count && count <= storage.Count);
        return inside ? new PickledTensor(storage, offset, shape, strides)
            : throw new WeightsFormatException(file,
                Invariant($"a tensor ({string.Join(", ", shape)}) at {offset} reaches outside of its storage \"{storage.Key}\" of {storage.Count} elements."));
    }

    private static long[]? Integers(PickledTuple tuple) => tuple.Items.All(item => item is long) ? [.. tuple.Items.Cast<long>()] : null;
}
