using Genex.Research.Datasets;
using Genex.Research.Experiments;
using Genex.Research.Recordings;
using Genex.Research.Training;

namespace Genex.Research.Tests.Reporting;

/// <summary>What is to be trained, where a test only asks how it is told.</summary>
internal static class QuickSpecification
{
    /// <summary>The model on attention, one participant left out, on simulated data.</summary>
    public static RunSpecification Of(string model) => new()
    {
        Model = model,
        Task = EmotionTask.Attention,
        Protocol = Protocol.LeaveOneParticipantOut,
        Profile = "quick",
        Seed = 1,
        Data = "",
        ImageSize = 64,
        SamplesPerSecond = 1,
        Provenance = Provenance.Simulated,
        Training = TrainingPresets.Quick(model),
    };
}
