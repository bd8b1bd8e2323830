using TorchSharp;
using static TorchSharp.torch;

namespace Genex.Research.Models.Blocks;

/// <summary>Learned positions of a vision transformer for a grid of patches other than the one they were learned on.</summary>
public static class PatchPositions
{
    /// <summary>Patches along a side of the grid that positions are learned for: 224 / 16.</summary>
    public const int Grid = 14;

    /// <summary>Positions for a grid of another size: the class token's kept, the patches' interpolated bicubically with aligned corners.</summary>
    /// <param name="positions">(1, 1 + n * n, width).</param>
    /// <param name="rows">Patches from top to bottom.</param>
    /// <param name="columns">Patches from left to right.</param>
    /// <returns>(1, 1 + rows * columns, width); the caller disposes it. Gradients flow back to the learned positions.</returns>
    /// <exception cref="ArgumentException">The learned positions are not those of a square grid and a class token.</exception>
    /// <remarks>As torchvision's <c>interpolate_embeddings</c>, to whose result it is compared in the tests.</remarks>
    public static Tensor For(Tensor positions, long rows, long columns)
    {
        long side = (long)Math.Round(Math.Sqrt(positions.shape[1] - 1));
        if (positions.dim() != 3 || side * side != positions.shape[1] - 1)
            throw new ArgumentException($"Positions of shape ({string.Join(", ", positions.shape)}): expected (1, 1 + n * n, width).", nameof(positions));
        if (side == rows && side == columns)
            return positions.alias();
        using DisposeScope scope = NewDisposeScope();
        Tensor grid = positions[.., 1..].transpose(1, 2).reshape(1, -1, side, side);           // (1, width, n, n)
        grid = nn.functional.interpolate(grid, size: [rows, columns], mode: InterpolationMode.Bicubic, align_corners: true);
        return cat([positions[.., ..1], grid.flatten(2).transpose(1, 2)], 1).MoveToOuterDisposeScope();
    }
}
