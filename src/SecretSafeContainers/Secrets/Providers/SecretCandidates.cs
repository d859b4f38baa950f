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

    /// <summary>Adds a value; the caller clears its own copy.</summary>
    public void Add(string id, SecretClaim claim, ReadOnlySpan<char> value) => Add(new(id, claim, SecretBytes.Of(value)));

    /// <inheritdoc cref="Add(string, SecretClaim, ReadOnlySpan{char})"/>
    public void Add(string id, SecretClaim claim, ReadOnlySpan<byte> value) => Add(new(id, claim, SecretBytes.Of(value)));

    /// <summary>Takes a candidate over. An empty value is none.</summary>
    public void Add(SecretCandidate candidate)
    {
        if (candidate.Value.Length > 0 && HasRoom())
        {
            values.Add(candidate);
        }
        else
        {
            CryptographicOperations.ZeroMemory(candidate.Value);
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
