using Genex.Research.Audit;
using Genex.Research.Training;

namespace Genex.Research.Experiments;

/// <summary>Does the elements of a sweep in this process: finds or makes each run, exactly as a single training does.</summary>
/// <param name="sweep">The sweep.</param>
/// <param name="progress">Told after every epoch; may be null.</param>
/// <param name="cancellation">Stops within a batch or two.</param>
internal sealed class SweepWork(SweepFolder sweep, IProgress<RunProgress>? progress, CancellationToken cancellation)
{
    private readonly SweepStudy study = new(sweep.Order, sweep.Store, progress: null, cancellation);

    /// <summary>Does an element. A run that cannot be made is noted, and the others of the element go on.</summary>
    /// <returns>How many failed.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the sweep was.</exception>
    public int Do(int element)
    {
        if (element < 0 || element >= sweep.Elements)
            throw new ArgumentException(
                Invariant($"{sweep.Place} has elements 0 to {sweep.Elements - 1}; element {element} is none of them."), nameof(element));
        int failed = 0;
        foreach ((int index, SweepItem item) in sweep.LinesOf(element))
        {
            if (sweep.IsCancelled) throw new OperationCanceledException("the sweep was cancelled");
            if (item.IsDone(sweep.Store)) continue;
            try
            {
                Do(item);
            }
            catch (Exception problem) when (problem is TrainingDivergedException or OutOfDeviceMemoryException or ArgumentException or InvalidDataException
                or BlockedDataException)
            {
                sweep.Fail(index, problem.Message);
                failed++;
            }
        }

        return failed;
    }

    private void Do(SweepItem item)
    {
        Experiment experiment = study.ExperimentOf(item);
        RunSpecification made = study.Specify(item);
        if (made.Id != item.Run)
        {
            throw new InvalidDataException($"the run is {made.Id} now: the study, the weights or the program have changed since the sweep was laid out. Start "
                + "the sweep again.");
        }

        Runner runner = new(sweep.Store) { Device = experiment.Device };
        if (item.Fold is { } fold) runner.RunFold(made, experiment.Samples, fold, progress, cancellation);
        else runner.Run(made, experiment.Samples, progress, cancellation);
    }
}
