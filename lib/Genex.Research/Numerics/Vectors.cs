using System.Numerics;
using System.Runtime.InteropServices;

namespace Genex.Research.Numerics;

/// <summary>Inner products of flattened images, and sums of scaled rows.</summary>
internal static class Vectors
{
    /// <summary>The same direction with mean 0 and length 1; all zero when there is no spread.</summary>
    internal static float[] Normalised(float[] values)
    {
        float mean = values.Average();
        float[] centred = [.. values.Select(value => value - mean)];
        double length = Math.Sqrt(centred.Sum(value => (double)value * value));
        if (length < 1e-6) return new float[values.Length];
        for (int place = 0; place < centred.Length; place++) centred[place] = (float)(centred[place] / length);
        return centred;
    }

    internal static double Product(float[] left, float[] right)
    {
        ReadOnlySpan<Vector<float>> some = MemoryMarshal.Cast<float, Vector<float>>(left), others = MemoryMarshal.Cast<float, Vector<float>>(right);
        Vector<float> sum = Vector<float>.Zero;
        for (int place = 0; place < some.Length; place++) sum += some[place] * others[place];
        double total = Vector.Sum(sum);
        for (int place = some.Length * Vector<float>.Count; place < left.Length; place++) total += left[place] * right[place];
        return total;
    }

    /// <summary>sums[i] += factor * row[i], each rounded as a loop over single numbers rounds it.</summary>
    internal static void AddScaled(double factor, ReadOnlySpan<double> row, Span<double> sums)
    {
        ReadOnlySpan<Vector<double>> some = MemoryMarshal.Cast<double, Vector<double>>(row);
        Span<Vector<double>> totals = MemoryMarshal.Cast<double, Vector<double>>(sums);
        for (int place = 0; place < some.Length; place++) totals[place] += factor * some[place];
        for (int place = some.Length * Vector<double>.Count; place < row.Length; place++) sums[place] += factor * row[place];
    }
}
