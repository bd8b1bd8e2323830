namespace Genex.Research.Simulation;

/// <summary>Draws the participant: shoulders, head and hair; <see cref="EyesPainter"/> and <see cref="MouthPainter"/> add what moves in it.</summary>
internal sealed class FacePainter(Canvas canvas, FaceAppearance look, Expression expression)
{
    private const int Outline = 40;
    private readonly EyesPainter eyes = new(canvas, look, expression);
    private readonly MouthPainter mouth = new(canvas, look, expression);
    private readonly Dot[] head = new Dot[Outline], shade = new Dot[Outline], hair = new Dot[26], body = new Dot[8], four = new Dot[4];
    private readonly Colour dark = look.Skin.Times(0.72), line = look.Skin.Times(0.55);

    /// <summary>Draws one frame's face over what is there.</summary>
    public void Paint()
    {
        double width = canvas.Picture.Width, height = canvas.Picture.Height;
        double scale = look.HeadSize * height * (1 + 0.11 * expression.Lean);
        var pose = new FacePose(look.CentreX * width, (look.CentreY + 0.025 * expression.Lean) * height, scale, expression.Yaw, expression.Pitch,
            expression.Roll);
        double jaw = 0.5 * expression["Mouth Open"] + expression["Jaw Drop"] + 0.35 * expression.SpeakingOpen;

        PaintHairBehind(pose);
        PaintBody(pose, height);
        PaintEars(pose);
        PaintHead(pose, jaw);
        PaintNose(pose);
        mouth.Paint(pose, jaw);
        eyes.Paint(pose);
        PaintHairBefore(pose);
    }

    private void PaintBody(FacePose pose, double height)
    {
        double centre = look.CentreX * canvas.Picture.Width, top = (look.CentreY + 0.02 * expression.Lean) * height + 1.18 * pose.Scale, size = pose.Scale;
        body[0] = new(centre - 0.42 * size, top);
        body[1] = new(centre - 1.25 * size, top + 0.30 * size);
        body[2] = new(centre - 1.62 * size, top + 0.75 * size);
        body[3] = new(centre - 1.75 * size, height + 20);
        body[4] = new(centre + 1.75 * size, height + 20);
        body[5] = new(centre + 1.62 * size, top + 0.75 * size);
        body[6] = new(centre + 1.25 * size, top + 0.30 * size);
        body[7] = new(centre + 0.42 * size, top);
        canvas.Fill(body, look.Cloth);

        Dot left = pose.Place(-0.34, 0.6, 0), right = pose.Place(0.34, 0.6, 0);
        Fill(left, right, new(centre + 0.44 * size, top + 0.10 * size), new(centre - 0.44 * size, top + 0.10 * size), dark);
        Fill(new(centre - 0.44 * size, top + 0.08 * size), new(centre + 0.44 * size, top + 0.08 * size), new(centre, top + 0.42 * size),
            new(centre, top + 0.42 * size), dark);
        canvas.Line(new(centre - 0.46 * size, top), new(centre, top + 0.45 * size), look.Cloth.Times(0.7), 0.05 * size);
        canvas.Line(new(centre + 0.46 * size, top), new(centre, top + 0.45 * size), look.Cloth.Times(0.7), 0.05 * size);
    }

    private void PaintEars(FacePose pose)
    {
        foreach (int side in (ReadOnlySpan<int>)[-1, 1])
        {
            Dot ear = pose.Place(side * (look.HeadWidth + 0.02), 0.03, -0.1);
            canvas.Disc(ear, 0.15 * pose.Scale, look.Skin.Times(0.9));
            canvas.Disc(ear, 0.08 * pose.Scale, dark);
        }
    }

    private void PaintHead(FacePose pose, double jaw)
    {
        for (int corner = 0; corner < Outline; corner++)
        {
            double angle = 2 * Math.PI * corner / Outline;
            double v = -Math.Cos(angle), u = look.HeadWidth * Math.Sin(angle) * (v > 0 ? 1 - look.JawNarrowing * v * v : 1);
            double chin = v > 0.3 ? 0.17 * jaw * (v - 0.3) / 0.7 : 0;
            head[corner] = pose.Place(u, v + chin, 0);
            shade[corner] = pose.Place(u * 0.93 + 0.05 * look.LightSide, (v + chin) * 0.95 - 0.03, 0.06);
        }

        canvas.Fill(head, look.Skin.Times(0.86));
        canvas.Fill(shade, look.Skin);
        double raised = expression["Cheek Raise"];
        Colour blush = look.Skin.Towards(new Colour(220, 110, 100), 0.18 + 0.15 * raised);
        foreach (int side in (ReadOnlySpan<int>)[-1, 1])
            canvas.Disc(pose.OnFace(side * 0.43, 0.27 - 0.07 * raised), (0.13 + 0.03 * raised) * pose.Scale, blush);
    }

