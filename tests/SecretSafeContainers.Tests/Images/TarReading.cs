using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Tar;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Images;

/// <summary>Reads a tar whole, as the tests need it.</summary>
internal static class TarReading
{
    public static async Task<(IReadOnlyList<StoredEntry> Entries, long BytesRead)> ReadAsync(Stream tar, TarLimits? limits = null)
    {
        using var reader = new TarEntryReader(tar, "test", limits);
        List<StoredEntry> entries = [];
        while (await reader.ReadAsync(CancellationToken.None) is { } entry)
        {
            entries.Add(await StoredEntries.KeepAsync(entry, CancellationToken.None));
        }

        return (entries, reader.BytesRead);
    }

    public static async Task<IReadOnlyList<StoredEntry>> ReadAsync(byte[] tar, TarLimits? limits = null) => (await ReadAsync(new ChunkedStream(tar), limits)).Entries;

    /// <summary>The code with which reading the tar fails.</summary>
    public static async Task<DiagnosticCode> FailureAsync(byte[] tar, TarLimits? limits = null) =>
        (await Assert.ThrowsExactlyAsync<SecretSafeException>(() => ReadAsync(tar, limits))).Code;
}
