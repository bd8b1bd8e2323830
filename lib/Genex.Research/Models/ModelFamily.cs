namespace Genex.Research.Models;

/// <summary>The two families of the report's models.</summary>
public enum ModelFamily
{
    /// <summary>A.*: frames of the webcam alone.</summary>
    Video = 0,

    /// <summary>B.*: frames and physical signals.</summary>
    Fusion,
}
