using System.Buffers.Binary;
using System.Text;

namespace Genex.Research.Models.Weights;

/// <summary>Reads the pickle of a tensor file: an allow-list of opcodes and names, and values instead of objects. Nothing is ever imported or called.</summary>
/// <remarks>Opcodes: Python's <c>pickletools</c>, protocols 2 to 4, as <c>torch.save</c> uses them.</remarks>
internal sealed class PickleReader(byte[] pickle, string file)
{
    private static readonly object Mark = new();

    private readonly List<object?> stack = [];
    private readonly Dictionary<int, object?> memo = [];
    private int at;

    /// <summary>The one value of the pickle.</summary>
    /// <exception cref="WeightsFormatException">An opcode or a name outside of the allow-list, which it names, or damage.</exception>
    public object? Read()
    {
        while (true)
        {
            int start = at;
            byte opcode = Bytes(1)[0];
            if (opcode == '.')
                return stack.Count == 1 ? Pop() : throw Damaged("does not end in exactly one value");
            Step(opcode, start);
        }
    }

    private void Step(byte opcode, int start)
    {
        switch (opcode)
        {
            case 0x80: Protocol(Bytes(1)[0]); break;
            case 0x95: Bytes(8); break;                                   // FRAME: only a hint
            case (byte)'(': stack.Add(Mark); break;
            case (byte)'}': stack.Add(new PickledDictionary()); break;
            case (byte)']': stack.Add(new List<object?>()); break;
            case (byte)')': stack.Add(new PickledTuple([])); break;
            case (byte)'t': stack.Add(new PickledTuple(PopToMark())); break;
            case 0x85: stack.Add(new PickledTuple(PopMany(1))); break;
            case 0x86: stack.Add(new PickledTuple(PopMany(2))); break;
            case 0x87: stack.Add(new PickledTuple(PopMany(3))); break;
            case (byte)'N': stack.Add(null); break;
            case 0x88: stack.Add(true); break;
            case 0x89: stack.Add(false); break;
            case (byte)'J': stack.Add((long)BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))); break;
            case (byte)'K': stack.Add((long)Bytes(1)[0]); break;
            case (byte)'M': stack.Add((long)BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2))); break;
            case 0x8a: stack.Add(Long(Bytes(Bytes(1)[0]))); break;
            case (byte)'G': stack.Add(BinaryPrimitives.ReadDoubleBigEndian(Bytes(8))); break;
            case (byte)'X': stack.Add(Text(BinaryPrimitives.ReadInt32LittleEndian(Bytes(4)))); break;
            case 0x8c: stack.Add(Text(Bytes(1)[0])); break;
            case (byte)'q': memo[Bytes(1)[0]] = Peek(); break;
            case (byte)'r': memo[BinaryPrimitives.ReadInt32LittleEndian(Bytes(4))] = Peek(); break;
            case 0x94: memo[memo.Count] = Peek(); break;
            case (byte)'h': stack.Add(Recall(Bytes(1)[0])); break;
            case (byte)'j': stack.Add(Recall(BinaryPrimitives.ReadInt32LittleEndian(Bytes(4)))); break;
            case (byte)'c': stack.Add(PickleNames.Allow(Line(), Line(), file)); break;
            case 0x93: StackName(); break;
            case (byte)'Q': stack.Add(PickleNames.Storage(Pop(), file)); break;
            case (byte)'R': Reduce(); break;
            case (byte)'b': Build(); break;
            case (byte)'s': Set(PopMany(2)); break;
            case (byte)'u': Set(PopToMark()); break;
            case (byte)'a': Append(PopMany(1)); break;
            case (byte)'e': Append(PopToMark()); break;
            default: throw new WeightsFormatException(file,
                Invariant($"opcode 0x{opcode:x2}{(opcode is > 32 and < 127 ? $" ('{(char)opcode}')" : "")} at byte {start} of the pickle is not allowed in ")
                + "a file of tensors.");
        }
    }

    private void Protocol(byte version)
    {
        if (version is < 2 or > 4)
            throw Damaged($"has protocol {version}; expected 2 to 4");
    }

    private void StackName()
    {
        if (PopMany(2) is not [string module, string name])
            throw Damaged("takes a name from something that is no text");
        stack.Add(PickleNames.Allow(module, name, file));
    }

    private void Reduce()
    {
        if (PopMany(2) is not [PickledName name, PickledTuple arguments])
            throw Damaged("calls something that is no allowed name");
        stack.Add(PickleNames.Make(name, arguments.Items, file));
    }

    // Only an ordered dictionary is given a state (PyTorch's version notes), which says nothing about tensors.
    private void Build()
    {
        if (PopMany(2) is not [PickledDictionary dictionary, PickledDictionary])
            throw Damaged("sets the state of something that is no dictionary");
        stack.Add(dictionary);
    }

    private void Set(List<object?> pairs)
    {
        if (Peek() is not PickledDictionary dictionary || pairs.Count % 2 != 0)
            throw Damaged("sets items of something that is no dictionary");
        for (int item = 0; item < pairs.Count; item += 2)
            dictionary.Items.Add((pairs[item], pairs[item + 1]));
    }

    private void Append(List<object?> items)
    {
        if (Peek() is not List<object?> list)
            throw Damaged("appends to something that is no list");
        list.AddRange(items);
    }

    private ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > pickle.Length - at)
            throw Damaged("ends too early");
        at += count;
        return pickle.AsSpan(at - count, count);
    }

    private static long Long(ReadOnlySpan<byte> digits) => digits.Length == 0 ? 0 : (long)Int128.Clamp(Wide(digits), long.MinValue, long.MaxValue);

    private static Int128 Wide(ReadOnlySpan<byte> digits)
    {
        if (digits.Length > 8)
            return (sbyte)digits[^1] < 0 ? Int128.MinValue : Int128.MaxValue;
        Int128 value = (sbyte)digits[^1];
        for (int digit = digits.Length - 2; digit >= 0; digit--)
            value = (value << 8) | digits[digit];
        return value;
    }

    private string Text(int length) => Encoding.UTF8.GetString(Bytes(length));

    private string Line()
    {
        int end = Array.IndexOf(pickle, (byte)'\n', at);
        string line = Text(end < 0 ? -1 : end - at);
        at++;
        return line;
    }

    private object? Recall(int place) => memo.TryGetValue(place, out object? value) ? value
        : throw Damaged(Invariant($"recalls entry {place}, which was never kept"));

    private object? Peek() => stack.Count > 0 && stack[^1] != Mark ? stack[^1] : throw Damaged("takes a value where there is none");

    private object? Pop() => PopMany(1)[0];

    private List<object?> PopMany(int count)
    {
        int from = stack.Count - count;
        if (from < 0 || stack.IndexOf(Mark, from) >= 0)
            throw Damaged("takes a value where there is none");
        List<object?> values = stack.GetRange(from, count);
        stack.RemoveRange(from, count);
        return values;
    }

    private List<object?> PopToMark()
    {
        int mark = stack.LastIndexOf(Mark);
        if (mark < 0)
            throw Damaged("ends a group that never began");
        List<object?> values = stack.GetRange(mark + 1, stack.Count - mark - 1);
        stack.RemoveRange(mark, stack.Count - mark);
        return values;
    }

    private WeightsFormatException Damaged(string problem) => new(file, Invariant($"the pickle {problem} (near byte {at})."));
}
