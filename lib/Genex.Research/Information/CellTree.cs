namespace Genex.Research.Information;

/// <summary>The cells of one value of the target as edges between values of the two sources, and a spanning tree of the largest of them.</summary>
/// <remarks>
/// What may change while the row and column sums stay is a sum of cycles: a cell outside the tree goes up, and the cells on the tree's path between its two
/// ends go down and up in turn. With the largest cells in the tree, a cycle's own cell is its smallest, and Newton's systems stay well conditioned where cells
/// vanish.
/// </remarks>
internal sealed class CellTree
{
    private readonly int[] cells;
    private readonly (int First, int Second)[] ends; // nodes: firsts, then seconds
    private readonly int[] parent, parentCell, depth;
    private readonly int[] order; // nodes, parents before children
    private readonly bool[] inside;

    /// <param name="cells">Indices of the cells.</param>
    /// <param name="ends">Of each of them the first and the second source's value, as nodes: 0 to <paramref name="nodes"/> - 1.</param>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="q">Values of all cells; greater than 0.</param>
    public CellTree(int[] cells, (int First, int Second)[] ends, int nodes, double[] q)
    {
        (this.cells, this.ends) = (cells, ends);
        int[] root = [.. Enumerable.Range(0, nodes)];
        List<(int Node, int Place)>[] beside = [.. root.Select(_ => new List<(int, int)>())];
        inside = new bool[cells.Length];
        foreach (int place in Enumerable.Range(0, cells.Length).OrderByDescending(place => q[cells[place]]))
        {
            (int one, int other) = (Root(ends[place].First), Root(ends[place].Second));
            if (one == other) continue;
            (root[one], inside[place]) = (other, true);
            beside[ends[place].First].Add((ends[place].Second, place));
            beside[ends[place].Second].Add((ends[place].First, place));
        }

        (parent, parentCell, depth, order) = (new int[nodes], new int[nodes], new int[nodes], new int[nodes]);
        Array.Fill(parent, -1);
        for ((int next, int known) = (0, 1); next < known; next++)
        {
            foreach ((int node, int place) in beside[order[next]])
            {
                if (node == parent[order[next]]) continue;
                (parent[node], parentCell[node], depth[node]) = (order[next], place, depth[order[next]] + 1);
                order[known++] = node;
            }
        }

        int Root(int node)
        {
            while (root[node] != node) node = root[node];
            return node;
        }
    }

    /// <summary>The cycles: indices of cells, which go up and down in turn, the first up.</summary>
    public IEnumerable<int[]> Cycles => Enumerable.Range(0, cells.Length).Where(place => !inside[place]).Select(Cycle);

    /// <summary>Adds a number for each row and column to the slopes of the cells, such that those in the tree become what they should be.</summary>
    /// <param name="slope">Of all cells; those of this tree are changed.</param>
    /// <param name="should">What the tree's cells are to have, by index of the cell.</param>
    public void Shift(double[] slope, Func<int, double> should)
    {
        double[] potential = new double[order.Length];
        foreach (int node in order.Skip(1))
            potential[node] = should(cells[parentCell[node]]) - slope[cells[parentCell[node]]] - potential[parent[node]];
        for (int place = 0; place < cells.Length; place++) slope[cells[place]] += potential[ends[place].First] + potential[ends[place].Second];
    }

    private int[] Cycle(int place)
    {
        (int from, int to) = ends[place];
        List<int> there = [cells[place]], back = [];
        while (from != to)
        {
            if (depth[from] >= depth[to])
            {
                there.Add(cells[parentCell[from]]);
                from = parent[from];
            }
            else
            {
                back.Add(cells[parentCell[to]]);
                to = parent[to];
            }
        }

        back.Reverse();
        return [.. there, .. back];
    }
}
