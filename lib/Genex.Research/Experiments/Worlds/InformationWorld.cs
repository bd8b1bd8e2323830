using System.Collections.Concurrent;
using Genex.Research.Information;
using Genex.Research.Simulation;

namespace Genex.Research.Experiments;

/// <summary>A world named by what face and signals tell about a target, drawn as features, whose true atoms are known in bits.</summary>
/// <remarks>
/// Everything in it is invented, so that it can be known. A moment has a target T, a coin. The face shows a state F, the signals a state G, and the world says
/// how those hang together with T; an error, with the world's probability, turns a state over before it is shown. A modality shows its state along one
/// direction of its features (8 of the video, 5 of the signals): + or - <see cref="Amplitude"/>, plus a person's own offset
/// (deviation <see cref="PersonDeviation"/>), plus noise (deviation 1). All other directions carry noise and the person's offsets alone. Moments of a person
/// are independent of one another, which real ones are not: a study of this many rows is worth a longer recording.
/// </remarks>
/// <param name="Id">For files and commands: "redundant".</param>
/// <param name="Title">For tables and sentences.</param>
/// <param name="Meaning">How face and signals hang together with the target.</param>
public sealed record InformationWorld(string Id, string Title, string Meaning)
{
    /// <summary>How far a state lies from the middle, in units of the features' noise.</summary>
    public const double Amplitude = 2.5;

    /// <summary>Standard deviation of a person's offset, in units of the features' noise.</summary>
    public const double PersonDeviation = 0.5;

    // The integrals take a moment, and a grid asks for each many times.
    private static readonly ConcurrentDictionary<(string Id, double Error), InformationAtoms> Known = new();
    private static readonly ConcurrentDictionary<(string Id, double Error), double> Areas = new();

    /// <summary>Number of video features.</summary>
    public const int VideoFeatures = 8;

    /// <summary>Number of signals.</summary>
    public const int SignalFeatures = 5;

    /// <summary>Number of features of the voice, where there is one: with the signals as many as enter products.</summary>
    public const int VoiceFeatures = 3;

    /// <summary>Both show one and the same: the reading itself, with its error, its noise and its offset, is shared.</summary>
    public static InformationWorld Redundant { get; } =
        new("redundant", "redundant", "face and signals show the same reading of the target, with the same errors");

    /// <summary>The video alone tells.</summary>
    public static InformationWorld UniqueToVideo { get; } =
        new("unique-video", "unique to the video", "the face shows the target; the signals show something else");

    /// <summary>The signals alone tell.</summary>
    public static InformationWorld UniqueToSignals { get; } =
        new("unique-signals", "unique to the signals", "the signals show the target; the face shows something else");

    /// <summary>Only both together tell.</summary>
    public static InformationWorld Synergistic { get; } =
        new("synergistic", "synergistic", "the target is the exclusive-or of what the face and what the signals show; neither tells by itself");

    /// <summary>Nothing tells.</summary>
    public static InformationWorld Nothing { get; } = new("nothing", "nothing", "neither shows the target");

    /// <summary>Each shows the target with errors of its own, which two looks correct.</summary>
    public static InformationWorld TwoLooks { get; } =
        new("two-looks", "two looks", "face and signals each show the target, with errors of their own");

    /// <summary>The voice alone tells.</summary>
    public static InformationWorld UniqueToVoice { get; } =
        new("unique-voice", "unique to the voice", "the voice shows the target; face and signals show something else");

    /// <summary>Face and voice tell, the signals do not.</summary>
    public static InformationWorld FaceAndVoice { get; } =
        new("face-and-voice", "face and voice", "face and voice each show the target, with errors of their own; the signals show something else");

    /// <summary>Worlds that have the target in the voice.</summary>
    public static IReadOnlyList<InformationWorld> WithVoice { get; } = [UniqueToVoice, FaceAndVoice];

    /// <summary>Those of face and signals; the first five are the atoms, the last is the ordinary case in which averaging helps.</summary>
    public static IReadOnlyList<InformationWorld> All { get; } = [Redundant, UniqueToVideo, UniqueToSignals, Synergistic, Nothing, TwoLooks];

    /// <summary>The world of an id.</summary>
    /// <exception cref="ArgumentException">There is none; the message names those there are.</exception>
    public static InformationWorld Find(string id) => All.Concat(WithVoice).FirstOrDefault(world => world.Id == id)
        ?? throw new ArgumentException(
            $"There is no world \"{id}\"; expected one of {string.Join(", ", All.Concat(WithVoice).Select(world => world.Id))}.", nameof(id));

    /// <summary>Whether the target is in the voice, so that studies of this world have one.</summary>
    public bool NeedsVoice => WithVoice.Contains(this);

    /// <summary>Whether anything tells.</summary>
    public bool Tells => NeedsVoice || Truth(0).Total > 0;

    /// <summary>What all modalities truly tell beyond the better one, bits.</summary>
    /// <param name="error">Probability that a state is shown wrongly, 0 to 0.5.</param>
    public double GainOf(double error) => Id == FaceAndVoice.Id ? TwoLooks.Truth(error).Gain : Truth(error).Gain;

