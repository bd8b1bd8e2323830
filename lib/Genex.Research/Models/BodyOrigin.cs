namespace Genex.Research.Models;

/// <summary>Where the body of a model is meant to come from.</summary>
public enum BodyOrigin
{
    /// <summary>It is drawn at random and trained with the rest.</summary>
    Fresh = 0,

    /// <summary>It starts from published weights and is trained in part. Without them it starts at random, and every title says so.</summary>
    Pretrained,

    /// <summary>It is a network of its own in a file, and never trained.</summary>
    Frozen,
}
