using Genex.Research.Alignment;
using Genex.Research.Audit;
using Genex.Research.Datasets;
using Genex.Research.Models;
using Genex.Research.Models.Weights;
using Genex.Research.Recordings;
using Genex.Research.Simulation;
using Genex.Research.Training;
using TorchSharp;

namespace Genex.Research.Experiments;

/// <summary>A study, a profile and a seed: what a notebook opens once and then asks for runs.</summary>
/// <example><code>
/// var experiment = Experiment.Open("data/sample", Profile.Quick, seed: 1);
/// var run = experiment.Run("A.1", EmotionTask.Attention, Protocol.LeaveOneParticipantOut, progress);
/// </code></example>
/// <param name="samples">The study's samples at the profile's size and rate.</param>
/// <param name="profile">How much effort.</param>
/// <param name="seed">For everything random in a run.</param>
/// <param name="store">Where runs are kept and found; null takes <see cref="RunStore.DefaultFolder"/>.</param>
public sealed class Experiment(SampleSet samples, Profile profile, long seed, RunStore? store = null)
{
    private Lazy<AuditReport> audit = new(() => DataAudit.Run(SamplesInHand.Material(samples)));

    /// <summary>The study's samples.</summary>
    public SampleSet Samples { get; } = samples;

    /// <summary>What the data audit says of the study; made when first asked for.</summary>
    public AuditReport Audit => audit.Value;

    /// <summary>Whether runs are made on data that the audit blocks. Every result then says so.</summary>
    public bool AcceptsFindings { get; private init; }

    /// <summary>How much effort.</summary>
    public Profile Profile { get; } = profile;

    /// <summary>For everything random in a run.</summary>
    public long Seed { get; } = seed;

    /// <summary>Where runs are kept and found.</summary>
    public RunStore Store { get; } = store ?? new RunStore(RunStore.DefaultFolder);

    /// <summary>Where models are trained: the GPU where there is one, else the CPU.</summary>
    public torch.Device Device { get; private init; } = ComputeDevice.Parse("auto");

    /// <summary>What bodies start from: "random", or the id of a frozen body; null takes each model's own.</summary>
    public string? Body { get; private init; }

    /// <summary>The same experiment with every body that is meant to be pretrained drawn at random: what pretraining is worth is the difference.</summary>
    public Experiment WithRandomBodies() => With(RunModel.Random);

    /// <summary>The same experiment with another network as the frozen body of P.1 and P.2.</summary>
    /// <param name="body">The network; it must lie in the weights folder or beside the library, where later readers of a run find it.</param>
    public Experiment WithBody(OnnxBodyFile body) => With(body.Id);

    /// <summary>The same experiment on a chosen device.</summary>
    /// <param name="device">"auto", "cpu", "cuda" or "cuda:1".</param>
    /// <exception cref="ArgumentException">There is no such device here.</exception>
    public Experiment On(string device) =>
        new(Samples, Profile, Seed, Store) { audit = audit, AcceptsFindings = AcceptsFindings, Device = ComputeDevice.Parse(device), Body = Body };

    /// <summary>Opens a study: reads, aligns and decodes it, or takes what an earlier opening of the same files left in the cache.</summary>
    /// <param name="data">The study's folder, or the store that it was prepared into.</param>
    /// <param name="profile">How much effort.</param>
    /// <param name="seed">For everything random in a run.</param>
    /// <param name="store">Where runs are kept and found; null takes <see cref="RunStore.DefaultFolder"/>.</param>
    /// <param name="progress">Progress, reported every few frames.</param>
    /// <param name="reading">How the study is read: the form of times, where the participant is in the videos; null for the defaults.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <exception cref="Recordings.RecordingException">The folder, an export or a video cannot be used; the message names file and place.</exception>
    /// <exception cref="ArgumentException">A prepared store has another rate than the profile, smaller frames, or settings of its own.</exception>
    public static Experiment Open(string data, Profile profile, long seed = 1, RunStore? store = null, IProgress<Progress>? progress = null,
        StudyReadSettings? reading = null, CancellationToken cancellation = default) =>
        new(StudyLoader.Load(data, profile.FrameSize, profile.SamplesPerSecond, progress, reading: reading, cancellation: CellToken.Or(cancellation)),
            profile, seed, store);

