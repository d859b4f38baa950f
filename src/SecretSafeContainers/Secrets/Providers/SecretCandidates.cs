using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>What providers hand out. Owns the values and zeroes them on dispose.</summary>
internal sealed class SecretCandidates : IDisposable
{
    /// <summary>Values of one build; beyond it nothing is taken, and that is said.</summary>
    public const int MaxValues = 2_000;

    private readonly List<SecretCandidate> values = [];
    private readonly List<string> unread = [];

    /// <summary>In the order in which they were added. An id can occur twice, with different values.</summary>
    public IReadOnlyList<SecretCandidate> Values => values;

    /// <summary>What could not be read, and why; without anything of its content.</summary>
    public IReadOnlyList<string> Unread => unread;

    /// <summary>Adds a value; the caller clears its own copy. An empty one is no value.</summary>
    public void Add(string id, SecretClaim claim, ReadOnlySpan<char> value, string? settingKey = null)
    {
        if (!value.IsEmpty && HasRoom())
        {
            values.Add(new(id, claim, SecretBytes.Of(value)) { SettingKey = settingKey });
        }
    }

    /// <inheritdoc cref="Add(string, SecretClaim, ReadOnlySpan{char}, string?)"/>
    public void Add(string id, SecretClaim claim, ReadOnlySpan<byte> value, string? settingKey = null)
    {
        if (!value.IsEmpty && HasRoom())
        {
            values.Add(new(id, claim, SecretBytes.Of(value)) { SettingKey = settingKey });
        }
    }

    /// <summary>Says that something could not be read.</summary>
    /// <param name="what">Its name, and why.</param>
    public void CouldNotRead(string what) => unread.Add(what);

    /// <inheritdoc/>
    public void Dispose()
    {
        values.ForEach(candidate => CryptographicOperations.ZeroMemory(candidate.Value));
        values.Clear();
    }

    private bool HasRoom()
    {
        if (values.Count < MaxValues)
        {
            return true;
        }

        var said = $"more than {MaxValues:N0} values";
        if (!unread.Contains(said))
        {
            unread.Add(said);
        }

        return false;
    }
}
