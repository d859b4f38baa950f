using System.Text;
using System.Text.Unicode;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>The way of a build's secrets to its builder: the environment of its process, or files that only this user can read. Never its command line.</summary>
internal sealed class SecretHandOver : IDisposable
{
    /// <summary>What BuildKit takes: 500 KiB. <see href="https://github.com/moby/buildkit/blob/master/session/secrets/secrets.go"/></summary>
    public const int MaximumBytes = 512_000;

    /// <summary>Linux allows 128 KiB for a variable with its name, and more for all together; Windows 32,767 characters for all.</summary>
    private static readonly int EnvironmentBytes = OperatingSystem.IsWindows() ? 16 * 1024 : 120 * 1024;

    private readonly List<string> arguments = [];
    private readonly Dictionary<string, string?> environment = [];
    private SecretFolder? folder;

    private SecretHandOver()
    {
    }

    /// <summary>The builder's arguments, without a secret.</summary>
    public IReadOnlyList<string> Arguments => arguments;

    /// <summary>The builder's variables, with those secrets that go this way.</summary>
    public IReadOnlyDictionary<string, string?> Environment => environment;

    /// <summary>For docker: by environment what fits and is text, by file what does not.</summary>
    /// <exception cref="SecretSafeException">One is empty or too large, or there is no room for its file (SSC3004).</exception>
    public static SecretHandOver ToDocker(IReadOnlyList<BuildSecret> secrets) => Create(secrets, static (way, secret) =>
    {
        var field = Quote("id=" + secret.Id);
        if (way.Fits(secret))
        {
            var name = $"SECRETSAFE_{way.environment.Count}";
            way.environment.Add(name, Encoding.UTF8.GetString(secret.Value.Bytes));
            way.Add($"{field},type=env,env={name}");
        }
        else
        {
            way.Add($"{field},type=file,{Quote("src=" + way.WriteFile(secret))}");
        }
    });

    /// <summary>For podman: by file; some of its versions make an empty file of a variable, and say nothing.</summary>
    /// <exception cref="SecretSafeException">One is empty or too large, podman cannot be told its id, or there is no room for its file (SSC3004).</exception>
    public static SecretHandOver ToPodman(IReadOnlyList<BuildSecret> secrets) => Create(secrets, static (way, secret) =>
    {
        if (secret.Id.Contains(','))
        {
            throw Refuse(secret, "podman takes no id with a comma");
        }

        way.Add($"id={secret.Id},src={way.WriteFile(secret)}");
    });

    /// <summary>Deletes the files.</summary>
    public void Dispose()
    {
        environment.Clear();
        folder?.Dispose();
    }

    private static SecretHandOver Create(IReadOnlyList<BuildSecret> secrets, Action<SecretHandOver, BuildSecret> add)
    {
        var way = new SecretHandOver();
        try
        {
            foreach (var secret in secrets)
            {
                add(way, Demand(secret));
            }

            return way;
        }
        catch
        {
            way.Dispose();
            throw;
        }
    }

    private static BuildSecret Demand(BuildSecret secret) => secret.Value.Length switch
    {
        0 => throw Refuse(secret, "it is empty: the build would mount an empty file and not notice"),
        > MaximumBytes => throw Refuse(secret, $"it has {secret.Value.Length} bytes; BuildKit takes {MaximumBytes} at most"),
        _ => secret,
    };

    private bool Fits(BuildSecret secret) =>
        environment.Values.Sum(text => Encoding.UTF8.GetByteCount(text!)) + secret.Value.Length <= EnvironmentBytes
        && !secret.Value.Bytes.Contains((byte)0) && Utf8.IsValid(secret.Value.Bytes);

    private string WriteFile(BuildSecret secret)
    {
        try
        {
            folder ??= SecretFolder.Create();
            return folder.Write(secret.Value.Bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Refuse(secret, $"its temporary file in {SecretFolder.Parent} could not be written", failure);
        }
    }

    private void Add(string record)
    {
        arguments.Add("--secret");
        arguments.Add(record);
    }

    /// <summary>A field of a CSV record, which is what docker takes: in quotation marks if it has one, a comma or a line break.</summary>
    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static SecretSafeException Refuse(BuildSecret secret, string why, Exception? cause = null) =>
        new(DiagnosticCodes.SecretNotHandedOver, secret.Id, why, cause);
}
