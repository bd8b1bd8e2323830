namespace Genex.Research.Simulation;

/// <summary>Draws lips, teeth, the folds beside them, chin and beard.</summary>
internal sealed class MouthPainter(Canvas canvas, FaceAppearance look, Expression expression)
{
    private const int Side = 13;
    private readonly Dot[] upper = new Dot[2 * Side], lower = new Dot[2 * Side], inside = new Dot[2 * Side], teeth = new Dot[2 * Side], seam = new Dot[Side],
    arc = new Dot[7], beard = new Dot[30];
    private readonly Colour line = look.Skin.Times(0.55), lips = look.Skin.Towards(new Colour(176, 66, 72), 0.5), cavity = new(74, 26, 30),
    enamel = new(242, 240, 232);

    /// <summary>Draws the mouth.</summary>
    /// <param name="pose">The head's pose.</param>
    /// <param name="jaw">How far the jaw has dropped, 0 to about 1.5.</param>
    public void Paint(FacePose pose, double jaw)
    {
        double press = Math.Min(1, expression["Lip Press"]), pucker = expression["Lip Pucker"], stretch = expression["Lip Stretch"],
        suck = Math.Min(1, expression["Lip Suck"]);
        double tighten = expression["Lip Tighten"], chin = expression["Chin Raise"], lift = expression["Upper Lip Raise"], dimple = expression["Dimpler"];
        double up = expression["Lip Corners Up"], down = expression["Lip Corners Down"], oneSide = expression["One Lip Corner Up"];

        double closed = (1 - 0.8 * press) * (1 - 0.6 * suck) * (1 - 0.5 * tighten);
        double open = Math.Max(0, 0.13 * expression["Mouth Open"] + 0.22 * expression["Jaw Drop"] + 0.13 * expression.SpeakingOpen) * closed
            + 0.035 * up * closed;
        double half = look.MouthWidth * (1 + 0.30 * stretch + 0.18 * up + 0.08 * dimple - 0.38 * pucker - 0.22 * tighten - 0.10 * jaw * 0.5);
        double thick = Math.Max(0.12, 1 + 0.8 * pucker - 0.7 * press - 0.85 * suck - 0.5 * tighten - 0.2 * up);
        double middle = 0.53 + 0.05 * jaw - 0.045 * chin;
        double Corner(double share) => -0.15 * up + 0.13 * down + 0.02 * stretch - (share * look.SmirkSide > 0 ? 0.15 * oneSide : 0);

        if (look.Beard)
            PaintBeard(pose, jaw);
        for (int corner = 0; corner < Side; corner++)
        {
            double share = corner / (Side - 1.0) * 2 - 1, bulge = 1 - share * share, u = half * share;
            double between = middle + Corner(share) * Math.Pow(Math.Abs(share), 1.5) - 0.03 * chin * bulge;
            double high = between - 0.4 * open * bulge - 0.05 * lift * bulge, low = between + 0.6 * open * bulge;
            double bow = 1 - 0.35 * Math.Exp(-share * share * 40);
            upper[corner] = pose.OnFace(u, high - 0.075 * thick * Math.Sqrt(bulge) * bow - 0.06 * lift * bulge);
            upper[2 * Side - 1 - corner] = inside[corner] = teeth[corner] = seam[corner] = pose.OnFace(u, high);
            inside[2 * Side - 1 - corner] = lower[corner] = pose.OnFace(u, low);
            lower[2 * Side - 1 - corner] = pose.OnFace(u, low + 0.095 * thick * Math.Sqrt(bulge) * (1 + 0.3 * chin));
            teeth[2 * Side - 1 - corner] = pose.OnFace(u, high + Math.Min(low - high, 0.055));
        }

        if (open > 0.012)
        {
            canvas.Fill(inside, cavity);
            canvas.Fill(teeth, enamel);
        }

        canvas.Fill(upper, lips.Times(0.93));
        canvas.Fill(lower, lips);
        if (open <= 0.03)
            canvas.Stroke(seam, lips.Times(0.5), 0.022 * pose.Scale);
        PaintFolds(pose, half, middle, Math.Min(1, dimple + press * 0.6), Math.Min(1, Math.Max(up, 0)), Math.Min(1, chin), jaw, Corner);
    }

    private void PaintFolds(FacePose pose, double half, double middle, double dimple, double smile, double chin, double jaw, Func<double, double> corner)
    {
        double width = 0.022 * pose.Scale;
        foreach (int side in (ReadOnlySpan<int>)[-1, 1])
        {
            double edge = side * (half + 0.06), level = middle + corner(side);
            if (dimple > 0.05)
                canvas.Line(pose.OnFace(edge, level - 0.06), pose.OnFace(edge + side * 0.015, level + 0.06), look.Skin.Towards(line, dimple), width);
            if (smile > 0.05)
                Arc(pose, look.Skin.Towards(line, 0.8 * smile), width, share =>
                    (side * (0.17 + (half - 0.08) * share + 0.03 * Math.Sin(Math.PI * share)), 0.31 + (level - 0.25) * share));
        }

        if (chin > 0.05)
            Arc(pose, look.Skin.Towards(line, chin), width, share => (0.26 * (share - 0.5), 0.76 + 0.1 * jaw - 0.05 * Math.Sin(Math.PI * share)));
    }

    private void Arc(FacePose pose, Colour colour, double width, Func<double, (double U, double V)> place)
    {
        for (int corner = 0; corner < arc.Length; corner++)
        {
            (double u, double v) = place(corner / (arc.Length - 1.0));
            arc[corner] = pose.OnFace(u, v);
        }

        canvas.Stroke(arc, colour, width);
    }

    private void PaintBeard(FacePose pose, double jaw)
    {
        const int half = 15;
        for (int corner = 0; corner < half; corner++)
        {
            double share = corner / (half - 1.0) * 2 - 1;
            double v = 1.0 - 0.9 * Math.Abs(share), narrow = v > 0 ? 1 - look.JawNarrowing * v * v : 1;
            double u = look.HeadWidth * Math.Sin(Math.Acos(Math.Clamp(v, -1, 1))) * narrow * Math.Sign(share);
            beard[corner] = pose.Place(u, v * 1.02 + (v > 0.3 ? 0.17 * jaw * (v - 0.3) / 0.7 : 0), 0.02);
            double inner = -share;
            beard[half + corner] = pose.Place((look.HeadWidth - 0.16) * inner, 0.34 + 0.04 * inner * inner - 0.2 * Math.Pow(Math.Abs(inner), 6),
                0.72 * Math.Sqrt(1 - inner * inner * 0.8));
        }

        canvas.Fill(beard, look.Hair.Towards(look.Skin, 0.35));
    }
}
