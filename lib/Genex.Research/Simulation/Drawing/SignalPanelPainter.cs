using Genex.Research.Recordings;
using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Draws the left half of the replay: the annotations themselves, running from right to left, one pixel per frame.</summary>
/// <remarks>The traces live in a ring of columns, two panels wide, so that a frame draws only its newest column and copies a window.</remarks>
internal sealed class SignalPanelPainter : IDisposable
{
    private const double LabelShare = 0.36;
    private static readonly Colour Paper = new(40, 44, 54), Ink = new(150, 158, 170), Skin = new(200, 184, 96);
    private readonly Mat traces, ring;
    private readonly Canvas canvas;
    private readonly SimulatedParticipant participant;
    private readonly double secondsPerFrame;
    private readonly double[] last = new double[EmotionalTargets.Count];
    private readonly ILookup<string, Interval> coded;
    private readonly double rowHeight, barsTop, barHeight;
    private readonly int width;
    private int column;

    /// <summary>A panel without history.</summary>
    /// <param name="picture">Part of the frame that is drawn on; not owned.</param>
    /// <param name="settings">The study's settings.</param>
    /// <param name="participant">Whose signals.</param>
    public SignalPanelPainter(Mat picture, SimulationSettings settings, SimulatedParticipant participant)
    {
        this.participant = participant;
        secondsPerFrame = 1 / settings.FramesPerSecond;
        coded = participant.Coded.ToLookup(item => item.Channel, item => item.Interval);
        int label = (int)(LabelShare * picture.Width);
        width = picture.Width - label;
        traces = picture[new Rect(label, 0, width, picture.Height)];
        ring = new Mat(picture.Height, 2 * width, MatType.CV_8UC3, new Scalar(Paper.Blue, Paper.Green, Paper.Red));
        canvas = new Canvas(ring);
        rowHeight = 0.70 * picture.Height / (EmotionalTargets.Count + 1);
        barsTop = 0.74 * picture.Height;
        barHeight = 0.25 * picture.Height / PhysicalFeatures.FacialCoding.Count;
        PaintLabels(picture);
        Array.Fill(last, double.NaN);
    }

    /// <summary>Moves on by one frame, to an export time.</summary>
    public void Paint(double exportMilliseconds)
    {
        column = (column + 1) % width;
        Draw(column, exportMilliseconds);
        Draw(column + width, exportMilliseconds);
        for (int target = 0; target < last.Length; target++)
            last[target] = Level(target, exportMilliseconds);
        using Mat window = ring[new Rect(column + 1, 0, width, ring.Height)];
        window.CopyTo(traces);
    }

    public void Dispose()
    {
        canvas.Dispose();
        traces.Dispose();
        ring.Dispose();
    }

    private void Draw(int x, double time)
    {
        canvas.Box(x, 0, x + 1, ring.Height, Paper);
        bool shown = participant.Has(SimulatedSensor.FacialCoding) && time >= 0;
        for (int target = 0; shown && target < EmotionalTargets.Count; target++)
        {
            double level = Level(target, time), before = double.IsNaN(last[target]) ? level : last[target];
            Colour colour = Hue(target);
            canvas.Box(x, Math.Min(level, before), x + 1, Math.Max(level, before) + 2, colour);
        }

        for (int channel = 0; shown && channel < PhysicalFeatures.FacialCoding.Count; channel++)
            if (coded[PhysicalFeatures.FacialCoding[channel]].Any(span => span.Contains(time)))
                canvas.Box(x, barsTop + channel * barHeight, x + 1, barsTop + (channel + 0.7) * barHeight, new Colour(104, 150, 138));
        if (participant.Has(SimulatedSensor.SkinConductance))
            foreach (GsrPeak peak in participant.Signals.Peaks)
                if (peak.TimeMilliseconds <= time && time < peak.TimeMilliseconds + secondsPerFrame * 1000)
                    canvas.Box(x, Baseline(EmotionalTargets.Count) - rowHeight * Math.Min(0.9, peak.AmplitudeMicrosiemens), x + 1,
                        Baseline(EmotionalTargets.Count), Skin);
    }

    private double Baseline(int row) => (row + 1.0) * rowHeight;

    private double Level(int target, double time) =>
        Math.Round(Baseline(target) - 2 - participant.Emotions.Grid.Sample(participant.Emotions.Intensities[target], time) / 100 * (rowHeight - 4));

    private static Colour Hue(int row)
    {
        double angle = 2 * Math.PI * row / EmotionalTargets.Count;
        return new Colour((byte)(150 + 45 * Math.Cos(angle)), (byte)(150 + 45 * Math.Cos(angle - 2.1)), (byte)(150 + 45 * Math.Cos(angle + 2.1)));
    }

    private void PaintLabels(Mat picture)
    {
        using var labels = new Canvas(picture);
        labels.Box(0, 0, picture.Width, picture.Height, Paper);
        double size = Math.Min(rowHeight * 0.5, picture.Width * 0.021);
        for (int target = 0; target < EmotionalTargets.Count; target++)
            labels.Text(EmotionalTargets.Names[target], 6, Baseline(target) - rowHeight * 0.3, size, Hue(target));
        labels.Text("GSR peaks", 6, Baseline(EmotionalTargets.Count) - rowHeight * 0.3, size, Skin);
        labels.Text("Facial coding", 6, barsTop + size, size, Ink);
        labels.Text("simulated", 6, picture.Height - 6, size, Ink);
    }
}