    /// <summary>Opens a study that is simulated in memory, without a file: seconds for eight participants of a minute, for experiments over many seeds and
    /// settings.</summary>
    /// <param name="study">What to simulate; its seed is the study's, not the runs'.</param>
    /// <param name="profile">How much effort.</param>
    /// <param name="seed">For everything random in a run.</param>
    /// <param name="store">Where runs are kept and found; null takes <see cref="RunStore.DefaultFolder"/>.</param>
    /// <param name="progress">Told after every participant.</param>
    /// <param name="cancellation">Stops between frames.</param>
    /// <remarks>Equal settings give samples with equal fingerprints, so a finished run is found again. Everything made from them is marked as
    /// simulated.</remarks>
    public static Experiment Open(SimulationSettings study, Profile profile, long seed = 1, RunStore? store = null, IProgress<Progress>? progress = null,
        CancellationToken cancellation = default) =>
        new(SimulatedStudy.InMemory(study, profile.SamplesPerSecond, profile.FrameSize, progress, CellToken.Or(cancellation)), profile, seed, store);

    /// <summary>The same experiment with the frames taken away, for an ablation: models are trained and tested on the signals alone.</summary>
    public Experiment WithoutVideo() => Like(Samples.WithoutVideo());

    /// <summary>The same experiment with the signals taken away, for an ablation: fusion models are trained and tested on the video alone.</summary>
    public Experiment WithoutSignals() => Like(Samples.WithoutSignals());

    /// <summary>The same experiment with a declared set of the signals alone.</summary>
    public Experiment WithSignals(SignalSet set) => set == SignalSet.All ? this : Like(Samples.WithSignals(set));

    /// <summary>The same experiment on data that the audit blocks: runs are made, and every result names the findings.</summary>
    public Experiment AcceptingFindings() => new(Samples, Profile, Seed, Store) { audit = audit, AcceptsFindings = true, Device = Device, Body = Body };

    /// <summary>Every finished run on this study and profile in the store, whoever made it.</summary>
    public IReadOnlyList<RunRecord> Finished() =>
        Store.Read(Store.List().Where(run => run.Study == Samples.StudyFingerprint && run.Profile == Profile.Id));

    /// <summary>The specification of a run of this experiment.</summary>
    /// <param name="model">Id of the architecture.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="protocol">How samples are divided.</param>
    /// <param name="change">Changes the profile's training settings; null keeps them.</param>
    /// <exception cref="ArgumentException">There is no such model, or nobody has a label of the task.</exception>
    public RunSpecification Specify(string model, EmotionTask task, Protocol protocol, Func<TrainingSettings, TrainingSettings>? change = null)
    {
        TrainingSettings settings = Profile.TrainingOf(model);
        return new RunSpecification
        {
            Model = ModelRegistry.Find(model).Id,
            Task = AcceptsFindings ? task : task with { LeftOut = [.. task.Names.Where(name => task.LeftOut.Concat(Audit.BlockedTargets).Contains(name))] },
            Protocol = protocol,
            Profile = Profile.Id,
            Seed = Seed,
            Data = Samples.Fingerprint,
            OwnSignals = Samples.Vocabulary.OwnSignals is { Count: > 0 } own ? own : null,
            Faces = Samples.Study.FaceSearch,
            Withheld = Samples.Withheld,
            WithheldFrom = Samples.Withheld.Length == 0 ? null : Samples.StudyFingerprint,
            Provenance = Samples.Provenance,
            ImageSize = Profile.ImageSizeOf(ModelRegistry.Find(model)),
            SamplesPerSecond = Profile.SamplesPerSecond,
            Training = change?.Invoke(settings) ?? settings,
            Weights = Body ?? RunModel.WeightsFor(model),
            AcceptedFindings = AcceptsFindings ? OrNull(Accepted(task)) : null,
            DataCaveats = DataCaveats(Samples, task),
        };
    }

