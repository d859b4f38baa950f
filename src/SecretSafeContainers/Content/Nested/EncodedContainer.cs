using System.Buffers;

namespace SecretSafeContainers.Content.Nested;

/// <summary>An archive or compressed file that stands as text in other content: a release of Helm, a file in cloud-init's user data. Filled while it is decoded.</summary>
/// <param name="encoding">How it is written: <c>base64</c> or <c>hex</c>.</param>
internal sealed class EncodedContainer(string encoding)
{
    // Null behind the bound.
    private ArrayBufferWriter<byte>? kept = new();

    /// <summary>The step to it in the way to its content. Without a place, as fingerprints must last.</summary>
    public string Step { get; } = $"({encoding})";

    /// <summary>False if it is a container by its first bytes, but has more than <see cref="NestingLimits.EncodedBytes"/>, and is not kept.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Takes more of it.</summary>
    public void Append(ReadOnlySpan<byte> decoded)
    {
        if (kept?.WrittenCount + decoded.Length > NestingLimits.EncodedBytes)
        {
            IsWhole = !NestedFormats.Announce(kept!.WrittenSpan[..PeekedStream.HeadBytes], name: default, size: 0);
            kept = null;
        }

        kept?.Write(decoded);
    }

    /// <summary>What it is; nothing if it was not kept. The taker disposes it.</summary>
    public Stream Open() => new MemoryStream(kept?.WrittenSpan.ToArray() ?? [], writable: false);
}
