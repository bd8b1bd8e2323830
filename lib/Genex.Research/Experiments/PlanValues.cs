namespace Genex.Research.Experiments;

/// <summary>The lists and numbers of a plan, checked where they are set.</summary>
internal static class PlanValues
{
    /// <summary>Values as the plan means them, each once.</summary>
    /// <param name="values">As they are written.</param>
    /// <param name="name">Of the list, for the message.</param>
    /// <param name="check">Refuses a value, or gives it its usual form.</param>
    /// <exception cref="ArgumentException">There is none, or one is refused.</exception>
    public static T[] Some<T>(IEnumerable<T> values, string name, Func<T, T> check)
    {
        T[] found = [.. values.Select(check).Distinct()];
        return found.Length > 0 ? found : throw new ArgumentException($"{name} is empty; expected at least one.", name);
    }

    /// <summary>A value within bounds, both included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static T Within<T>(T value, T smallest, T largest, string name) where T : IComparable<T> =>
        value.CompareTo(smallest) >= 0 && value.CompareTo(largest) <= 0 ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must lie within [{smallest}, {largest}].");
}
