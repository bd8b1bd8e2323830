namespace Genex.Notebooks.Export;

/// <summary>A heading, for the table of contents.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Text">Its text without markup.</param>
/// <param name="Id">The id to link to.</param>
internal sealed record PageHeading(int Level, string Text, string Id);
