namespace Genex.Research.Audit;

/// <summary>Frames of one recording that resemble a frame of another more than any other moment of their own, in whatever order.</summary>
/// <remarks>Of two people's frames hardly any is a twin: at most 3 of 40 in simple textures, 2 with small faces in one room, none in most of 46 sound studies.
/// Copies in another order, or of every second or third frame, leave 13 to 40 of 40; a stretch of six frames leaves 5 and 6 (tests, AuditPlantTests).</remarks>
/// <param name="Pairs">Indices (first, second) of frames that are each other's nearest, the nearer own moment at least twice as far.</param>
/// <param name="Mixed">Fraction of the frames of both whose nearest other moment lies in the other recording.</param>
internal sealed record FrameTwins(IReadOnlyList<(int First, int Second)> Pairs, double Mixed)
{
    /// <summary>A frame looks like its neighbours; what lies nearer than this is no other moment.</summary>
    internal const double NeighbourMilliseconds = 1500;

    /// <summary>Distance of a twin over that of the nearest own moment: a copy is far nearer, another person never is.</summary>
    internal const double MostOfOwnDistance = 0.5;

    /// <summary>Least correlation of twins: simple pictures of two people may lie near each other at single moments.</summary>
    internal const double LeastCorrelation = 0.985;

    /// <summary>Compares two recordings.</summary>
    /// <param name="between">Correlations, frames of the first x frames of the second.</param>
    /// <param name="ownFirst">Correlation of each frame of the first with its nearest own moment.</param>
    /// <param name="ownSecond">The same for the second.</param>
    internal static FrameTwins Of(float[,] between, float[] ownFirst, float[] ownSecond)
    {
        int[] nearestSecond = new int[ownFirst.Length], nearestFirst = new int[ownSecond.Length];
        for (int first = 0; first < ownFirst.Length; first++)
        {
            for (int second = 0; second < ownSecond.Length; second++)
            {
                if (between[first, second] > between[first, nearestSecond[first]]) nearestSecond[first] = second;
                if (between[first, second] > between[nearestFirst[second], second]) nearestFirst[second] = first;
            }
        }

        List<(int, int)> pairs = [];
        int mixed = 0;
        for (int first = 0; first < ownFirst.Length; first++)
        {
            int second = nearestSecond[first];
            if (between[first, second] > ownFirst[first]) mixed++;
            if (nearestFirst[second] == first && IsTwin(between[first, second], Math.Max(ownFirst[first], ownSecond[second]))) pairs.Add((first, second));
        }

        mixed += Enumerable.Range(0, ownSecond.Length).Count(second => between[nearestFirst[second], second] > ownSecond[second]);
        return new FrameTwins(pairs, mixed / (double)(ownFirst.Length + ownSecond.Length));
    }

    /// <summary>Correlations of all frames of one with all of another.</summary>
    internal static float[,] Between(FrameSummary[] first, FrameSummary[] second)
    {
        float[,] correlations = new float[first.Length, second.Length];
        for (int row = 0; row < first.Length; row++)
            for (int column = 0; column < second.Length; column++)
                correlations[row, column] = (float)Vectors.Product(first[row].Structure, second[column].Structure);
        return correlations;
    }

    /// <summary>Correlation of each frame with its nearest other moment of the same recording; 1 where there is none.</summary>
    internal static float[] Own(FrameSummary[] frames, double[] milliseconds)
    {
        float[] own = [.. Enumerable.Repeat(float.NegativeInfinity, frames.Length)];
        for (int one = 0; one < frames.Length; one++)
        {
            for (int other = one + 1; other < frames.Length; other++)
            {
                if (Math.Abs(milliseconds[one] - milliseconds[other]) <= NeighbourMilliseconds) continue;
                float correlation = (float)Vectors.Product(frames[one].Structure, frames[other].Structure);
                (own[one], own[other]) = (Math.Max(own[one], correlation), Math.Max(own[other], correlation));
            }
        }

        return [.. own.Select(value => float.IsNegativeInfinity(value) ? 1 : value)];
    }

    private static bool IsTwin(float correlation, float own) => correlation >= LeastCorrelation && 1 - correlation < MostOfOwnDistance * (1 - own);
}
