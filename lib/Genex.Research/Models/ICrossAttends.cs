namespace Genex.Research.Models;

/// <summary>A model whose video side attends to its physical side.</summary>
public interface ICrossAttends
{
    /// <summary>The attention layer between the modalities, by its name in the model.</summary>
    string CrossAttentionLayer { get; }
}
