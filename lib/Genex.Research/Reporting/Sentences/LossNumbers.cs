namespace Genex.Research.Reporting;

/// <summary>Losses of a run, means over its validated trainings.</summary>
/// <param name="TrainingKept">Training loss at the kept epoch.</param>
/// <param name="ValidationKept">Validation loss there.</param>
/// <param name="TrainingLast">Training loss at the last epoch.</param>
/// <param name="ValidationLast">Validation loss there.</param>
/// <param name="KeptAtEnd">Fraction of trainings whose kept epoch is their last.</param>
internal sealed record LossNumbers(double TrainingKept, double ValidationKept, double TrainingLast, double ValidationLast, double KeptAtEnd);
