using System.Buffers.Binary;

namespace Genex.Research.Models.Weights;

/// <summary>Reads the pickle of a tensor file: an allow-list of opcodes and names, and values instead of objects. Nothing is ever imported or called.</summary>
/// <remarks>Opcodes: Python's <c>pickletools</c>, protocols 2 to 4, as <c>torch.save</c> uses them.</remarks>
internal sealed class PickleReader
{
    private readonly string file;
    private readonly PickleBytes bytes;
    private readonly PickleStack stack;
    private readonly Dictionary<int, object?> memo = [];

    /// <param name="pickle">The bytes.</param>
    /// <param name="file">For messages.</param>
    public PickleReader(byte[] pickle, string file)
    {
        (this.file, bytes) = (file, new PickleBytes(pickle, file));
        stack = new PickleStack(bytes.Damaged);
    }

    /// <summary>The one value of the pickle.</summary>
    /// <exception cref="WeightsFormatException">An opcode or a name outside of the allow-list, which it names, or damage.</exception>
    public object? Read()
    {
        while (true)
        {
            int start = bytes.At;
            byte opcode = bytes.Next();
            if (opcode == '.')
                return stack.Count == 1 ? stack.Pop() : throw bytes.Damaged("does not end in exactly one value");
            Step(opcode, start);
        }
    }

    private void Step(byte opcode, int start)
    {
        switch (opcode)
        {
            case 0x80: Protocol(bytes.Next()); break;
            case 0x95: bytes.Take(8); break;                              // FRAME: only a hint
            case (byte)'(': stack.Mark(); break;
            case (byte)'}': stack.Push(new PickledDictionary()); break;
            case (byte)']': stack.Push(new List<object?>()); break;
            case (byte)')': stack.Push(new PickledTuple([])); break;
            case (byte)'t': stack.Push(new PickledTuple(stack.PopGroup())); break;
            case 0x85: stack.Push(new PickledTuple(stack.Pop(1))); break;
            case 0x86: stack.Push(new PickledTuple(stack.Pop(2))); break;
            case 0x87: stack.Push(new PickledTuple(stack.Pop(3))); break;
            case (byte)'N': stack.Push(null); break;
            case 0x88: stack.Push(true); break;
            case 0x89: stack.Push(false); break;
            case (byte)'J': stack.Push((long)BinaryPrimitives.ReadInt32LittleEndian(bytes.Take(4))); break;
            case (byte)'K': stack.Push((long)bytes.Next()); break;
            case (byte)'M': stack.Push((long)BinaryPrimitives.ReadUInt16LittleEndian(bytes.Take(2))); break;
            case 0x8a: stack.Push(bytes.Integer(bytes.Next())); break;
            case (byte)'G': stack.Push(BinaryPrimitives.ReadDoubleBigEndian(bytes.Take(8))); break;
            case (byte)'X': stack.Push(bytes.Text(BinaryPrimitives.ReadInt32LittleEndian(bytes.Take(4)))); break;
            case 0x8c: stack.Push(bytes.Text(bytes.Next())); break;
            case (byte)'q': memo[bytes.Next()] = stack.Peek(); break;
            case (byte)'r': memo[BinaryPrimitives.ReadInt32LittleEndian(bytes.Take(4))] = stack.Peek(); break;
            case 0x94: memo[memo.Count] = stack.Peek(); break;
            case (byte)'h': stack.Push(Recall(bytes.Next())); break;
            case (byte)'j': stack.Push(Recall(BinaryPrimitives.ReadInt32LittleEndian(bytes.Take(4)))); break;
            case (byte)'c': stack.Push(PickleNames.Allow(bytes.Line(), bytes.Line(), file)); break;
            case 0x93: StackName(); break;
            case (byte)'Q': stack.Push(PickleNames.Storage(stack.Pop(), file)); break;
            case (byte)'R': Reduce(); break;
            case (byte)'b': Build(); break;
            case (byte)'s': Set(stack.Pop(2)); break;
            case (byte)'u': Set(stack.PopGroup()); break;
            case (byte)'a': Append(stack.Pop(1)); break;
            case (byte)'e': Append(stack.PopGroup()); break;
            default:
                throw new WeightsFormatException(file,
                Invariant($"opcode 0x{opcode:x2}{(opcode is > 32 and < 127 ? $" ('{(char)opcode}')" : "")} at byte {start} of the pickle is not allowed in ")
                + "a file of tensors.");
        }
    }

    private void Protocol(byte version)
    {
        if (version is < 2 or > 4)
            throw bytes.Damaged($"has protocol {version}; expected 2 to 4");
    }

    private void StackName()
    {
        if (stack.Pop(2) is not [string module, string name])
            throw bytes.Damaged("takes a name from something that is no text");
        stack.Push(PickleNames.Allow(module, name, file));
    }

    private void Reduce()
    {
        if (stack.Pop(2) is not [PickledName name, PickledTuple arguments])
            throw bytes.Damaged("calls something that is no allowed name");
        stack.Push(PickleNames.Make(name, arguments.Items, file));
    }

    // Only an ordered dictionary is given a state (PyTorch's version notes), which says nothing about tensors.
    private void Build()
    {
        if (stack.Pop(2) is not [PickledDictionary dictionary, PickledDictionary])
            throw bytes.Damaged("sets the state of something that is no dictionary");
        stack.Push(dictionary);
    }

    private void Set(List<object?> pairs)
    {
        if (stack.Peek() is not PickledDictionary dictionary || pairs.Count % 2 != 0)
            throw bytes.Damaged("sets items of something that is no dictionary");
        for (int item = 0; item < pairs.Count; item += 2)
            dictionary.Items.Add((pairs[item], pairs[item + 1]));
    }

    private void Append(List<object?> items)
    {
        if (stack.Peek() is not List<object?> list)
            throw bytes.Damaged("appends to something that is no list");
        list.AddRange(items);
    }

    private object? Recall(int index) => memo.TryGetValue(index, out object? value) ? value
        : throw bytes.Damaged(Invariant($"recalls entry {index}, which was never kept"));
}
