namespace Genex.Research.Information;

/// <summary>Partial information decomposition of two sources and a target.</summary>
/// <remarks>
/// By the definition of Bertschinger, Rauh, Olbrich, Jost and Ay ("Quantifying unique information", Entropy 16, 2014): among all distributions in which each
/// source has its own joint distribution with the target, the one in which both together tell least. What they tell there beyond one source is unique to the
/// other; what they tell more in truth is synergy.
/// </remarks>
public static class PartialInformation
{
    /// <summary>Takes a distribution apart.</summary>
    /// <param name="joint">Target and two sources.</param>
    /// <returns>Four atoms, each 0 or more, which add up to the mutual information of both sources and the target; within 1e-7 bits of the
    /// definition.</returns>
    public static InformationAtoms Of(JointDistribution joint) => Certified(joint).Atoms;

    /// <summary>The same with a bound on the error of the program's solution.</summary>
    /// <param name="joint">Target and two sources.</param>
    /// <returns>The atoms, and by how many bits each can be wrong at most: the duality gap of the solution.</returns>
    public static (InformationAtoms Atoms, double Gap) Certified(JointDistribution joint)
    {
        ArgumentNullException.ThrowIfNull(joint);
        double first = Entropies.Mutual(joint.WithFirst), second = Entropies.Mutual(joint.WithSecond), both = Entropies.Mutual(joint.WithBoth);
        LeastInformation.Solution least = new LeastInformation(joint).Solve();
        // What a solution of finite accuracy could break: sources that tell less together than one of them, or more than they truly do.
        double together = Math.Clamp(least.Bits, Math.Max(first, second), Math.Min(both, first + second));
        return (new(first + second - together, together - second, together - first, both - together), least.Gap);
    }
}
