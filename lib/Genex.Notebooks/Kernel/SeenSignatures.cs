using System.Text;

namespace Genex.Notebooks.Kernel;

/// <summary>The signatures of the messages received lately: a message that comes twice was recorded and sent again by somebody else.</summary>
internal sealed class SeenSignatures
{
    /// <summary>How many are remembered; the oldest are forgotten.</summary>
    public const int Capacity = 1 << 16;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private readonly Lock gate = new();

    /// <summary>Remembers a signature.</summary>
    /// <returns>False where it was there already.</returns>
    public bool Add(byte[] signature)
    {
        string text = Encoding.ASCII.GetString(signature);
        lock (gate)
        {
            if (!seen.Add(text))
                return false;
            order.Enqueue(text);
            if (order.Count > Capacity)
                seen.Remove(order.Dequeue());
            return true;
        }
    }
}
