#pragma warning disable MA0048 // an appearance and its choices are read together

namespace Genex.Research.Simulation;

/// <summary>How the drawn hair is worn.</summary>
internal enum HairStyle
{
    Short,
    Long,
    Bun,
    Curly,
    Receding,
}

/// <summary>A colour, 0 to 255 each.</summary>
internal readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>Between this colour (0) and another (1).</summary>
    public Colour Towards(Colour other, double share) => new(Mix(Red, other.Red, share), Mix(Green, other.Green, share), Mix(Blue, other.Blue, share));

    /// <summary>Darker (below 1) or lighter (above 1).</summary>
    public Colour Times(double gain) => new(Clamp(Red * gain), Clamp(Green * gain), Clamp(Blue * gain));

    private static byte Mix(byte from, byte to, double share) => Clamp(from + (to - from) * share);

    private static byte Clamp(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);
}

/// <summary>What one participant's webcam shows besides expression: the person drawn, the clothes, the room and the light.</summary>
/// <remarks>A drawing from random choices; it depicts nobody.</remarks>
internal sealed record FaceAppearance
{
    private static readonly Colour[] Skins =
        [new(250, 218, 190), new(238, 196, 160), new(222, 172, 130), new(192, 138, 98), new(150, 102, 70), new(108, 74, 54)];
    private static readonly Colour[] Hairs = [new(38, 30, 28), new(72, 48, 34), new(112, 74, 44), new(176, 130, 72), new(140, 60, 36), new(150, 148, 146)];
    private static readonly Colour[] Cloths =
        [new(62, 92, 140), new(140, 66, 70), new(70, 120, 96), new(96, 84, 130), new(188, 150, 84), new(70, 74, 84), new(60, 130, 150)];
    private static readonly Colour[] Walls =
        [new(206, 212, 216), new(222, 208, 186), new(184, 200, 190), new(190, 186, 206), new(214, 222, 206), new(170, 184, 200)];
    private static readonly Colour[] Irises = [new(84, 54, 34), new(66, 104, 136), new(76, 110, 72), new(108, 82, 46)];

    public required Colour Skin { get; init; }

    public required Colour Hair { get; init; }

    public required Colour Cloth { get; init; }

    public required Colour Wall { get; init; }

    public required Colour Iris { get; init; }

    public required HairStyle Style { get; init; }

    public required bool Glasses { get; init; }

    public required bool Beard { get; init; }

    /// <summary>Half the head's width over half its height.</summary>
    public required double HeadWidth { get; init; }

    /// <summary>How much the jaw narrows, 0 to 1.</summary>
    public required double JawNarrowing { get; init; }

    /// <summary>Half the head's height over the webcam picture's height.</summary>
    public required double HeadSize { get; init; }

    /// <summary>Place of the head's centre, shares of the webcam picture's width and height.</summary>
    public required double CentreX { get; init; }

    public required double CentreY { get; init; }

    public required double EyeSpacing { get; init; }

    public required double EyeSize { get; init; }

    public required double BrowThickness { get; init; }

    public required double MouthWidth { get; init; }

    public required double NoseLength { get; init; }

    /// <summary>How far movements are carried out, 1 on average.</summary>
    public required double Expressivity { get; init; }

    /// <summary>Blinks per second.</summary>
    public required double BlinkRate { get; init; }

    /// <summary>Which corner of the mouth a one-sided smile lifts: -1 left in the picture, 1 right.</summary>
    public required int SmirkSide { get; init; }

    /// <summary>Where the light comes from: -1 left to 1 right.</summary>
    public required double LightSide { get; init; }

    /// <summary>Overall brightness, 1 on average.</summary>
    public required double Brightness { get; init; }

    /// <summary>Colour temperature: negative bluish, positive yellowish.</summary>
    public required double Warmth { get; init; }

    /// <summary>Which furniture stands behind, 0 to 3.</summary>
    public required int Room { get; init; }

    public static FaceAppearance Draw(SeededRandom random)
    {
        var style = (HairStyle)random.IndexBelow(5);
        int skin = random.IndexBelow(Skins.Length);
        return new FaceAppearance
        {
            Skin = Skins[skin].Times(random.Between(0.95, 1.05)),
            Hair = Hairs[random.IndexBelow(skin < 3 ? Hairs.Length : 3)],
            Cloth = Cloths[random.IndexBelow(Cloths.Length)],
            Wall = Walls[random.IndexBelow(Walls.Length)],
            Iris = Irises[random.IndexBelow(Irises.Length)],
            Style = style,
            Glasses = random.NextDouble() < 0.25,
            Beard = random.NextDouble() < 0.5 && (style is HairStyle.Short or HairStyle.Receding),
            HeadWidth = random.Between(0.72, 0.84),
            JawNarrowing = random.Between(0.22, 0.42),
            HeadSize = random.Between(0.34, 0.39),
            CentreX = random.Between(0.46, 0.54),
            CentreY = random.Between(0.47, 0.52),
            EyeSpacing = random.Between(0.31, 0.37),
            EyeSize = random.Between(0.9, 1.15),
            BrowThickness = random.Between(0.045, 0.085),
            MouthWidth = random.Between(0.26, 0.33),
            NoseLength = random.Between(0.9, 1.15),
            Expressivity = random.Between(0.8, 1.15),
            BlinkRate = random.Between(0.15, 0.4),
            SmirkSide = random.IndexBelow(2) * 2 - 1,
            LightSide = random.Between(-1, 1),
            Brightness = random.Between(0.86, 1.08),
            Warmth = random.Between(-0.06, 0.08),
            Room = random.IndexBelow(4),
        };
    }
}
