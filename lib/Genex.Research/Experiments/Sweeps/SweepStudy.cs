using Genex.Research.Models.Weights;
using Genex.Research.Recordings;

namespace Genex.Research.Experiments;

/// <summary>The experiments of a sweep's runs: the study is opened once for each size and rate of frames.</summary>
/// <param name="order">The plan and the study.</param>
/// <param name="store">Where runs are kept.</param>
/// <param name="progress">Progress of reading the study; may be null.</param>
/// <param name="cancellation">Stops between frames.</param>
internal sealed class SweepStudy(SweepOrder order, RunStore store, IProgress<Progress>? progress, CancellationToken cancellation)
{
    private readonly Dictionary<(string Profile, string Signals), Experiment> opened = [];

    /// <summary>The experiment of a run.</summary>
    public Experiment ExperimentOf(SweepItem item)
    {
        if (!opened.TryGetValue((item.Profile, item.Signals), out Experiment? experiment))
        {
            experiment = Open(item.Profile).WithSignals(DeclaredSignals.Parse(item.Signals));
            opened.Add((item.Profile, item.Signals), experiment);
        }

        return experiment.WithSeed(item.Seed);
    }

    /// <summary>The specification of a run: that which a single training of the same model, task and settings has.</summary>
    public RunSpecification Specify(SweepItem item) =>
        ExperimentOf(item).Specify(item.Model, item.ParsedTask, item.ParsedProtocol, order.Plan.Settings[item.Setting].Apply);

    private Experiment Open(string profile)
    {
        StudyReadSettings reading = new(
            order.TimeFormat is { } format ? ExportTimes.ParseFormat(format) : null, order.Region is { } region ? FrameRegion.Parse(region) : null,
            order.Face is { } face ? FaceSearch.Parse(face) : null);
        Experiment experiment = Experiment.Open(order.Data, Profile.Parse(profile), 1, store, progress, reading, cancellation).On(order.Device);
        if (order.AcceptFindings) experiment = experiment.AcceptingFindings();
        return order.Body switch
        {
            null => experiment,
            RunModel.Random => experiment.WithRandomBodies(),
            { } body => experiment.WithBody(OnnxBodyFile.Find(body) ?? throw new FileNotFoundException(
                $"The frozen body {body} is neither beside the library nor in {WeightsStore.Default.Folder}; put it there, with its JSON.", body)),
        };
    }
}
