using Genex.Research.Datasets;

namespace Genex.Research.Experiments;

/// <summary>Samples with what a run did without taken away.</summary>
internal static class WithheldSamples
{
    /// <summary>The samples as the run saw them.</summary>
    /// <param name="samples">Whole.</param>
    /// <param name="withheld">As <see cref="SampleSet.Withheld"/> has it.</param>
    public static SampleSet Of(SampleSet samples, string withheld) => withheld switch
    {
        "video" => samples.WithoutVideo(),
        "signals" => samples.WithoutSignals(),
        "facial-coding" => samples.WithSignals(SignalSet.GazeAndSkin),
        "gaze-and-skin" => samples.WithSignals(SignalSet.FacialCoding),
        "all-but-own" => samples.WithSignals(SignalSet.Own),
        _ => samples,
    };
}
