using System.Text;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Engines;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Builds;

/// <summary>A build client, a context, known secrets and what the builds say and make; all gone when disposed.</summary>
internal sealed class BuildOfATest : IAsyncDisposable
{
    private readonly List<KnownSecret> secrets = [];
    private readonly List<Digest> ids = [];

    public BuildOfATest(BuildClient client) => Client = client;

    public BuildClient Client { get; }

    public TemporaryFolder Context { get; } = new();

    public RecordedLog Log { get; private set; } = new();

    public static async Task<BuildOfATest> StartAsync(Builder builder, CancellationToken cancellationToken) =>
        new(await BuildClient.FindAsync(builder, cancellationToken));

    /// <summary>A request for a Dockerfile whose third line is the first of these; nothing of it is in the build cache.</summary>
    public BuildRequest Request(params string[] lines) => new()
    {
        Dockerfile = "docker/Dockerfile",
        Text = Encoding.UTF8.GetBytes($"FROM {EngineClient.BaseImage} AS first\nENV TEST={Guid.NewGuid()}\n{string.Join('\n', lines)}\n"),
        Context = Context.FullPath,
        Network = "none",
    };

    /// <summary>A secret of the build, which the redactor knows.</summary>
    public BuildSecret Secret(string id, byte[] value)
    {
        var known = new KnownSecret(id, new SecretValue(value));
        secrets.Add(known);
        return new BuildSecret(id, known.Value);
    }

    public BuildSecret Secret(string id, string value) => Secret(id, Encoding.UTF8.GetBytes(value));

    public async Task<Digest> RunAsync(BuildRequest request, BuildSecret[] offered, CancellationToken cancellationToken)
    {
        Log = new RecordedLog();
        return await ContinueAsync(request, offered, cancellationToken);
    }

    /// <summary>As <see cref="RunAsync"/>, but into the log that is there.</summary>
    public async Task<Digest> ContinueAsync(BuildRequest request, BuildSecret[] offered, CancellationToken cancellationToken)
    {
        using var scanner = new ContentScanner([], secrets);
        using var redactor = new Redactor(scanner);
        var id = await Client.BuildAsync(request, offered, redactor, Log, cancellationToken);
        ids.Add(id);
        return id;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var id in ids)
        {
            await Client.Engine.RemoveAsync(id, CancellationToken.None);
        }

        foreach (var secret in secrets)
        {
            secret.Value.Dispose();
        }

        Client.Dispose();
        Context.Dispose();
    }
}
