namespace Genex.Research.Reporting;

/// <summary>Which side of its place a text is on.</summary>
public enum LabelSide
{
    /// <summary>To the right of it.</summary>
    Right,

    /// <summary>To the left of it.</summary>
    Left,

    /// <summary>Over it.</summary>
    Above,

    /// <summary>On it.</summary>
    Centre,
}
