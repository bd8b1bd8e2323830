namespace Genex.Research.Datasets;

/// <summary>The moments before each sample: what a model over time looks at beside the sample itself.</summary>
/// <remarks>
/// A window has T slots, one step apart, the last of which is the sample. A slot is filled by the sample of the same recording that lies that many steps
/// earlier, to the nearest step; one that nobody fills - a gap, or the time before the recording - is not known. Windows look back only, and never over the
/// border of a recording or of a fold's parts, so that no test sample is an input of a training sample, nor the other way round.
/// </remarks>
public sealed class SampleWindows
{
    private readonly int[] rows; // N x T
    private readonly bool[] known;

    /// <param name="samples">All samples.</param>
    /// <param name="moments">T, at least 1.</param>
    /// <param name="parts">For each sample the part of the fold that it belongs to; null: all are in one.</param>
    public SampleWindows(SampleSet samples, int moments, IReadOnlyList<int>? parts = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(moments, 1);
        Moments = moments;
        (rows, known) = (new int[samples.Count * moments], new bool[samples.Count * moments]);
        for (int sample = 0; sample < samples.Count; sample++)
        {
            Array.Fill(rows, sample, sample * moments, moments);
            known[(sample * moments) + moments - 1] = true;
            for (int earlier = sample - 1; earlier >= 0 && samples.RecordingOf[earlier] == samples.RecordingOf[sample]; earlier--)
            {
                double steps = Math.Round((samples.TimeMilliseconds[sample] - samples.TimeMilliseconds[earlier]) / samples.StepMilliseconds);
                if (!(steps < moments)) break;
                int slot = (sample * moments) + moments - 1 - (int)Math.Max(0, steps);
                if (steps < 0 || known[slot]) continue; // the nearer one is there already
                if (parts is not null && parts[earlier] != parts[sample])
                {
                    Cut++;
                    continue;
                }

                (rows[slot], known[slot]) = (earlier, true);
            }
        }
    }

    /// <summary>T.</summary>
    public int Moments { get; }

    /// <summary>How many slots are empty only because what would fill them lies in another part of the fold.</summary>
    public int Cut { get; }

    /// <summary>The samples that fill the windows of these.</summary>
    /// <returns>B x T indices, oldest first, the sample itself where a slot is empty; and B x T flags, false where it is.</returns>
    public (int[] Rows, bool[] Known) Of(ReadOnlySpan<int> indices)
    {
        (int[] taken, bool[] there) = (new int[indices.Length * Moments], new bool[indices.Length * Moments]);
        for (int place = 0; place < indices.Length; place++)
        {
            rows.AsSpan(indices[place] * Moments, Moments).CopyTo(taken.AsSpan(place * Moments));
            known.AsSpan(indices[place] * Moments, Moments).CopyTo(there.AsSpan(place * Moments));
        }

        return (taken, there);
    }
}
