namespace Genex.Notebooks.Running;

/// <summary>A parameter that cannot be given: no notebook declares it, or the value does not read as its type.</summary>
public sealed class ParameterException(string message) : Exception(message);
