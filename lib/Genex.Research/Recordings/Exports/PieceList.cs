using System.Collections;

namespace Genex.Research.Recordings;

/// <summary>A list of values that grows by pieces: what is there is never copied, and a piece is small enough for the heap that is cleaned often.</summary>
internal sealed class PieceList<T> : IReadOnlyList<T> where T : struct
{
    private const int Bits = 11, Size = 1 << Bits;

    private readonly List<T[]> pieces = [];

    public int Count { get; private set; }

    public T this[int place] => place < Count ? pieces[place >> Bits][place & (Size - 1)] : throw new ArgumentOutOfRangeException(nameof(place));

    public void Add(T one)
    {
        if (Count >> Bits == pieces.Count)
            pieces.Add(new T[Size]);
        pieces[Count >> Bits][Count & (Size - 1)] = one;
        Count++;
    }

    public void Clear()
    {
        pieces.Clear();
        Count = 0;
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (int place = 0; place < Count; place++)
            yield return this[place];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
