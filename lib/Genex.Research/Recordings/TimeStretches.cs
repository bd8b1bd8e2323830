namespace Genex.Research.Recordings;

/// <summary>Stretches of a recording over which something holds, and how they are written.</summary>
internal static class TimeStretches
{
    /// <summary>The longest runs of places at which something holds.</summary>
    /// <param name="count">Number of places.</param>
    /// <param name="holds">Whether it holds at a place.</param>
    /// <param name="goesOn">Whether a place goes on where the one before it left off; asked from the second on. Null: always.</param>
    /// <returns>First and last place of each, in order.</returns>
    internal static List<(int First, int Last)> Of(int count, Func<int, bool> holds, Func<int, bool>? goesOn = null)
    {
        List<(int First, int Last)> runs = [];
        for (int place = 0; place < count; place++)
        {
            if (!holds(place))
                continue;
            if (runs.Count > 0 && runs[^1].Last == place - 1 && goesOn?.Invoke(place) != false)
                runs[^1] = (runs[^1].First, place);
            else
                runs.Add((place, place));
        }
        return runs;
    }

    /// <summary>"at 3 s", "from 0 to 9.5 s, from 31 to 40 s and 4 more times".</summary>
    /// <param name="stretches">First and last moment of each, milliseconds, at least one.</param>
    internal static string Text(IReadOnlyList<(double From, double To)> stretches)
    {
        const int most = 3;
        string[] all = [.. stretches.Select(one => one.From.Equals(one.To) ? Invariant($"at {one.From / 1000:0.#} s")
            : Invariant($"from {one.From / 1000:0.#} to {one.To / 1000:0.#} s"))];
        string[] parts = all.Length <= most ? all : [.. all[..(most - 1)], Invariant($"{all.Length - most + 1} more times")];
        return parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
    }
}