    private void PaintNose(FacePose pose)
    {
        double wrinkle = expression["Nose Wrinkle"], tip = 0.27 * look.NoseLength - 0.05 * wrinkle, width = 0.02 * pose.Scale;
        Dot point = pose.Place(0, tip - 0.03, 0.86);
        four[0] = pose.Place(-0.05, -0.12, 0.64);
        four[1] = pose.Place(-0.12, tip, 0.66);
        four[2] = pose.Place(0.12, tip, 0.66);
        four[3] = pose.Place(0.05, -0.12, 0.64);
        canvas.Fill(four, look.Skin.Times(0.95));
        canvas.Disc(point, 0.10 * pose.Scale, look.Skin.Times(1.03));
        foreach (int side in (ReadOnlySpan<int>)[-1, 1])
        {
            canvas.Disc(pose.Place(side * (0.07 + 0.015 * wrinkle), tip + 0.05, 0.78), (0.026 + 0.01 * wrinkle) * pose.Scale, line);
            if (wrinkle > 0.05)
                for (int fold = 0; fold < 3; fold++)
                    canvas.Line(pose.Place(side * 0.03, -0.08 + 0.075 * fold, 0.70), pose.Place(side * 0.13, -0.13 + 0.075 * fold, 0.67),
                        look.Skin.Towards(line, Math.Min(1, wrinkle)), width);
            double lifted = Math.Min(1, expression["Upper Lip Raise"] + 0.5 * wrinkle);
            if (lifted > 0.05)
                canvas.Line(pose.Place(side * 0.17, tip, 0.66), pose.Place(side * 0.33, 0.48, 0.58), look.Skin.Towards(line, lifted), width);
        }
    }

    private void PaintHairBehind(FacePose pose)
    {
        if (look.Style == HairStyle.Long)
            Ellipse(pose, 0, 0.18, look.HeadWidth + 0.24, 1.28, -0.3);
        else if (look.Style == HairStyle.Bun)
            canvas.Disc(pose.Place(0, -1.12, -0.3), 0.32 * pose.Scale, look.Hair);
        else if (look.Style == HairStyle.Curly)
            for (int curl = 0; curl < 13; curl++)
            {
                double angle = Math.PI * (1.06 - 1.12 * curl / 12);
                canvas.Disc(pose.Place((look.HeadWidth + 0.06) * Math.Cos(angle), -0.95 * Math.Sin(angle) - 0.04, -0.1), 0.27 * pose.Scale, look.Hair);
            }
    }

    private void Ellipse(FacePose pose, double u, double v, double halfWidth, double halfHeight, double depth)
    {
        for (int corner = 0; corner < Outline; corner++)
        {
            double angle = 2 * Math.PI * corner / Outline;
            shade[corner] = pose.Place(u + halfWidth * Math.Sin(angle), v - halfHeight * Math.Cos(angle), depth);
        }

        canvas.Fill(shade, look.Hair);
    }

    private void PaintHairBefore(FacePose pose)
    {
        double hairline = look.Style switch { HairStyle.Receding => -0.86, HairStyle.Curly => -0.66, _ => -0.60 };
        double side = look.Style == HairStyle.Receding ? -0.35 : look.Style == HairStyle.Long ? 0.1 : -0.2;
        const int half = 13;
        for (int corner = 0; corner < half; corner++)
        {
            double share = corner / (half - 1.0) * 2 - 1;
            double angle = Math.PI / 2 * share;
            hair[corner] = pose.Place((look.HeadWidth + 0.06) * Math.Sin(angle), Math.Min(side, -1.09 * Math.Cos(angle)), 0);
            double inner = -share;
            hair[half + corner] = pose.Place((look.HeadWidth - 0.02) * inner, hairline + (side - hairline) * Math.Pow(Math.Abs(inner), 4)
                + 0.07 * Math.Sin(3 * inner), 0.25 * (1 - inner * inner));
        }

        canvas.Fill(hair, look.Hair);
        if (look.Style == HairStyle.Long || look.Style == HairStyle.Bun)
            canvas.Line(pose.Place(0.15, -1.02, 0.1), pose.Place(0.22, -0.68, 0.3), look.Hair.Times(0.75), 0.025 * pose.Scale);
    }

    private void Fill(Dot first, Dot second, Dot third, Dot fourth, Colour colour)
    {
        (four[0], four[1], four[2], four[3]) = (first, second, third, fourth);
        canvas.Fill(four, colour);
    }
}
