using Genex.Research.Audit;
using Genex.Research.Recordings;

namespace Genex.Research.Claims;

/// <summary>Claim 15: what the frames show.</summary>
internal sealed class WholeScreens() : Claim(15,
    "Video-only models classify emotion from frames of the participant.",
    "Look for the borders of a gaze replay in each participant's mean frame: signal traces fill the left half, the stimulus the upper right quarter, and the "
        + "participant the lower right quarter alone.")
{
    protected override ClaimFinding Find(ClaimMaterial material)
    {
        (ParticipantId Id, CompositeScreen Screen)[] people = [.. material.Samples.Participants
            .Select((id, place) => (id, Screen: CompositeScreen.Of(material.Samples, place))).Where(one => one.Screen is not null)
            .Select(one => (one.id, one.Screen!))];
        (ParticipantId Id, CompositeScreen Screen)[] whole = [.. people.Where(one => one.Screen.IsComposite)];
        return new(
            whole.Length > 0 ? ClaimVerdict.DoesNotHold : people.Length > 0 ? ClaimVerdict.Holds : ClaimVerdict.Undecidable,
            whole.Length == 0 ? $"None of {people.Length} participants' frames has the borders of a gaze replay."
                : Invariant($"The frames of {whole.Length} of {people.Length} participants are whole gaze replays: contrast across the middle column is ")
                    + Invariant($"{whole.Min(one => one.Screen.Vertical):0} to {whole.Max(one => one.Screen.Vertical):0} of 255, where the median column has ")
                    + Invariant($"{whole.Max(one => one.Screen.UsualVertical):0} at most. The left half of such a screen plots the annotations that are to be ")
                    + "predicted; the participant fills a quarter.",
            material.Source,
            [new("participants with frames", people.Length), new("whole gaze replays", whole.Length),
                new("contrast across the middle column", whole.Length == 0 ? null : whole.Average(one => one.Screen.Vertical)),
                new("median contrast of columns", people.Length == 0 ? null : people.Average(one => one.Screen.UsualVertical))],
            new ClaimPicture(
                "Contrast across the middle of the mean frame", $"For {people.Length} participants: the middle column, and the median of all columns.",
                "gray levels of 255", [.. people.Select(one => one.Id.ToString())],
                new ClaimSeries("middle column", [.. people.Select(one => one.Screen.Vertical)]),
                new ClaimSeries("median column", [.. people.Select(one => one.Screen.UsualVertical)])));
    }
}
