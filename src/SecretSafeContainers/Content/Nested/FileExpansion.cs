using System.Diagnostics;

namespace SecretSafeContainers.Content.Nested;

/// <summary>What one file of the image has expanded to so far, all levels together. Once it passes a bound, nothing more of it is expanded.</summary>
/// <param name="image">The image's part of it.</param>
/// <param name="bounds">How far it may.</param>
/// <param name="storedBytes">The file's length.</param>
internal sealed class FileExpansion(ImageExpansion image, NestingBounds bounds, long storedBytes)
{
    private readonly long allowed = Math.Min(bounds.FileBytes, Math.Max(bounds.SmallBytes, storedBytes * bounds.Ratio));
    private readonly long started = Stopwatch.GetTimestamp();
    private int entries;

    /// <summary>Expanded bytes that were read: uncompressed content, at each level anew.</summary>
    public long Bytes { get; private set; }

    /// <summary>The bound that was passed, in words; null while none was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Counts expanded bytes.</summary>
    public void Charge(int count)
    {
        Bytes += count;
        image.Charge(count);
        Refusal ??= Bytes > allowed ? $"it expands to more than {allowed} bytes, out of {storedBytes}"
            : image.IsExhausted ? $"the files of the image expand to more than {bounds.ImageBytes} bytes"
            : IsLate() ? LateReason
            : null;
    }

    /// <summary>Counts an entry.</summary>
    public void ChargeEntry() =>
        Refusal ??= ++entries > bounds.Entries ? $"it has more than {bounds.Entries} entries" : IsLate() ? LateReason : null;

    private string LateReason => $"its expansion took longer than {bounds.Time.TotalSeconds:0} s";

    private bool IsLate() => Stopwatch.GetElapsedTime(started) > bounds.Time;
}
