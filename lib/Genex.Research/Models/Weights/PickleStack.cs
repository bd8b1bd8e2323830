namespace Genex.Research.Models.Weights;

/// <summary>The values that a pickle works on, with marks where groups begin.</summary>
/// <param name="damaged">Makes the exception for a value that is not there.</param>
internal sealed class PickleStack(Func<string, WeightsFormatException> damaged)
{
    private const string Nothing = "takes a value where there is none";
    private static readonly object GroupBegins = new();
    private readonly List<object?> values = [];

    /// <summary>How many values and marks there are.</summary>
    public int Count => values.Count;

    /// <summary>Adds a value.</summary>
    public void Push(object? value) => values.Add(value);

    /// <summary>Begins a group.</summary>
    public void Mark() => values.Add(GroupBegins);

    /// <summary>The last value, which stays.</summary>
    public object? Peek() => values.Count > 0 && values[^1] != GroupBegins ? values[^1] : throw damaged(Nothing);

    /// <summary>The last value.</summary>
    public object? Pop() => Pop(1)[0];

    /// <summary>The last values of a group, in the order they came.</summary>
    public List<object?> Pop(int count)
    {
        int from = values.Count - count;
        return from >= 0 && values.IndexOf(GroupBegins, from) < 0 ? Take(from, from) : throw damaged(Nothing);
    }

    /// <summary>The last group, without its mark.</summary>
    public List<object?> PopGroup()
    {
        int mark = values.LastIndexOf(GroupBegins);
        return mark >= 0 ? Take(mark + 1, mark) : throw damaged("ends a group that never began");
    }

    private List<object?> Take(int from, int cut)
    {
        List<object?> taken = values.GetRange(from, values.Count - from);
        values.RemoveRange(cut, values.Count - cut);
        return taken;
    }
}
