using static TorchSharp.torch;

namespace Genex.Research.Models.Inspection;

/// <summary>While it lives, a model evaluates: no dropout, running statistics. Then every part of it is as it was, whatever happened in between.</summary>
internal sealed class EvaluationMode : IDisposable
{
    private readonly List<(nn.Module Part, bool Training)> before;

    /// <summary>Puts a model into evaluation mode.</summary>
    public EvaluationMode(nn.Module model)
    {
        before = [.. model.modules().Prepend(model).Select(part => (part, part.training))];
        model.eval();
    }

    /// <summary>Puts the modes back, outer parts first: a part's mode is its children's until they are given their own.</summary>
    public void Dispose() => before.ForEach(one => one.Part.train(one.Training));
}
