namespace Genex.Research.Reporting;

/// <summary>Which side the cells of a column keep to.</summary>
public enum CellAlignment
{
    /// <summary>Text.</summary>
    Left,

    /// <summary>Numbers.</summary>
    Right,

    /// <summary>Marks.</summary>
    Centre,
}
