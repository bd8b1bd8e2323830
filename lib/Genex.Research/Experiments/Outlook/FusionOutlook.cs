using Genex.Research.Datasets;
using Genex.Research.Information;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>Whether fusion can pay on a study, before anything is built: what video and signals tell about a target, taken apart.</summary>
/// <param name="Study">The study's name, or the world's.</param>
/// <param name="Provenance">Where its data come from.</param>
/// <param name="Target">Name of the target.</param>
/// <param name="First">What the first source is, in words.</param>
/// <param name="Second">What the second source is.</param>
/// <param name="Atoms">The estimate.</param>
/// <param name="Truth">The true atoms where they are known; null for a study.</param>
public sealed record FusionOutlook(string Study, Provenance Provenance, string Target, string First, string Second, EstimatedAtoms Atoms,
    InformationAtoms? Truth = null)
{
    private const int Components = 16;

    /// <summary>Of a study: the frames' pixels (32 x 32, as their first 16 principal components) against the five signals of gaze and skin conductance, which
    /// do not share the targets' sensor.</summary>
    /// <param name="samples">The study.</param>
    /// <param name="target">Name of one of the 17 emotional targets.</param>
    /// <param name="seed">Of shifts and resamples.</param>
    /// <param name="cancellation">Stops between models and between studies.</param>
    /// <exception cref="ArgumentException">There is no such target, or fewer than two participants have labels of it.</exception>
    /// <remarks>The components are found on all frames, without any label.</remarks>
    public static FusionOutlook Of(SampleSet samples, string target = "Attention", int seed = 1, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        EmotionTask task = EmotionTask.Emotions;
        int column = task.Names.ToList().IndexOf(target);
        if (column < 0) throw new ArgumentException($"There is no target \"{target}\"; expected one of {string.Join(", ", task.Names)}.", nameof(target));
        (float[] labels, bool[] known) = task.LabelsOf(samples);
        int[] rows = [.. Enumerable.Range(0, samples.Count).Where(row => known[(row * task.Count) + column])
            .OrderBy(row => samples.ParticipantOf[row]).ThenBy(row => samples.TimeMilliseconds[row])];
        int[] people = [.. rows.Select(row => samples.ParticipantOf[row]).Distinct()];
        int coded = PhysicalFeatures.FacialCoding.Count;
        PairedSources sources = new(
            Pixels(samples, rows), BaselineInputs.Features(samples, coded, PhysicalFeatures.Count - coded).Rows(rows),
            [.. rows.Select(row => labels[(row * task.Count) + column] > 0.5f)],
            [.. rows.Select(row => Array.IndexOf(people, samples.ParticipantOf[row]))]);
        return new(Path.GetFileName(samples.Study.Root), samples.Study.Provenance, target, "video (pixels)", "gaze and skin",
            EstimatedAtoms.Of(sources, seed, cancellation: CellToken.Or(cancellation)));
    }

    /// <summary>Of a world whose truth is known.</summary>
    /// <param name="world">The world.</param>
    /// <param name="people">Number of participants.</param>
    /// <param name="error">Probability that a state is shown wrongly.</param>
    /// <param name="seed">Of the study, the shifts and the resamples.</param>
    /// <param name="rows">Moments of each participant. Default 60.</param>
    /// <param name="cancellation">Stops between models and between studies.</param>
    public static FusionOutlook Of(InformationWorld world, int people, double error, int seed = 1, int rows = 60, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        return new(world.Title, Provenance.Simulated, "the target", "video", "signals",
            EstimatedAtoms.Of(world.Draw(people, rows, error, seed), seed, cancellation: CellToken.Or(cancellation)), world.Truth(error));
    }

    // The last components are the largest.
    private static double[,] Pixels(SampleSet samples, int[] rows)
    {
        using PixelComponents components = new(samples, rows);
        double[,] all = components.Of(rows);
        int kept = Math.Min(Components, all.GetLength(1)), from = all.GetLength(1) - kept;
        double[,] table = new double[rows.Length, kept];
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < kept; column++) table[row, column] = all[row, from + column];
        }

        return table;
    }
}
