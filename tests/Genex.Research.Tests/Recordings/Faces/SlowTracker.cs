using Genex.Research.Recordings;

namespace Genex.Research.Tests.Recordings;

/// <summary>What <see cref="FaceTracker"/> does, from its description, with the whole video at hand.</summary>
internal static class SlowTracker
{
    private const double Tolerance = 1;

    public static FrameFace[] Track(IReadOnlyList<(double Milliseconds, IReadOnlyList<FaceBox> Faces)> moments, FaceSearch search)
    {
        double gap = search.LongestGapSeconds * 1000 + Tolerance, reach = search.SmoothingSeconds * 1000 + Tolerance;
        FaceBox[][] sure = [.. moments.Select(one => one.Faces.Where(face => face.Confidence >= search.LeastConfidence).ToArray())];
        FaceBox?[] chosen = new FaceBox?[moments.Count];
        int[] whose = new int[moments.Count];
        for (int at = 0, person = 0; at < moments.Count; at++, whose[at - 1] = person)
        {
            if (sure[at].Length == 0) continue;
            int before = Enumerable.Range(0, at)
                .LastOrDefault(other => chosen[other] is not null && moments[at].Milliseconds - moments[other].Milliseconds <= gap, -1);
            if (before >= 0 && !IsBeaten(at, before, person))
            {
                chosen[at] = Own(at, before);
                continue;
            }

            chosen[at] = Largest(at);
            person++;
        }

        FaceBox?[] bridged = [.. Enumerable.Range(0, moments.Count).Select(at => Bridge(at))];
        return [.. Enumerable.Range(0, moments.Count).Select(at => new FrameFace(Mean(at), sure[at].Length))];

        FaceBox? Bridge(int at)
        {
            if (chosen[at] is { } found) return found;
            int before = Enumerable.Range(0, at).LastOrDefault(other => chosen[other] is not null, -1);
            int after = Enumerable.Range(at + 1, moments.Count - at - 1).FirstOrDefault(other => chosen[other] is not null, -1);
            if (before < 0 || after < 0 || whose[before] != whose[after]) return null;
            double part = (moments[at].Milliseconds - moments[before].Milliseconds) / (moments[after].Milliseconds - moments[before].Milliseconds);
            (FaceBox from, FaceBox to) = (chosen[before]!.Value, chosen[after]!.Value);
            return new FaceBox(from.X * (1 - part) + to.X * part, from.Y * (1 - part) + to.Y * part, from.Width * (1 - part) + to.Width * part,
                from.Height * (1 - part) + to.Height * part, 0);
        }

        FaceBox? Mean(int at)
        {
            if (bridged[at] is not { } own) return null;
            FaceBox[] around = [.. Enumerable.Range(0, moments.Count).Where(other => Math.Abs(moments[other].Milliseconds - moments[at].Milliseconds) <= reach
                && Together(Math.Min(at, other), Math.Max(at, other))).Select(other => bridged[other]!.Value)];
            double width = around.Average(one => one.Width), height = around.Average(one => one.Height);
            (double x, double y) = (around.Average(one => one.X + one.Width / 2), around.Average(one => one.Y + one.Height / 2));
            return new FaceBox(x - width / 2, y - height / 2, width, height, own.Confidence);
        }

        bool Together(int first, int last) => Enumerable.Range(first, last - first + 1).All(one => bridged[one] is not null)
            && Enumerable.Range(first, last - first + 1).Where(one => chosen[one] is not null).Select(one => whose[one]).Distinct().Count() <= 1;

        FaceBox Largest(int at) => sure[at].OrderByDescending(face => face.Width * face.Height).ThenByDescending(face => face.Confidence).First();

        FaceBox? Own(int at, int before) => sure[at].Where(face => Apart(chosen[before]!.Value, face) <= FaceTracker.FarthestJump)
            .OrderBy(face => Apart(chosen[before]!.Value, face)).Select(face => (FaceBox?)face).FirstOrDefault();

        // Since when no moment with faces has had this person's as its largest.
        bool IsBeaten(int at, int before, int person)
        {
            if (Own(at, before) == Largest(at)) return false;
            int since = at;
            for (int other = at - 1; other >= 0 && (sure[other].Length == 0 || whose[other] == person); other--)
            {
                if (sure[other].Length == 0) continue;
                if (chosen[other] == Largest(other)) break;
                since = other;
            }

            return moments[at].Milliseconds - moments[since].Milliseconds > gap;
        }
    }

    private static double Apart(FaceBox before, FaceBox face)
    {
        double side = Math.Max(before.Width, before.Height);
        (double x, double y) = (face.X + face.Width / 2 - before.X - before.Width / 2, face.Y + face.Height / 2 - before.Y - before.Height / 2);
        return Math.Sqrt(x * x + y * y) / side + Math.Abs(Math.Log(Math.Max(face.Width, face.Height) / side));
    }
}
