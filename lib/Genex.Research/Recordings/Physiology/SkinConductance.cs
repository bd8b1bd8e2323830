using NWaves.Filters.Base64;
using NWaves.Filters.Butterworth;

namespace Genex.Research.Recordings;

/// <summary>Finds responses in a raw signal of skin conductance.</summary>
/// <remarks>
/// The signal is smoothed by a Butterworth low-pass filter of order 4, forwards and backwards, so that nothing is delayed. Its tonic part is the moving median
/// over 8 s (FieldTrip, ft_electrodermalactivity, cfg.medianwindow; after "smoothing baseline removal" of BIOPAC's AcqKnowledge), its phasic part is what lies
/// over that. Where the phasic part rises over 0.01 microsiemens there is a response, which ends where it falls to 0. Its peak is the highest conductance in
/// between, its onset the trough before: the lowest conductance of the 4 s before the rise, since the response before it ended. Its amplitude is the rise from
/// trough to peak (Boucsein and others, Publication recommendations for electrodermal measurements, Psychophysiology 49, 2012).
/// Two responses without a return to the tonic level between them are one. One that is under way at the start has no onset, and one that rises up to the last
/// sample has no peak; neither counts.
/// </remarks>
public static class SkinConductance
{
    // A gap of this length is one whatever the rate is, milliseconds.
    private const double Gap = 1000;

    /// <summary>The signal without what is faster than the low-pass filter lets through.</summary>
    /// <param name="conductance">N samples, microsiemens.</param>
    /// <param name="rate">Samples a second, above 0.</param>
    /// <param name="settings">Null for the defaults.</param>
    /// <returns>N samples.</returns>
    public static double[] Smoothed(IReadOnlyList<double> conductance, double rate, SkinConductanceSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(conductance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        return SmoothedInPlace([.. conductance], rate, settings ?? new SkinConductanceSettings());
    }

    /// <summary>The same of an array that is written to: hours at hundreds of samples a second are held once, not four times.</summary>
    private static double[] SmoothedInPlace(double[] signal, double rate, SkinConductanceSettings settings)
    {
        const int order = 4;
        if (rate < 4 * settings.LowPassHertz || signal.Length <= 3 * (order + 1))
            return signal;
        // Around its first value, since a filter begins at 0.
        double first = signal[0];
        foreach (ref double value in signal.AsSpan()) value -= first;
        double[] smoothed = new ZiFilter64(new LowPassFilter(settings.LowPassHertz / rate, order).Tf).ZeroPhase(signal);
        foreach (ref double value in smoothed.AsSpan()) value += first;
        return smoothed;
    }

    /// <summary>The tonic part: the moving median.</summary>
    /// <inheritdoc cref="Smoothed"/>
    public static double[] Tonic(IReadOnlyList<double> conductance, double rate, SkinConductanceSettings? settings = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        return MovingMedian.Of(conductance, Reach(rate, settings ?? new SkinConductanceSettings()));
    }

    private static int Reach(double rate, SkinConductanceSettings settings) => (int)Math.Round(settings.MedianWindowMilliseconds / 2000 * rate);

    /// <summary>The responses, in order.</summary>
    /// <param name="conductance">N finite samples, microsiemens, evenly spaced.</param>
    /// <param name="rate">Samples a second, above 0.</param>
    /// <param name="settings">Null for the defaults.</param>
    /// <returns>Times count from the first sample.</returns>
    public static IReadOnlyList<SkinResponse> Responses(IReadOnlyList<double> conductance, double rate, SkinConductanceSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(conductance);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate);
        return OfOwn([.. conductance], rate, settings ?? new SkinConductanceSettings());
    }

