namespace Genex.Research.Experiments;

/// <summary>Who was given the elements of a sweep that are to be done.</summary>
/// <param name="Engine">"local" or "slurm".</param>
/// <param name="Round">How often elements were given out, from 1.</param>
/// <param name="Rounds">Most times.</param>
/// <param name="Arrays">Numbers of SLURM's job arrays of this round.</param>
/// <param name="Collector">Number of the job that follows them; null before it is there.</param>
/// <param name="Options">What sbatch is told beside what a sweep says itself.</param>
internal sealed record SweepGiven(
    string Engine, int Round, int Rounds, IReadOnlyList<string> Arrays, string? Collector, IReadOnlyList<string> Options);
