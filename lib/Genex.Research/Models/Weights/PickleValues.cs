using static TorchSharp.torch;

#pragma warning disable MA0048 // the few things a pickle of tensors is made of

namespace Genex.Research.Models.Weights;

/// <summary>A name that a pickle refers to, one of the allowed ones.</summary>
internal sealed record PickledName(string Module, string Name)
{
    public override string ToString() => $"{Module}.{Name}";
}

/// <summary>A block of elements that lies in its own entry of the archive.</summary>
internal sealed record PickledStorage(ScalarType Type, string Key, long Count);

/// <summary>A view of a storage.</summary>
internal sealed record PickledTensor(PickledStorage Storage, long Offset, long[] Shape, long[] Strides);

/// <summary>A tuple; immutable once made.</summary>
internal sealed record PickledTuple(IReadOnlyList<object?> Items);

/// <summary>A dictionary in insertion order; keys that are no text are kept only so that they can be refused where they matter.</summary>
internal sealed class PickledDictionary
{
    public List<(object? Key, object? Value)> Items { get; } = [];
}