    /// <summary>The true atoms of video and signals: the video is the first source. What is in the voice is not among them.</summary>
    /// <param name="error">Probability that a state is shown wrongly, 0 to 0.5.</param>
    /// <remarks>
    /// Of a single reading l, given the state: normal around + or - <see cref="Amplitude"/> with the variance of noise and offset, 1 + 0.25, so that the
    /// information is an integral over l (<see cref="ReadingInformation"/>). In the two-looks world both sources have the same joint distribution with the
    /// target, and so nothing unique (Bertschinger et al. 2014, lemma 6); in the others at most one atom is there.
    /// </remarks>
    public InformationAtoms Truth(double error) => Known.GetOrAdd((Id, error), static key => key.Id switch
    {
        "redundant" => new(ReadingInformation.OfOne(key.Error), 0, 0, 0),
        "unique-video" or "face-and-voice" => new(0, ReadingInformation.OfOne(key.Error), 0, 0),
        "unique-signals" => new(0, 0, ReadingInformation.OfOne(key.Error), 0),
        "synergistic" => new(0, 0, 0, ReadingInformation.OfExclusiveOr(key.Error)),
        "two-looks" => new(ReadingInformation.OfOne(key.Error), 0, 0, ReadingInformation.OfTwoLooks(key.Error) - ReadingInformation.OfOne(key.Error)),
        _ => new(0, 0, 0, 0),
    });

    /// <summary>Area under the ROC curve within people of a model that knows everything but the errors: nobody scores more but by luck.</summary>
    /// <param name="error">Probability that a state is shown wrongly, 0 to 0.5.</param>
    /// <remarks>It knows the directions and each person's offsets, and says how likely the target is given the readings. 0.5 where nothing tells.</remarks>
    public double BestArea(double error) => Areas.GetOrAdd((Id, error), static key => key.Id switch
    {
        "redundant" or "unique-video" or "unique-signals" or "unique-voice" => BestReading.OfOne(key.Error),
        "synergistic" => BestReading.OfExclusiveOr(key.Error),
        "two-looks" or "face-and-voice" => BestReading.OfTwoLooks(key.Error),
        _ => 0.5,
    });

    /// <summary>Draws a study of features.</summary>
    /// <param name="people">Number of participants, at least 2.</param>
    /// <param name="rows">Moments of each, at least 2.</param>
    /// <param name="error">Probability that a state is shown wrongly, 0 to 0.5.</param>
    /// <param name="seed">Equal seeds give equal studies.</param>
    /// <param name="voice">Whether there is a voice; it tells nothing where the target is not in it. Video and signals are the same with and without. Default
    /// no.</param>
    /// <returns>First source: video; second: signals; third: the voice.</returns>
    /// <exception cref="ArgumentException">The target is in the voice, and there is to be none.</exception>
    public PairedSources Draw(int people, int rows, double error, int seed, bool voice = false) => voice || !NeedsVoice
        ? new WorldDraw(this, error, seed).Draw(people, rows, voice)
        : throw new ArgumentException($"The world \"{Id}\" has its target in the voice; draw it with one.", nameof(voice));

    /// <summary>The same world as a study of drawn faces, gaze and skin conductance; null where the simulator cannot draw it: one
    /// state that both show with the same errors.</summary>
    /// <param name="study">People, length and seed.</param>
    /// <remarks>The simulator's face and signals have noise of their own, so that "redundant" becomes "two looks" there.</remarks>
    public SimulatedWorld? AsStudy(SimulationSettings study) => Id switch
    {
        "unique-video" => SimulatedWorld.FaceOnly(study),
        "unique-signals" => SimulatedWorld.SignalsOnly(study),
        "two-looks" => SimulatedWorld.Both(study),
        "nothing" => SimulatedWorld.Nothing(study),
        "synergistic" => SimulatedWorld.Crossed(study),
        _ => null,
    };

    /// <summary>What face and signals show at one moment.</summary>
    /// <param name="target">The target.</param>
    /// <param name="coin">An unrelated state.</param>
    /// <param name="other">Another one.</param>
    /// <param name="wrong">Whether this moment's state is shown wrongly.</param>
    /// <param name="wrongToo">Whether the signals' state is, where it has errors of its own.</param>
    internal (bool Face, bool Signals) States(bool target, bool coin, bool other, bool wrong, bool wrongToo) => Id switch
    {
        "redundant" => (target ^ wrong, target ^ wrong),
        "unique-video" or "face-and-voice" => (target ^ wrong, other),
        "unique-signals" => (coin, target ^ wrong),
        "synergistic" => (coin, coin ^ target ^ wrong),
        "two-looks" => (target ^ wrong, target ^ wrongToo),
        _ => (coin, other),
    };

    /// <summary>What the voice shows at one moment.</summary>
    /// <param name="target">The target.</param>
    /// <param name="coin">An unrelated state.</param>
    /// <param name="wrong">Whether this moment's state is shown wrongly.</param>
    internal bool VoiceState(bool target, bool coin, bool wrong) => NeedsVoice ? target ^ wrong : coin;
}
