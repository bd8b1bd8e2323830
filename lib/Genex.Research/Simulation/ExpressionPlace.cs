using Genex.Research.Recordings;

namespace Genex.Research.Simulation;

/// <summary>Where in a drawn frame the expression is: known, since the same frame can be drawn with the face at rest.</summary>
/// <remarks>The head's pose, the room, the light and the camera's noise are the same in both drawings; what differs is mouth, brows, lids and cheeks.</remarks>
public static class ExpressionPlace
{
    // Of a pixel's three channels together, grey levels: rounding differs by less.
    private const int Visible = 12;

    /// <summary>Pixels that the expression changes in frames of a study in memory.</summary>
    /// <param name="settings">The study's.</param>
    /// <param name="participant">Whose frames.</param>
    /// <param name="frames">Indices of frames in the video, rising.</param>
    /// <param name="side">S, of the frames, pixels.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <returns>For each frame S x S flags, row by row.</returns>
    /// <exception cref="ArgumentException">The study has no such participant.</exception>
    public static bool[][] Of(SimulationSettings settings, ParticipantId participant, int[] frames, int side, CancellationToken cancellation = default)
    {
        SimulatedParticipant filmed = SimulatedParticipant.DrawAll(settings).FirstOrDefault(one => one.Id == participant)
            ?? throw new ArgumentException($"The simulated study has no participant {participant}.", nameof(participant));
        byte[] moved = WebcamFrames.Draw(settings, filmed, frames, side, cancellation);
        byte[] still = WebcamFrames.Draw(settings, filmed, frames, side, cancellation, atRest: true);
        int plane = side * side;
        return [.. Enumerable.Range(0, frames.Length).Select(frame => Enumerable.Range(0, plane).Select(pixel =>
        {
            int first = (frame * 3 * plane) + pixel, difference = 0;
            for (int channel = 0; channel < 3; channel++)
                difference += Math.Abs(moved[first + (channel * plane)] - still[first + (channel * plane)]);
            return difference > Visible;
        }).ToArray())];
    }
}