    /// <summary>Finds or makes a run.</summary>
    /// <param name="model">Id of the architecture.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="protocol">How samples are divided.</param>
    /// <param name="progress">Told after every epoch.</param>
    /// <param name="change">Changes the profile's training settings; null keeps them.</param>
    /// <param name="cancellation">Stops within a batch or two; what was done is kept, and the next call goes on from there.</param>
    /// <exception cref="ArgumentException">There is no such model, or too few participants for the protocol.</exception>
    /// <exception cref="InvalidDataException">The finished run is damaged; the message names the file and how to make it again.</exception>
    /// <exception cref="BlockedDataException">The data audit blocks training on this study, and its findings are not accepted.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public RunRecord Run(
        string model, EmotionTask task, Protocol protocol, IProgress<RunProgress>? progress = null, Func<TrainingSettings, TrainingSettings>? change = null,
        CancellationToken cancellation = default) => Make(model, task, protocol, progress, change, anew: false, cancellation);

    /// <summary>Makes a run again, whether or not there is one; a finished one is kept until the new one is whole.</summary>
    /// <inheritdoc cref="Run"/>
    public RunRecord RunAnew(
        string model, EmotionTask task, Protocol protocol, IProgress<RunProgress>? progress = null, Func<TrainingSettings, TrainingSettings>? change = null,
        CancellationToken cancellation = default) => Make(model, task, protocol, progress, change, anew: true, cancellation);

    private RunRecord Make(string model, EmotionTask task, Protocol protocol, IProgress<RunProgress>? progress,
        Func<TrainingSettings, TrainingSettings>? change, bool anew, CancellationToken cancellation)
    {
        RequireAllowed(task);
        return new Runner(Store) { Device = Device, Anew = anew }
            .Run(Specify(model, task, protocol, change), Samples, progress, CellToken.Or(cancellation));
    }

    /// <exception cref="BlockedDataException">The data audit blocks training on this study, and its findings are not accepted.</exception>
    internal void RequireAllowed(EmotionTask task)
    {
        if (!AcceptsFindings && Audit.BlockingOf(task).Count > 0) throw new BlockedDataException(Audit, task);
    }

    /// <summary>The same experiment with another seed.</summary>
    internal Experiment WithSeed(long other) =>
        new(Samples, Profile, other, Store) { audit = audit, AcceptsFindings = AcceptsFindings, Device = Device, Body = Body };

    /// <summary>Loads the trained weights of a fold of a run of this study, for maps, explanations and predictions.</summary>
    /// <param name="run">A finished run.</param>
    /// <param name="fold">Index of the fold, from 0.</param>
    /// <returns>The trained model and its fold's samples; the caller disposes it.</returns>
    /// <exception cref="ArgumentException">The run is of other samples, or has no such fold.</exception>
    /// <exception cref="InvalidDataException">The weights file is damaged.</exception>
    public TrainedFold LoadFold(RunRecord run, int fold = 0) => TrainedFold.Load(run, Samples, fold);

    /// <summary>Checks with a blocking finding on the whole study or on a target of the task.</summary>
    private IEnumerable<string> Accepted(EmotionTask task) => Audit.Blocking
        .Where(finding => finding.Target is null || task.Names.Contains(finding.Target)).Select(finding => finding.Check).Distinct();

    private static string[]? OrNull(IEnumerable<string> names) => names.ToArray() is { Length: > 0 } some ? some : null;

    private Experiment Like(SampleSet part) =>
        new(part, Profile, Seed, Store) { audit = audit, AcceptsFindings = AcceptsFindings, Device = Device, Body = Body };

    private Experiment With(string body) =>
        new(Samples, Profile, Seed, Store) { audit = audit, AcceptsFindings = AcceptsFindings, Device = Device, Body = body };

    /// <summary>What the study itself asks to be said beside every number: rows that were joined to frames by their index, frames without a face, people
    /// without labels.</summary>
    private static string[]? DataCaveats(SampleSet samples, EmotionTask task)
    {
        IReadOnlyList<AlignedRecording> recordings = samples.Study.Recordings;
        int byIndex = recordings.Count(recording => recording.Clock.Source == ClockSource.Index);
        int masked = recordings.Sum(recording => recording.Faces?.Masked ?? 0);
        IReadOnlyList<ParticipantId> without = LabelledSamples.Of(samples, task).Without;
        string[] said =
        [
            .. byIndex == 0 ? Array.Empty<string>()
                : [Invariant($"annotation rows of {byIndex} of {recordings.Count} participants were spread over the frames by index, not by time")],
            .. masked == 0 ? Array.Empty<string>()
                : [Invariant($"no face, and so no picture, in {masked} of {samples.Count} sampled frames")],
            .. without.Count == 0 ? Array.Empty<string>() : [$"without labels of {task.Title}, and so in no fold: {string.Join(", ", without)}"],
        ];
        return said.Length == 0 ? null : said;
    }
}
