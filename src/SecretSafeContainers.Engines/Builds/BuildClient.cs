using System.ComponentModel;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>Builds Dockerfiles with an engine's BuildKit or buildah: with secrets that are on no command line, and without naming the result.</summary>
public abstract class BuildClient : IDisposable
{
    /// <summary>A stopped engine notices within milliseconds; one under load answers within seconds.</summary>
    private static readonly TimeSpan CleaningTimeout = TimeSpan.FromSeconds(10);

    private protected BuildClient(LocalEngine engine) => Engine = engine;

    /// <summary>The engine in which the built images are. Disposed with the client.</summary>
    public LocalEngine Engine { get; }

    /// <summary>What stays in the build cache after a leak, and the command that removes it.</summary>
    public abstract string CacheNote { get; }

    /// <summary>Finds a builder that keeps secrets. The caller disposes it.</summary>
    /// <param name="builder">Which one.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="SecretSafeException">There is none (SSC3002), or the engine of the one that was asked for does not answer (SSC3008).</exception>
    public static Task<BuildClient> FindAsync(Builder builder, CancellationToken cancellationToken) =>
        new BuildClientSearch(Environment.GetEnvironmentVariable("PATH")).FindAsync(builder, cancellationToken);

    /// <summary>Builds an image that has no name.</summary>
    /// <param name="request">What to build.</param>
    /// <param name="secrets">What its steps may mount. Stay the caller's.</param>
    /// <param name="redactor">Masks everything that the build prints. Stays the caller's, and is not to be used by others meanwhile.</param>
    /// <param name="log">Takes what the build prints.</param>
    /// <param name="cancellationToken">Ends the build; nothing of it stays but the build cache.</param>
    /// <returns>The image's id, as <see cref="Engine"/> knows it.</returns>
    /// <exception cref="SecretSafeException">
    /// It could not be built (SSC3003, with the line where that is known), a secret cannot be handed over (SSC3004), the engine failed (SSC3008), or the
    /// client turns out to be without BuildKit (SSC3002), or the image is not in the engine, or not any more (SSC4005).
    /// </exception>
    public async Task<Digest> BuildAsync(
        BuildRequest request, IReadOnlyList<BuildSecret> secrets, Redactor redactor, IBuildLog log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(secrets);
        ArgumentNullException.ThrowIfNull(redactor);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentException.ThrowIfNullOrEmpty(request.Context);
        if (request.Context.StartsWith('-'))
        {
            throw new ArgumentException("a context is a folder's full path or a URL", nameof(request));
        }

        using var folder = BuildFolder.Create(request, TemporaryParent);
        using var handOver = HandOver(secrets);
        using var journal = new BuildJournal(redactor, log);
        try
        {
            var exitCode = await RunAsync(request, folder, handOver, journal, cancellationToken).ConfigureAwait(false);
            journal.Finish();
            if (exitCode != 0)
            {
                throw await FailAsync(exitCode, new BuildFailure(request, journal, redactor), cancellationToken).ConfigureAwait(false);
            }

            return await IdentifyAsync(request, folder, cancellationToken).ConfigureAwait(false);
        }
        catch (Win32Exception failure)
        {
            throw new SecretSafeException(DiagnosticCodes.NoBuilder, Engine.Name, "the client cannot be started", failure);
        }
        catch
        {
            await ForgetAsync(folder).ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Engine.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Where the builder's temporary files go; null for the system's folder.</summary>
    private protected virtual string? TemporaryParent => null;

    /// <summary>The way that secrets take.</summary>
    private protected abstract SecretHandOver HandOver(IReadOnlyList<BuildSecret> secrets);

    /// <summary>Runs the build to its end.</summary>
    /// <returns>The builder's exit code.</returns>
    private protected abstract Task<int> RunAsync(
        BuildRequest request, BuildFolder folder, SecretHandOver handOver, BuildJournal journal, CancellationToken cancellationToken);

    /// <summary>Removes what an interrupted builder left behind besides an image.</summary>
    private protected virtual Task CleanAsync(BuildFolder folder, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The environment of the builder.</summary>
    private protected static Dictionary<string, string?> EnvironmentOf(BuildRequest request, params IEnumerable<KeyValuePair<string, string?>>[] variables)
    {
        var environment = request.HiddenVariables.ToDictionary(name => name, _ => (string?)null, StringComparer.Ordinal);
        foreach (var (name, value) in variables.SelectMany(more => more))
        {
            environment[name] = value;
        }

        return environment;
    }

    /// <summary>The arguments that all builders understand.</summary>
    private protected static IEnumerable<string> Arguments(BuildRequest request, BuildFolder folder, string? network) =>
    [
        "--iidfile", folder.IdFile,
        .. request.Target is null ? Array.Empty<string>() : ["--target", request.Target],
        .. request.Arguments.SelectMany(argument => new[] { "--build-arg", $"{argument.Key}={argument.Value}" }),
        .. request.Platform is null ? Array.Empty<string>() : ["--platform", request.Platform.ToString()],
        .. network is null ? Array.Empty<string>() : ["--network", network],
        .. request.NoCache ? new[] { "--no-cache" } : [],
    ];

    private async Task<Exception> FailAsync(int exitCode, BuildFailure failure, CancellationToken cancellationToken)
    {
        // Ctrl+C reaches the child first.
        if (failure.IsCancellation(exitCode))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken).ConfigureAwait(false);
        }

        return failure.Describe(exitCode, await Engine.AnswersAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task<Digest> IdentifyAsync(BuildRequest request, BuildFolder folder, CancellationToken cancellationToken)
    {
        foreach (var id in folder.Ids)
        {
            if (await Engine.InspectAsync(id.ToString(), cancellationToken).ConfigureAwait(false) is { } image)
            {
                return image.Id;
            }
        }

        throw new SecretSafeException(
            DiagnosticCodes.MissingBlob, request.Dockerfile,
            $"{Engine.Name} does not have the image that was built: its client and its API lead to different engines, the current builder keeps its images to itself, or others removed it");
    }

    /// <summary>Removes what an interrupted build made. Whatever fails at that was not the reason.</summary>
    private async Task ForgetAsync(BuildFolder folder)
    {
        using var timeout = new CancellationTokenSource(CleaningTimeout);
        try
        {
            await CleanAsync(folder, timeout.Token).ConfigureAwait(false);
            foreach (var id in folder.Ids)
            {
                await Engine.RemoveAsync(id, timeout.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is SecretSafeException or OperationCanceledException or TimeoutException or Win32Exception or IOException or UnauthorizedAccessException)
        {
            // The engine is gone, or busy; an image without a name stays in it.
        }
    }
}
