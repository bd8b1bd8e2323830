namespace Genex.Research.Simulation;

/// <summary>From places on a head to pixels: a head turned, nodded, tilted and leaned.</summary>
/// <remarks>Head units: the origin between nose and eyes, half the head's height is 1, u to the right of the picture, v down, d towards the camera. Angles in
/// radians.</remarks>
internal readonly struct FacePose(double centreX, double centreY, double scale, double yaw, double pitch, double roll)
{
    private readonly double sinYaw = Math.Sin(yaw), cosYaw = Math.Cos(yaw), sinPitch = Math.Sin(pitch), cosPitch = Math.Cos(pitch), sinRoll = Math.Sin(roll),
    cosRoll = Math.Cos(roll);

    /// <summary>The joint that the head tilts about lies this far below its centre.</summary>
    private const double Neck = 1.1;

    /// <summary>Pixels per head unit.</summary>
    public double Scale => scale;

    /// <summary>A place with its own depth.</summary>
    public Dot Place(double u, double v, double depth)
    {
        double across = u * cosYaw + depth * sinYaw;
        double forward = depth * cosYaw - u * sinYaw;
        double down = v * cosPitch + forward * sinPitch - Neck;
        return new Dot(
            centreX + scale * (across * cosRoll - down * sinRoll),
            centreY + scale * (across * sinRoll + down * cosRoll + Neck));
    }

    /// <summary>A place on the front of the face, which bulges towards the camera.</summary>
    public Dot OnFace(double u, double v) => Place(u, v, 0.62 * Math.Sqrt(Math.Max(0, 1 - u * u / 0.9 - v * v / 1.3)));
}
