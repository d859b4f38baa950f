using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Secrets;

/// <summary>
/// Digests of secrets' values that tell whoever does not have the key nothing, not even whether a guess is right. With them a build's cache sees that a secret has changed.
/// </summary>
public sealed class CacheKey : IDisposable
{
    /// <summary>Bytes of a random key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Least bytes of a key that a variable holds.</summary>
    public const int MinGivenBytes = 16;

    private const int DigestBytes = 8;
    private const int DerivedBytes = 32;
    private const string VariablePrefix = "env:";

    private readonly byte[] key;

    private CacheKey(byte[] key, string? notice)
    {
        this.key = key;
        Notice = notice;
    }

    /// <summary>What the user should know about the key: that it could not be kept. Null if there is nothing.</summary>
    public string? Notice { get; }

    /// <summary>True if the next process will have the same.</summary>
    internal bool IsKept => Notice is null;

    /// <summary>The key that a variable holds, or the user's own: random, made once, and kept in the user's application data.</summary>
    /// <param name="setting">The property <c>SecretSafeCacheKey</c>: <c>env:NAME</c>, or empty for the user's own.</param>
    /// <param name="environment">Gives an environment variable's value by its name, or null if it is unset.</param>
    /// <exception cref="SecretSafeException">Another setting, or the variable holds fewer than <see cref="MinGivenBytes"/> bytes (SSC1002).</exception>
    public static CacheKey Open(string? setting, Func<string, string?> environment) =>
        Open(setting, environment, Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData));

    /// <summary>The same, with the folder of the user's application data; empty if the user has none.</summary>
    internal static CacheKey Open(string? setting, Func<string, string?> environment, string applicationData)
    {
        if (!string.IsNullOrWhiteSpace(setting))
        {
            return new(Given(setting.Trim(), environment), notice: null);
        }

        if (KeyFile.Open(applicationData) is { } kept)
        {
            return new(kept, notice: null);
        }

        var random = GC.AllocateUninitializedArray<byte>(KeyBytes, pinned: true);
        RandomNumberGenerator.Fill(random);
        return new(random, "The key of the build cache could not be kept in your application data, so steps that mount a secret run again in the next build.");
    }

    /// <summary>A value's digest: the same for the same value and key.</summary>
    /// <returns>16 hexadecimal digits in lower case.</returns>
    public string Of(SecretValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, value.Bytes, digest);
        return Convert.ToHexStringLower(digest[..DigestBytes]);
    }

    /// <summary>A key for one purpose: what is made with it says nothing about this key, nor about the keys for other purposes.</summary>
    /// <param name="purpose">Its name.</param>
    /// <returns>32 pinned bytes, which the caller zeroes.</returns>
    internal byte[] Derive(string purpose)
    {
        var derived = GC.AllocateUninitializedArray<byte>(DerivedBytes, pinned: true);
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, derived, salt: [], Encoding.UTF8.GetBytes(purpose));
        return derived;
    }

    /// <summary>Zeroes the key.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(key);

    private static byte[] Given(string setting, Func<string, string?> environment)
    {
        const string Name = "SecretSafeCacheKey";
        if (!setting.StartsWith(VariablePrefix, StringComparison.Ordinal) || setting.Length == VariablePrefix.Length)
        {
            throw new SecretSafeException(DiagnosticCodes.InvalidSetting, Name, "write env:NAME, the name of a variable that holds the key (what was given is not repeated here)");
        }

        var value = environment(setting[VariablePrefix.Length..]) ?? "";
        return Encoding.UTF8.GetByteCount(value) >= MinGivenBytes && !SecretBytes.IsPipelineMacro(value)
            ? SecretBytes.Of(value)
            : throw new SecretSafeException(DiagnosticCodes.InvalidSetting, Name, $"the variable that it names is unset, or holds fewer than {MinGivenBytes} bytes");
    }
}
