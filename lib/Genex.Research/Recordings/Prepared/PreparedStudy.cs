#pragma warning disable MA0048 // a store and the places of its recordings

namespace Genex.Research.Recordings;

/// <summary>Where a prepared recording lies in its store.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Stimulus">What was shown, where the participant has several recordings; null for the only one.</param>
/// <param name="Folder">Name of its folder below "recordings".</param>
/// <param name="FitsExportsOf">Whose exports its video keeps time with, where it does not with its own; null where nobody's.</param>
public sealed record PreparedPlace(ParticipantId Participant, string? Stimulus, string Folder, string? FitsExportsOf = null);

/// <summary>A study that was prepared: frames, rows and events lie in a store, and its videos are not read again.</summary>
/// <param name="Folder">The store's folder.</param>
/// <param name="Settings">How it was prepared.</param>
/// <param name="Places">One for each recording, in the study's order.</param>
public sealed record PreparedStudy(string Folder, PreparationSettings Settings, IReadOnlyList<PreparedPlace> Places)
{
    /// <summary>The place of a recording.</summary>
    internal PreparedPlace PlaceOf(ParticipantId participant, string? stimulus) =>
        Places.First(one => one.Participant == participant && one.Stimulus == stimulus);

    /// <summary>The bytes of a file of a recording, which are those that were written.</summary>
    /// <exception cref="ExportException">They are not.</exception>
    internal byte[] Read(PreparedPlace place, string name) => PreparedStore.Read(Folder, PreparedStore.NameOf(place, name));
}
