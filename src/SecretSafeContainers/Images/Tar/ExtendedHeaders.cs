namespace SecretSafeContainers.Images.Tar;

/// <summary>Reads what pax and GNU put between a header and its entry.</summary>
internal sealed class ExtendedHeaders(TarBuffer buffer, TarLimits limits, TarErrors errors)
{
    /// <summary>Reads an extended header about the entry that follows.</summary>
    /// <param name="type"><c>x</c> pax records, <c>L</c> a long name, <c>K</c> a long link target.</param>
    /// <param name="size">Bytes of its content.</param>
    /// <param name="extensions">Takes what it says.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask ReadAsync(char type, long size, TarExtensions extensions, CancellationToken cancellationToken)
    {
        extensions.Bytes += size + TarHeader.BlockSize;
        if (extensions.Bytes > limits.AttributeBytes || (type is 'L' or 'K' && size > limits.PathBytes))
        {
            throw errors.Limit("an extended header has", size, "bytes");
        }

        var payload = await ReadPayloadAsync((int)size, cancellationToken).ConfigureAwait(false);
        if (type != 'x')
        {
            extensions.TakeLongName(type == 'K', payload.AsSpan(0, (int)size));
        }
        else if (!extensions.TakeRecords(payload.AsSpan(0, (int)size)))
        {
            throw errors.Malformed("a pax record breaks its format");
        }

        extensions.TakeSlack(payload.AsSpan((int)size));
    }

    /// <summary>The records of a pax global header.</summary>
    public async ValueTask<List<KeyValuePair<string, string>>> ReadGlobalAsync(long size, CancellationToken cancellationToken)
    {
        if (size > limits.AttributeBytes)
        {
            throw errors.Limit("a global extended header has", size, "bytes");
        }

        var payload = await ReadPayloadAsync((int)size, cancellationToken).ConfigureAwait(false);
        List<KeyValuePair<string, string>> records = [];
        return PaxRecords.TryRead(payload.AsSpan(0, (int)size), records)
            ? [.. records, .. TarExtensions.Slack(payload.AsSpan((int)size))]
            : throw errors.Malformed("a pax record breaks its format");
    }

    private async ValueTask<byte[]> ReadPayloadAsync(int size, CancellationToken cancellationToken)
    {
        var payload = new byte[size + TarHeader.PaddingOf(size)];
        for (var read = 0; read < payload.Length;)
        {
            var count = await buffer.ReadAsync(payload.AsMemory(read), cancellationToken).ConfigureAwait(false);
            read += count > 0 ? count : throw errors.Malformed("the tar ends within an extended header");
        }

        return payload;
    }
}
