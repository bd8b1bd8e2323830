using OpenCvSharp;

namespace Genex.Research.Simulation;

/// <summary>Draws what stands still behind the participant, once, and how the light falls.</summary>
internal static class RoomPainter
{
    /// <summary>The empty room.</summary>
    public static Mat Paint(FaceAppearance look, int width, int height)
    {
        var picture = new Mat(height, width, MatType.CV_8UC3);
        using var canvas = new Canvas(picture);
        canvas.Box(0, 0, width, height, look.Wall);
        canvas.Box(0, 0.86 * height, width, height, look.Wall.Times(0.8));
        double left = look.LightSide > 0 ? 0.04 * width : 0.72 * width;
        switch (look.Room)
        {
            case 0:
                Shelf(canvas, look, left, width, height);
                break;
            case 1:
                canvas.Box(left, 0.08 * height, left + 0.22 * width, 0.62 * height, new Colour(236, 238, 240));
                canvas.Box(left + 0.012 * width, 0.105 * height, left + 0.208 * width, 0.595 * height, new Colour(176, 208, 232));
                canvas.Box(left + 0.104 * width, 0.105 * height, left + 0.116 * width, 0.595 * height, new Colour(236, 238, 240));
                break;
            case 2:
                canvas.Box(left + 0.03 * width, 0.14 * height, left + 0.21 * width, 0.46 * height, new Colour(84, 66, 52));
                canvas.Box(left + 0.042 * width, 0.16 * height, left + 0.198 * width, 0.44 * height, new Colour(238, 230, 210));
                canvas.Disc(new Dot(left + 0.13 * width, 0.29 * height), 0.05 * width, new Colour(210, 120, 80));
                break;
            default:
                canvas.Box(left + 0.09 * width, 0.70 * height, left + 0.17 * width, 0.90 * height, new Colour(168, 96, 66));
                for (int leaf = 0; leaf < 7; leaf++)
                {
                    double angle = Math.PI * (0.15 + 0.7 * leaf / 6);
                    canvas.Line(new Dot(left + 0.13 * width, 0.71 * height),
                        new Dot(left + (0.13 + 0.09 * Math.Cos(angle)) * width, (0.71 - 0.36 * Math.Sin(angle)) * height), new Colour(70, 120, 74),
                        0.018 * width);
                }

                break;
        }

        Cv2.GaussianBlur(picture, picture, new Size(0, 0), Math.Max(0.8, width / 300.0));
        return picture;
    }

    /// <summary>The light over the picture, 128 where it leaves a colour as it is.</summary>
    public static Mat Light(FaceAppearance look, int width, int height)
    {
        var light = new Mat(height, width, MatType.CV_8UC3);
        Span<Vec3b> pixels = light.AsSpan<Vec3b>();
        for (int row = 0; row < height; row++)
            for (int column = 0; column < width; column++)
            {
                double x = 2.0 * column / width - 1, y = 2.0 * row / height - 1;
                double gain = look.Brightness * (1 + 0.20 * look.LightSide * x - 0.08 * y - 0.08 * (x * x + y * y));
                pixels[row * width + column] = new Vec3b(Level(gain * (1 - look.Warmth)), Level(gain), Level(gain * (1 + look.Warmth)));
            }

        return light;
    }

    private static byte Level(double gain) => (byte)Math.Clamp(Math.Round(128 * gain), 0, 255);

    private static void Shelf(Canvas canvas, FaceAppearance look, double left, int width, int height)
    {
        var random = new SeededRandom(look.Room, look.SmirkSide, Invariant($"shelf {look.HeadWidth:R}"));
        canvas.Box(left, 0.05 * height, left + 0.23 * width, 0.84 * height, new Colour(120, 88, 62));
        for (int board = 0; board < 3; board++)
        {
            double top = (0.08 + 0.26 * board) * height, bottom = top + 0.22 * height;
            canvas.Box(left + 0.01 * width, top, left + 0.22 * width, bottom, new Colour(88, 64, 46));
            for (double x = left + 0.015 * width; x < left + 0.20 * width;)
            {
                double thick = random.Between(0.012, 0.024) * width;
                var back = new Colour((byte)random.Between(80, 210), (byte)random.Between(70, 190), (byte)random.Between(60, 180));
                canvas.Box(x, bottom - random.Between(0.13, 0.20) * height, x + thick, bottom, back);
                x += thick + 0.002 * width;
            }
        }
    }
}
