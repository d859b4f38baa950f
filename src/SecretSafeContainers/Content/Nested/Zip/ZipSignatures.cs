namespace SecretSafeContainers.Content.Nested.Zip;

/// <summary>Searches a zip for signatures that no directory mentions.</summary>
internal static class ZipSignatures
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>Every place of a signature, in order.</summary>
    public static IEnumerable<long> Find(Stream zip, byte[] signature, CancellationToken cancellationToken) => Find(zip, signature, 0, cancellationToken);

    /// <summary>Every place of a signature from a place on, in order.</summary>
    public static IEnumerable<long> Find(Stream zip, byte[] signature, long from, CancellationToken cancellationToken)
    {
        var block = new byte[BlockBytes];
        var kept = 0;
        for (var start = from; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            zip.Position = start + kept;
            var filled = kept + zip.ReadAtLeast(block.AsSpan(kept), BlockBytes - kept, throwOnEndOfStream: false);
            for (int at, next = 0; (at = block.AsSpan(next, filled - next).IndexOf(signature)) >= 0; next += at + 1)
            {
                yield return start + next + at;
            }

            if (filled < BlockBytes)
            {
                yield break;
            }

            kept = signature.Length - 1;
            block.AsSpan(filled - kept, kept).CopyTo(block);
            start += filled - kept;
        }
    }
}
