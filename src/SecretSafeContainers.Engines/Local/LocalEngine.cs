using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Local;

/// <summary>A container engine of this machine, docker or podman, and what the audit and its rollback need of it.</summary>
/// <remarks>
/// Every method throws a <see cref="SecretSafeException"/> if the engine is absent, does not answer or refuses (SSC4001). Cancelling ends
/// the request, or the child process, at once.
/// </remarks>
public abstract class LocalEngine : IDisposable
{
    private protected LocalEngine()
    {
    }

    /// <summary>How it is called in references and messages: <c>docker</c> or <c>podman</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The engine that the .NET SDK would use: docker unless it does not answer, then podman. The caller disposes it; null if neither answers.</summary>
    public static async Task<LocalEngine?> FindAsync(CancellationToken cancellationToken)
    {
        LocalEngine[] engines = [new DockerEngine(), new PodmanEngine()];
        LocalEngine? found = null;
        foreach (var engine in engines)
        {
            if (found is null && await engine.AnswersAsync(cancellationToken).ConfigureAwait(false))
            {
                found = engine;
            }
            else
            {
                engine.Dispose();
            }
        }

        return found;
    }

    /// <summary>True if it is there and answers within a few seconds. Does not throw if it is not.</summary>
    public abstract Task<bool> AnswersAsync(CancellationToken cancellationToken);

    /// <summary>What a name, tag or id stands for at this moment; null if the engine has no such image.</summary>
    /// <param name="name">As the engine's own client takes it.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="SecretSafeException">No engine can have an image of this name (SSC1008), or see the type.</exception>
    public abstract Task<EngineImage?> InspectAsync(string name, CancellationToken cancellationToken);

    /// <summary>True if an image that loses its last name is gone for good, and not only without a name.</summary>
    public abstract Task<bool> ForgetsUnnamedAsync(CancellationToken cancellationToken);

    /// <summary>Gives an image a name, and takes that name from whatever had it.</summary>
    public abstract Task TagAsync(Digest id, string name, CancellationToken cancellationToken);

    /// <summary>Takes a name away; an image that loses its last name is removed with it. Nothing happens if there is no such name.</summary>
    public abstract Task UntagAsync(string name, CancellationToken cancellationToken);

    /// <summary>Removes an image that has no name left. Nothing happens if there is none of this id.</summary>
    /// <exception cref="SecretSafeException">It has names, or a container uses it: it stays.</exception>
    public abstract Task RemoveAsync(Digest id, CancellationToken cancellationToken);

    /// <summary>Resolves a name to an id and opens that.</summary>
    /// <param name="name">As the engine's own client takes it.</param>
    /// <param name="reference">How the person named it, for the report.</param>
    /// <param name="cancellationToken">Stops the saving.</param>
    /// <exception cref="SecretSafeException">There is no such image (SSC4001), or as <see cref="OpenByIdAsync"/>.</exception>
    public async Task<SavedImage> OpenAsync(string name, string reference, CancellationToken cancellationToken)
    {
        var image = await InspectAsync(name, cancellationToken).ConfigureAwait(false)
            ?? throw new SecretSafeException(DiagnosticCodes.NotFound, reference, $"{Name} has no such image; '{Name} images' lists those it has");
        return await OpenByIdAsync(image.Id, reference, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets the engine save exactly this image into a temporary file without a name, and opens that. The caller disposes it.</summary>
    /// <param name="id">The image's id: no tag that moves meanwhile can change what is read.</param>
    /// <param name="reference">How the person named it, for the report.</param>
    /// <param name="cancellationToken">Stops the saving.</param>
    /// <exception cref="SecretSafeException">The image is gone (SSC4005), or the engine or the connection to it broke off (SSC4003).</exception>
    public async Task<SavedImage> OpenByIdAsync(Digest id, string reference, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(reference);
        var spool = ArchiveSpool.Create(reference);
        try
        {
            await SaveAsync(id, reference, spool, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await spool.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new SavedImage(await OpenAsync(spool, reference, cancellationToken).ConfigureAwait(false), id);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes connections.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }

    /// <summary>Lets the engine write its archive of one image into a spool.</summary>
    private protected abstract Task SaveAsync(Digest id, string reference, ArchiveSpool spool, CancellationToken cancellationToken);

    /// <summary>The failure of a save: the image is gone, or something else happened.</summary>
    private protected async Task<SecretSafeException> SaveFailureAsync(Digest id, string reference, string why, Exception? cause, CancellationToken cancellationToken) =>
        await InspectAsync(id.ToString(), cancellationToken).ConfigureAwait(false) is null
            ? new(DiagnosticCodes.MissingBlob, reference, $"{Name} has no image {id} any more: it was deleted before it could be read", cause)
            : new(DiagnosticCodes.Malformed, reference, why, cause);

    /// <summary>Refuses what can name no image.</summary>
    private protected static string Demand(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return EngineNames.IsValid(name) ? name : throw new SecretSafeException(DiagnosticCodes.Usage, name, "this cannot be the name of an image");
    }

    private async Task<ImageArchiveSource> OpenAsync(ArchiveSpool spool, string reference, CancellationToken cancellationToken)
    {
        try
        {
            return await ImageArchiveSource.OpenAsync(spool, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure) when (failure.Code == DiagnosticCodes.NotAnImage)
        {
            // An engine writes an archive's index last: without one, it broke off.
            throw new SecretSafeException(DiagnosticCodes.Malformed, reference, $"what {Name} saved ends early ({failure.Why}); is {Name} still running?", failure);
        }
    }
}
