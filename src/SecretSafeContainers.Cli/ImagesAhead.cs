using SecretSafeContainers.Images;

namespace SecretSafeContainers.Cli;

/// <summary>
/// Images of which the first is being opened since this was made, on another thread: beside the rules, the cache and all else that an audit needs first. The bytes of a local image are
/// hashed in every audit, and where all layers are known nothing takes as long, so it must not begin last.
/// </summary>
/// <remarks>Read once. Ends the opening when it is disposed, whether it was read or not.</remarks>
internal sealed class ImagesAhead : IAsyncDisposable
{
    private readonly IAsyncEnumerator<Image> images;
    private readonly Task<bool> first;

    /// <param name="images">The images, opened one by one as they are asked for.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    public ImagesAhead(IAsyncEnumerable<Image> images, CancellationToken cancellationToken)
    {
        this.images = images.GetAsyncEnumerator(cancellationToken);
        first = Task.Run(() => this.images.MoveNextAsync().AsTask(), CancellationToken.None);
    }

    /// <summary>The images; each stays open until the next is asked for.</summary>
    public async IAsyncEnumerable<Image> ReadAsync()
    {
        for (var any = await first.ConfigureAwait(false); any; any = await images.MoveNextAsync().ConfigureAwait(false))
        {
            yield return images.Current;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await ((Task)first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await images.DisposeAsync().ConfigureAwait(false);
    }
}
