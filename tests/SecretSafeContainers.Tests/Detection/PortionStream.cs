namespace SecretSafeContainers.Tests.Detection;

/// <summary>A stream that gives at most so many bytes a read, and fails at its end if told to.</summary>
internal sealed class PortionStream(byte[] content, int portion, Exception? failure = null) : MemoryStream(content)
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        failure is not null && Position == Length
            ? ValueTask.FromException<int>(failure)
            : base.ReadAsync(buffer[..Math.Min(buffer.Length, portion)], cancellationToken);
}
