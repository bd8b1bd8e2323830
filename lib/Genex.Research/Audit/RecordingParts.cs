using Genex.Research.Recordings;

namespace Genex.Research.Audit;

/// <summary>Two participants whose frames look like parts of one recording, without showing the same moments.</summary>
/// <remarks>Of 46 sound studies one reaches the least fraction by colour: small faces in one room. By structure simulated people in rooms of their own come to
/// 0.05 at most, simple textures to 0.60. Two halves of one recording give 0.49 to 0.56 by structure, and 0.41 and 0.58 by colour; a third pair has four
/// frames so near each other that they count as copies.</remarks>
/// <param name="First">A participant.</param>
/// <param name="Second">Another.</param>
/// <param name="Mixed">Fraction of the frames of both whose nearest other moment is the other's.</param>
public sealed record RecordingParts(ParticipantId First, ParticipantId Second, double Mixed)
{
    /// <summary>Least fraction by structure, which is cheap, and then by colour, which tells two people in one room apart.</summary>
    public const double LeastMixed = 0.2, LeastMixedInColour = 0.36;

    /// <summary>Fraction by colour from which the two are one recording; below it they are to be looked at.</summary>
    public const double CertainMixed = 0.55;

    /// <summary>Whether it blocks, and the two count as one participant.</summary>
    public bool IsCertain => Mixed >= CertainMixed;

    /// <summary>Fewest frames of each: a short recording has no other moments.</summary>
    public const int LeastFrames = 15;

    /// <summary>Looks at two recordings that share no moment.</summary>
    /// <param name="first">One.</param>
    /// <param name="second">The other.</param>
    /// <param name="mixed">Fraction of the frames of both whose nearest other moment is the other's, by structure.</param>
    internal static RecordingParts? Of(RecordingFrames first, RecordingFrames second, double mixed)
    {
        if (mixed < LeastMixed || first.Frames.Length < LeastFrames || second.Frames.Length < LeastFrames) return null;
        int nearer = Nearer(first, second) + Nearer(second, first);
        double fraction = nearer / (double)(first.Frames.Length + second.Frames.Length);
        return fraction < LeastMixedInColour ? null : new RecordingParts(first.Participant, second.Participant, fraction);
    }

    /// <summary>Frames of one that lie nearer to a frame of the other than to any other moment of their own.</summary>
    private static int Nearer(RecordingFrames one, RecordingFrames other)
    {
        int nearer = 0;
        for (int place = 0; place < one.Frames.Length; place++)
        {
            byte[] frame = one.Frames[place].Thumbnail;
            double own = Enumerable.Range(0, one.Frames.Length)
                .Where(moment => Math.Abs(one.Milliseconds[moment] - one.Milliseconds[place]) > FrameTwins.NeighbourMilliseconds)
                .Select(moment => Distance(frame, one.Frames[moment].Thumbnail)).DefaultIfEmpty(0).Min();
            if (other.Frames.Min(moment => Distance(frame, moment.Thumbnail)) < own) nearer++;
        }

        return nearer;
    }

    private static double Distance(byte[] one, byte[] other)
    {
        long sum = 0;
        for (int place = 0; place < one.Length; place++) sum += (one[place] - other[place]) * (one[place] - other[place]);
        return sum;
    }
}
