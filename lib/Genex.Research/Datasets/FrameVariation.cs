namespace Genex.Research.Datasets;

/// <summary>Draws one variation of one frame.</summary>
internal static class FrameVariation
{
    /// <summary>Writes the varied frame, 3 x S x S in [0, 1].</summary>
    public static void Apply(ReadOnlySpan<byte> source, int side, Augmentation augmentation, SeededRandom random, Span<float> frame)
    {
        for (int place = 0; place < frame.Length; place++) frame[place] = source[place] / 255f;

        // Every draw is made whether or not it is used, so switching one variation off leaves the others as they were.
        (double left, double top, double flip, double turn) = (random.NextDouble(), random.NextDouble(), random.NextDouble(), random.Between(-1, 1));
        (double brightness, double contrast, double saturation, double hue) =
            (random.Between(-1, 1), random.Between(-1, 1), random.Between(-1, 1), random.Between(-1, 1));
        Span<int> order = [0, 1, 2, 3];
        random.Shuffle(order);

        float[]? moved = augmentation.ResizeCrop > 1 || augmentation.RotationDegrees > 0 ? new float[frame.Length] : null;
        if (augmentation.ResizeCrop > 1)
        {
            int enlarged = (int)Math.Round(side * augmentation.ResizeCrop), room = enlarged - side + 1;
            FrameOperations.EnlargeAndCrop(frame, side, enlarged, (int)(left * room), (int)(top * room), moved);
            moved.CopyTo(frame);
        }

        if (flip < augmentation.Flip) FrameOperations.FlipHorizontally(frame, side);
        if (augmentation.RotationDegrees > 0)
        {
            FrameOperations.Rotate(frame, turn * augmentation.RotationDegrees, side, moved);
            moved.CopyTo(frame);
        }

        foreach (int kind in order)
        {
            if (kind == 0 && augmentation.Brightness > 0) FrameOperations.Brighten(frame, (float)(1 + brightness * augmentation.Brightness));
            if (kind == 1 && augmentation.Contrast > 0) FrameOperations.Contrast(frame, (float)(1 + contrast * augmentation.Contrast));
            if (kind == 2 && augmentation.Saturation > 0) FrameOperations.Saturate(frame, (float)(1 + saturation * augmentation.Saturation));
            if (kind == 3 && augmentation.Hue > 0) FrameOperations.ShiftHue(frame, (float)(hue * augmentation.Hue));
        }
    }
}
