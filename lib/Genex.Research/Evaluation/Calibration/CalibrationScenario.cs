namespace Genex.Research.Evaluation;

/// <summary>How the scores of a simulated study come about.</summary>
public enum CalibrationScenario
{
    /// <summary>Differences of two models, normal over participants.</summary>
    Normal = 0,

    /// <summary>
    /// Differences of two models' accuracies over 40 frames: bounded, with ties and near the ceiling. Participants differ in how hard they are, and
    /// in which model suits them; on average the models are alike.
    /// </summary>
    Bounded,

    /// <summary>The accuracy itself of one such model: skewed towards low values by the ceiling.</summary>
    Ceiling,

    /// <summary>Differences that are exponential over participants: strongly skewed, so that the tests' assumption of symmetry is broken.</summary>
    Skewed,

    /// <summary>
    /// Differences of accuracies with the training in the loop: two learners see features of their own that say equally much, and each participant is scored
    /// by what was learnt from all the others. Neither learner is better over studies, but in one study one of them may have learnt better, for all folds
    /// alike.
    /// </summary>
    Trained,
}
