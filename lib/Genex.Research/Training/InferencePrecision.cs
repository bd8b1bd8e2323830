namespace Genex.Research.Training;

/// <summary>What products and convolutions compute in where nothing learns: in frozen layers, and when samples are scored.</summary>
public enum InferencePrecision
{
    /// <summary>32-bit floats.</summary>
    Float32,

    /// <summary>bfloat16, by torch's autocast: 8 bits of exponent and 7 of fraction. Weights, normalisations and what is kept stay in 32 bits.</summary>
    BFloat16,
}
