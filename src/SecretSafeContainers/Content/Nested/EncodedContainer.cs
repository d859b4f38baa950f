namespace SecretSafeContainers.Content.Nested;

/// <summary>An archive or compressed file that stands as text in other content: a release of Helm, a file in cloud-init's user data. Filled while it is decoded.</summary>
/// <param name="encoding">How it is written: <c>base64</c> or <c>hex</c>.</param>
internal sealed class EncodedContainer(string encoding)
{
    private readonly MemoryStream bytes = new();
    private bool isKept = true;

    /// <summary>The step to it in the way to its content. Without a place, as fingerprints must last.</summary>
    public string Step { get; } = $"({encoding})";

    /// <summary>False if it is a container by its first bytes, but has more than <see cref="NestingLimits.EncodedBytes"/>, and is not kept.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Takes more of it.</summary>
    public void Append(ReadOnlySpan<byte> decoded)
    {
        if (isKept && bytes.Length + decoded.Length > NestingLimits.EncodedBytes)
        {
            IsWhole = !NestedFormats.Announce(bytes.GetBuffer().AsSpan(0, PeekedStream.HeadBytes), name: default, size: 0);
            isKept = false;
            bytes.SetLength(0);
            bytes.Capacity = 0;
        }

        if (isKept)
        {
            bytes.Write(decoded);
        }
    }

    /// <summary>What it is, from the start. Valid as long as nothing is appended.</summary>
    public Stream Open()
    {
        bytes.Position = 0;
        return bytes;
    }
}