    private static List<SkinResponse> OfOwn(double[] conductance, double rate, SkinConductanceSettings settings)
    {
        double[] signal = SmoothedInPlace(conductance, rate, settings);
        List<SkinResponse> responses = [];
        int reach = Reach(rate, settings), ended = 0;
        int? rise = null;
        bool below = false;
        using IEnumerator<double> tonic = MovingMedian.Each(signal, reach).GetEnumerator();
        for (int place = 0; tonic.MoveNext(); place++)
        {
            double phasic = signal[place] - tonic.Current;
            if (phasic <= settings.OffsetMicrosiemens)
            {
                if (rise is { } begun)
                    Add(begun, place);
                (rise, below) = (null, true);
            }
            else if (rise is null && below && phasic > settings.OnsetMicrosiemens)
                rise = place;
        }
        if (rise is { } open)
            Add(open, signal.Length);
        return responses;

        void Add(int from, int end)
        {
            int peak = from, trough = from;
            for (int place = from; place < end; place++)
                peak = signal[place] > signal[peak] ? place : peak;
            for (int place = from; place >= Math.Max(ended, from - reach); place--)
                trough = signal[place] < signal[trough] ? place : trough;
            double amplitude = signal[peak] - signal[trough];
            if (peak < signal.Length - 1 && amplitude >= settings.LeastAmplitudeMicrosiemens)
                responses.Add(new SkinResponse(trough * 1000 / rate, peak * 1000 / rate, Math.Min(end, signal.Length - 1) * 1000 / rate, amplitude));
            ended = end;
        }
    }

    /// <summary>The responses in samples that have times of their own: each stretch without a gap is made even, at its median rate, and looked at by
    /// itself.</summary>
    /// <param name="samples">Times in milliseconds, in order, and microsiemens.</param>
    /// <param name="settings">Null for the defaults.</param>
    /// <returns>On the clock of the samples.</returns>
    /// <exception cref="ArgumentException">A sample is before the one in front of it.</exception>
    public static IReadOnlyList<SkinResponse> Responses(IReadOnlyList<(double Milliseconds, double Microsiemens)> samples,
        SkinConductanceSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        settings ??= new SkinConductanceSettings();
        if (MedianStep(samples) is not { } step)
            return [];
        List<SkinResponse> responses = [];
        for (int from = 0, to; from < samples.Count; from = to)
        {
            for (to = from + 1; to < samples.Count && samples[to].Milliseconds - samples[to - 1].Milliseconds <= Math.Max(Gap, 5 * step); to++)
            {
                // As far as there is no gap.
            }
            double start = samples[from].Milliseconds, mean = (samples[to - 1].Milliseconds - start) / Math.Max(1, to - from - 1);
            // Samples that bunch do not make the even ones many more than they are.
            double even = Math.Max(step, mean / 4);
            responses.AddRange(OfOwn(Even(samples, from, to, even), 1000 / even, settings).Select(one => one with
            {
                OnsetMilliseconds = one.OnsetMilliseconds + start,
                PeakMilliseconds = one.PeakMilliseconds + start,
                OffsetMilliseconds = one.OffsetMilliseconds + start,
            }));
        }
        return responses;
    }

    /// <summary>The median distance of two samples that are not at one time; null where there are none.</summary>
    private static double? MedianStep(IReadOnlyList<(double Milliseconds, double Microsiemens)> samples)
    {
        double[] steps = new double[Math.Max(0, samples.Count - 1)];
        int count = 0;
        for (int place = 1; place < samples.Count; place++)
        {
            double step = samples[place].Milliseconds - samples[place - 1].Milliseconds;
            if (step < 0 || double.IsNaN(step))
                throw new ArgumentException("A sample is before the one in front of it.", nameof(samples));
            if (step != 0)
                steps[count++] = step;
        }
        steps.AsSpan(0, count).Sort();
        return count == 0 ? null : steps[count / 2];
    }

    /// <summary>Samples at even distances, each on the line between its neighbours.</summary>
    private static double[] Even(IReadOnlyList<(double Milliseconds, double Microsiemens)> samples, int from, int to, double step)
    {
        double start = samples[from].Milliseconds;
        double[] even = new double[(int)((samples[to - 1].Milliseconds - start) / step + 1e-6) + 1];
        int next = from;
        for (int place = 0; place < even.Length; place++)
        {
            double time = start + place * step;
            while (next < to - 1 && samples[next].Milliseconds < time)
                next++;
            (double after, double value) = samples[next];
            (double before, double earlier) = samples[Math.Max(from, next - 1)];
            even[place] = after - before > 0 && time < after ? earlier + (value - earlier) * (time - before) / (after - before) : value;
        }
        return even;
    }
}
