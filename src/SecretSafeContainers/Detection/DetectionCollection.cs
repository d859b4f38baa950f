using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Content;

namespace SecretSafeContainers.Detection;

/// <summary>
/// The detections of one image, or of a part of one: owned, bounded, and without the repetitions that a secret in a folder's name and one in a container make.
/// </summary>
public sealed class DetectionCollection : Collection<SecretDetection>, IDisposable
{
    /// <summary>Detections of one image. Nobody reads more, and a hostile image must not fill the memory.</summary>
    public const int Limit = 10_000;

    private readonly HashSet<(int? Layer, string? Id, string Prefix)> names = [];
    private readonly FoundInside inside = new();

    /// <summary>True if there were more than <see cref="Limit"/>.</summary>
    public bool Overflowed { get; private set; }

    /// <summary>Keeps the first ones and zeroes the rest.</summary>
    /// <param name="count">How many to keep.</param>
    internal void Keep(int count)
    {
        for (; Count > count; Overflowed = true)
        {
            this[^1].Dispose();
            RemoveAt(Count - 1);
        }
    }

    /// <summary>Gives all to another collection, behind what it has, and is empty afterwards.</summary>
    internal void MoveTo(DetectionCollection other)
    {
        foreach (var detection in this)
        {
            other.Add(detection);
        }

        Clear();
        other.Overflowed |= Overflowed;
    }

    /// <summary>Zeroes all.</summary>
    public void Dispose()
    {
        foreach (var detection in this)
        {
            detection.Dispose();
        }

        Clear();
    }

    /// <summary>Takes a detection over, or disposes it: beyond the limit, or when a folder's name, or the secret's place inside a container, was reported already.</summary>
    protected override void InsertItem(int index, SecretDetection item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var full = Count == Limit;
        if (full || inside.Repeats(item) || IsRepeatedName(item))
        {
            Overflowed |= full;
            item.Dispose();
            return;
        }

        base.InsertItem(index, item);
    }

    /// <summary>Every path below a folder repeats the folder's name: it is one leak, at the first path.</summary>
    private bool IsRepeatedName(SecretDetection item)
    {
        if (item.Location is not { Channel: ContentChannel.FileName, Path: { } path })
        {
            return false;
        }

        var inner = item.Location.Inner;
        var bytes = Encoding.UTF8.GetBytes(inner.IsEmpty ? path : inner[^1]);
        var upToSecret = Encoding.UTF8.GetString(bytes, 0, (int)Math.Min(item.Offset + item.Length, bytes.Length));
        string[] container = inner.IsEmpty ? [] : [path, .. inner[..^1]];
        return !names.Add((item.Location.Layer, item.Rule?.Id ?? item.SecretId, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('!', [.. container, upToSecret]))))));
    }
}
