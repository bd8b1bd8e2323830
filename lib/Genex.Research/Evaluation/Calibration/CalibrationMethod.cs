namespace Genex.Research.Evaluation;

/// <summary>A test or an interval on trial; the library offers some, the others show why it does not offer them.</summary>
public enum CalibrationMethod
{
    /// <summary>All signs. Offered for 13 participants or fewer.</summary>
    SignFlipExact = 0,

    /// <summary>Sampled signs. Offered for 14 to 19 participants.</summary>
    SignFlipSampled,

    /// <summary>Wilcoxon's signed ranks. Offered from 20 participants on.</summary>
    Wilcoxon,

    /// <summary>A z test that takes frames for independent. Never offered.</summary>
    FramesTest,

    /// <summary>A t test corrected for folds that share training samples (Nadeau and Bengio 2003). Taken beside the test of signs wherever models are trained
    /// fold by fold.</summary>
    CorrectedT,

    /// <summary>Student's t interval over participants. Offered for fewer than 10.</summary>
    StudentT,

    /// <summary>Bootstrap over participants with expanded percentiles. Offered from 10 participants on.</summary>
    ParticipantBootstrap,

    /// <summary>Bootstrap over participants with plain percentiles. Never offered.</summary>
    PlainBootstrap,

    /// <summary>A normal interval that takes frames for independent. Never offered.</summary>
    FramesInterval,
}
