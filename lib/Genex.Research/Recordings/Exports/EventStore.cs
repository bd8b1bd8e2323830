#pragma warning disable MA0048 // what holds events, and the plain one

namespace Genex.Research.Recordings;

/// <summary>Events of one format in the order in which they were found. They are only added to.</summary>
internal interface IEventStore : IReadOnlyList<object>
{
    /// <summary>Adds an event of the format.</summary>
    void Add(object one);
}

/// <summary>Events as they are.</summary>
internal sealed class ObjectStore : List<object>, IEventStore;
