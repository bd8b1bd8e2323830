namespace Genex.Notebooks.Assistance;

/// <summary>One candidate.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">What it is: method, property, class, keyword and so on.</param>
internal sealed record Completion(string Text, string Kind);
