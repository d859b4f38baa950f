using System.Security.Cryptography;
using SecretSafeContainers.Content;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Caching;

/// <summary>
/// Verdicts of earlier audits on layers, so that a layer once audited is not unpacked again. Only the verdict "clean" is kept, so nothing of a finding lies on the disk. What lies
/// there are numbers and keyed hashes, each entry under a name and a MAC that nobody makes without the key: one of another key, damaged or forged is none.
/// </summary>
/// <remarks>Thread-safe, and safe among processes. It fails nothing: what cannot be read or kept is audited again.</remarks>
public sealed class VerdictCache : IDisposable
{
    private readonly CacheFolder folder;
    private readonly byte[] nameKey;
    private readonly byte[] secretKey;
    private readonly byte[] macKey;
    private string? failure;

    /// <summary>A cache in a folder.</summary>
    /// <param name="path">Absolute path of the folder. It need not exist; it is made when there is something to keep.</param>
    /// <param name="key">Under which entries are made and believed. Stays the caller's, and need not outlive this.</param>
    public VerdictCache(string path, CacheKey key)
        : this(path, key, TimeProvider.System)
    {
    }

    /// <summary>The same with a clock; tests choose it.</summary>
    internal VerdictCache(string path, CacheKey key, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(key);
        Path = path;
        Clock = clock;
        folder = new(path, clock);
        nameKey = key.Derive("secretsafe: name of a verdict");
        secretKey = key.Derive("secretsafe: secret of a verdict");
        macKey = key.Derive("secretsafe: verdict");
        var root = key.Derive("secretsafe: paths of a verdict");
        Root = new(BitConverter.ToUInt64(root));
        CryptographicOperations.ZeroMemory(root);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Why verdicts could not be kept; null while all of them were.</summary>
    public string? Failure => Volatile.Read(ref failure);

    /// <summary>What the paths of all layers are below.</summary>
    internal PathHash Root { get; }

    /// <summary>The time.</summary>
    internal TimeProvider Clock { get; }

    /// <summary>Opens the cache that the settings name.</summary>
    /// <param name="location">A folder, <c>none</c>, or empty for one of the user's own.</param>
    /// <param name="start">Absolute folder that a relative path starts from.</param>
    /// <param name="keySetting">As <see cref="CacheKey.Open(string?, Func{string, string?})"/> takes it.</param>
    /// <param name="environment">Gives an environment variable's value by its name, or null if it is unset.</param>
    /// <returns>Null if it is turned off, or would be forgotten with this process: there is no folder for it, or its key cannot be kept.</returns>
    /// <exception cref="Diagnostics.SecretSafeException">A setting is wrong (SSC1002).</exception>
    public static VerdictCache? Open(string? location, string start, string? keySetting, Func<string, string?> environment)
    {
        if (CacheLocation.Parse(location, start) is not { } path)
        {
            return null;
        }

        using var key = CacheKey.Open(keySetting, environment);
        return key.IsKept ? new(path, key) : null;
    }

    /// <summary>The name of what facts describe: nobody guesses from it what they are.</summary>
    internal byte[] Name(ReadOnlySpan<byte> facts) => HMACSHA256.HashData(nameKey, facts);

    /// <summary>A secret's digest, as entries have it.</summary>
    internal UInt128 DigestOf(KnownSecret secret)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secretKey, secret.Value.Bytes, digest);
        return System.Runtime.InteropServices.MemoryMarshal.Read<UInt128>(digest);
    }

    /// <summary>An entry; null if there is none that is to be believed.</summary>
    internal CleanLayer? Find(ReadOnlySpan<byte> name, bool hasWhiteouts)
    {
        var file = Convert.ToHexStringLower(name);
        if (folder.Read(file) is not { } stored || stored.Length < HMACSHA256.HashSizeInBytes)
        {
            return null;
        }

        var body = new ArraySegment<byte>(stored, 0, stored.Length - HMACSHA256.HashSizeInBytes);
        if (!CryptographicOperations.FixedTimeEquals(Mac(name, body), stored.AsSpan(body.Count)))
        {
            return null;
        }

        folder.Touch(file);
        return CleanLayerForm.Read(body, hasWhiteouts, Root);
    }

    /// <summary>Keeps an entry, in place of an earlier one of its name.</summary>
    internal void Keep(ReadOnlySpan<byte> name, CleanLayer layer)
    {
        var body = CleanLayerForm.Write(layer);
        if (folder.Write(Convert.ToHexStringLower(name), [.. body, .. Mac(name, body)]) is { } why)
        {
            Volatile.Write(ref failure, why);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(nameKey);
        CryptographicOperations.ZeroMemory(secretKey);
        CryptographicOperations.ZeroMemory(macKey);
    }

    // Over the name too: an entry is not believed in the place of another.
    private byte[] Mac(ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, macKey);
        mac.AppendData(name);
        mac.AppendData(body);
        return mac.GetHashAndReset();
    }
}
