using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Genex.Research.Training;

/// <summary>Writes a training's history as a TensorBoard event file.</summary>
/// <remarks>
/// TFRecord framing (length, masked CRC-32C, payload, masked CRC-32C) around tensorflow.Event messages, encoded by hand: two fields deep is all that scalars
/// need.
/// The whole file is written anew each time, so a resumed run leaves one file without doubled or missing epochs, and none names the machine.
/// </remarks>
public static class TensorBoardEvents
{
    /// <summary>Writes "events.out.tfevents.0.genex" into a folder.</summary>
    /// <param name="folder">Made when missing.</param>
    /// <param name="history">Epochs, in order.</param>
    /// <param name="started">Wall-clock time of the start; the epochs' own durations place them after it.</param>
    public static void Write(string folder, IReadOnlyList<EpochRecord> history, DateTimeOffset started)
    {
        double time = started.ToUnixTimeMilliseconds() / 1000.0;
        AtomicFile.Write(Path.Combine(folder, "events.out.tfevents.0.genex"), file =>
        {
            WriteRecord(file, Event(time, 0, Field(3, "brain.Event:2"u8.ToArray())));
            foreach (EpochRecord epoch in history)
            {
                time += epoch.Seconds;
                foreach ((string tag, double? value) in Scalars(epoch))
                {
                    if (value is { } number)
                        WriteRecord(file,
                        Event(time, epoch.Epoch,
                        Field(5, Field(1, [.. Field(1, Encoding.UTF8.GetBytes(tag)), 0x15, .. BitConverter.GetBytes((float)number)]))));
                }
            }
        });
    }

    private static IEnumerable<(string Tag, double? Value)> Scalars(EpochRecord epoch) =>
    [
        ("loss/training", epoch.TrainingLoss), ("loss/validation", epoch.ValidationLoss), ("validation/macro-f1", epoch.ValidationMacroF1),
        ("validation/accuracy", epoch.ValidationAccuracy), ("validation/roc-area", epoch.ValidationRocArea),
        ("training/rate", epoch.Rate), ("training/gradient-norm", epoch.GradientNorm),
        ("process/seconds", epoch.Seconds), ("process/memory-megabytes", epoch.MemoryMegabytes),
    ];

    // message Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; }
    private static byte[] Event(double time, long step, byte[] what) => [0x09, .. BitConverter.GetBytes(time), 0x10, .. VarInt((ulong)step), .. what];

    private static byte[] Field(int number, byte[] content) => [(byte)(number << 3 | 2), .. VarInt((ulong)content.Length), .. content];

    private static byte[] VarInt(ulong value)
    {
        List<byte> bytes = [];
        for (; value >= 0x80; value >>= 7) bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static void WriteRecord(Stream file, byte[] payload)
    {
        Span<byte> length = stackalloc byte[8], check = stackalloc byte[4];
        BinaryPrimitives.WriteInt64LittleEndian(length, payload.Length);
        file.Write(length);
        BinaryPrimitives.WriteUInt32LittleEndian(check, MaskedCrc(length));
        file.Write(check);
        file.Write(payload);
        BinaryPrimitives.WriteUInt32LittleEndian(check, MaskedCrc(payload));
        file.Write(check);
    }

    private static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes) crc = BitOperations.Crc32C(crc, one);
        return BitOperations.RotateRight(~crc, 15) + 0xa282ead8;
    }
}
