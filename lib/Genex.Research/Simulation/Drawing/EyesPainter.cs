namespace Genex.Research.Simulation;

/// <summary>Draws eyes, lids, brows, the folds around them, and glasses.</summary>
internal sealed class EyesPainter(Canvas canvas, FaceAppearance look, Expression expression)
{
    private const int Lid = 9, Circle = 18;
    private readonly Dot[] eye = new Dot[2 * Lid], lash = new Dot[Lid], iris = new Dot[Circle], brow = new Dot[10], fold = new Dot[5];
    private readonly Colour line = look.Skin.Times(0.55), white = new(246, 246, 242), pupil = new(22, 20, 22), lashes = look.Hair.Times(0.5);
    private readonly Colour browColour = look.Hair.Towards(new Colour(30, 24, 22), 0.35);

    /// <summary>Draws both eyes.</summary>
    public void Paint(FacePose pose)
    {
        PaintEye(pose, -1);
        PaintEye(pose, 1);
        double furrow = Math.Min(1, expression["Brow Furrow"]);
        if (furrow > 0.05)
            foreach (int side in (ReadOnlySpan<int>)[-1, 1])
                canvas.Line(pose.OnFace(side * 0.055, -0.36), pose.OnFace(side * 0.045, -0.22), look.Skin.Towards(line, furrow), 0.026 * pose.Scale);
        double raise = Math.Min(1, expression["Brow Raise"]);
        if (raise > 0.05)
            for (int row = 0; row < 2; row++)
            {
                for (int corner = 0; corner < fold.Length; corner++)
                    fold[corner] = pose.OnFace(0.32 * (corner / 2.0 - 1), -0.58 - 0.07 * row - 0.02 * Math.Sin(Math.PI * corner / 4));
                canvas.Stroke(fold, look.Skin.Towards(line, 0.8 * raise), 0.018 * pose.Scale);
            }

        if (look.Glasses)
            PaintGlasses(pose);
    }

    private void PaintEye(FacePose pose, int side)
    {
        double centre = side * look.EyeSpacing, cheek = Math.Min(1, expression["Cheek Raise"]), shut = expression.LidsShut, widen = expression["Eye Widen"];
        double halfWidth = 0.165 * look.EyeSize;
        double upper = 0.105 * look.EyeSize * (1 + 0.65 * widen) * (1 - shut) - 0.05 * shut;
        double lower = 0.065 * look.EyeSize * (1 + 0.25 * widen - 0.75 * cheek);
        double top(double share) => -0.10 - upper * (1 - share * share);
        double bottom(double share) => -0.10 + lower * (1 - share * share);

        for (int corner = 0; corner < Lid; corner++)
        {
            double share = corner / (Lid - 1.0) * 2 - 1;
            lash[corner] = eye[corner] = pose.OnFace(centre + halfWidth * share, top(share));
            eye[2 * Lid - 1 - corner] = pose.OnFace(centre + halfWidth * share, Math.Max(top(share), bottom(share)));
        }

        if (shut < 0.85)
        {
            canvas.Fill(eye, white);
            (double across, double down) = expression.Pupils;
            double x = centre + 0.05 * across, y = -0.11 + 0.03 * down, size = 0.083 * look.EyeSize;
            PaintClamped(pose, x, y, size, look.Iris, centre, halfWidth, top, bottom);
            PaintClamped(pose, x, y, size * 0.5, pupil, centre, halfWidth, top, bottom);
            if (upper > 0.05)
                canvas.Disc(pose.OnFace(x + 0.025, y - 0.03), 0.018 * pose.Scale, white);
        }
        else
        {
            canvas.Fill(eye, look.Skin.Times(0.9));
        }

        canvas.Stroke(lash, lashes, 0.032 * pose.Scale);
        PaintBrow(pose, side);
        if (cheek > 0.05)
        {
            for (int corner = 0; corner < fold.Length; corner++)
                fold[corner] = pose.OnFace(centre + side * 0.02 + 0.2 * (corner / 2.0 - 1), 0.06 + 0.04 * Math.Sin(Math.PI * corner / 4));
            canvas.Stroke(fold, look.Skin.Towards(line, 0.8 * cheek), 0.02 * pose.Scale);
        }
    }

    private void PaintClamped(FacePose pose, double x, double y, double radius, Colour colour, double centre, double halfWidth, Func<double, double> top,
        Func<double, double> bottom)
    {
        for (int corner = 0; corner < Circle; corner++)
        {
            double angle = 2 * Math.PI * corner / Circle, u = x + radius * Math.Cos(angle), share = Math.Clamp((u - centre) / halfWidth, -1, 1);
            double high = top(share);
            iris[corner] = pose.OnFace(u, Math.Clamp(y + radius * Math.Sin(angle), high, Math.Max(high, bottom(share))));
        }

        canvas.Fill(iris, colour);
    }

    private void PaintBrow(FacePose pose, int side)
    {
        double raise = 0.14 * expression["Brow Raise"] + 0.05 * expression["Eye Widen"], furrow = expression["Brow Furrow"], thick = look.BrowThickness;
        const int half = 5;
        for (int corner = 0; corner < half; corner++)
        {
            double share = corner / (half - 1.0);
            double u = side * (look.EyeSpacing - 0.17 - 0.05 * furrow * (1 - share) + 0.37 * share);
            double v = -0.34 - raise - 0.06 * Math.Sin(Math.PI * Math.Min(1, share * 0.9)) + furrow * (0.11 * (1 - share) - 0.02);
            brow[corner] = pose.OnFace(u, v - thick / 2 * (1 - 0.5 * share));
            brow[2 * half - 1 - corner] = pose.OnFace(u, v + thick / 2 * (1 - 0.8 * share));
        }

        canvas.Fill(brow, browColour);
    }

    private void PaintGlasses(FacePose pose)
    {
        var frame = new Colour(40, 42, 52);
        double width = 0.03 * pose.Scale;
        foreach (int side in (ReadOnlySpan<int>)[-1, 1])
        {
            canvas.Ring(pose.OnFace(side * look.EyeSpacing, -0.09), 0.235 * pose.Scale, frame, width);
            canvas.Line(pose.OnFace(side * (look.EyeSpacing + 0.235), -0.12), pose.Place(side * look.HeadWidth, -0.06, 0), frame, width);
        }

        canvas.Line(pose.OnFace(-look.EyeSpacing + 0.235, -0.1), pose.OnFace(look.EyeSpacing - 0.235, -0.1), frame, width);
    }
}
