using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets.Parts;

/// <summary>
/// The secrets within a value that is more than a secret: what leaks is often a part, such as the password of a connection string. Owns the parts and zeroes them on dispose.
/// </summary>
internal sealed class SecretParts : IDisposable
{
    /// <summary>Parts of one value: several endpoints, a bundle of keys.</summary>
    public const int MaxParts = 64;

    /// <summary>Values within values: a header's base64 in a document, an address in a connection string.</summary>
    private const int MaxDepth = 4;

    private readonly List<SecretPart> parts = [];
    private int depth;

    private SecretParts()
    {
    }

    /// <summary>The parts in their order; one can hold another.</summary>
    public IReadOnlyList<SecretPart> Values => parts;

    /// <summary>True if the value has a form of which the parts are the secrets; without any it holds none.</summary>
    public bool IsStructured { get; private set; }

    /// <summary>True if the value as a whole begins with what is public, such as certificates, so that only its parts are looked for.</summary>
    public bool IsBundle { get; private set; }

    /// <summary>Takes a value apart.</summary>
    public static SecretParts Of(ReadOnlySpan<byte> value)
    {
        var parts = new SecretParts();
        parts.IsStructured = parts.Look(value);
        return parts;
    }

    /// <summary>Adds a part, and those within it.</summary>
    /// <param name="part">The part; the caller clears its own copy.</param>
    /// <param name="mustBeMixed">True if it is a secret only with the looks of one: a user name may be a token.</param>
    public void Add(ReadOnlySpan<char> part, bool mustBeMixed = false)
    {
        var bytes = SecretBytes.Of(part);
        Take(bytes, mustBeMixed);
    }

    /// <inheritdoc cref="Add(ReadOnlySpan{char}, bool)"/>
    public void Add(ReadOnlySpan<byte> part, bool mustBeMixed = false) => Take(SecretBytes.Of(part), mustBeMixed);

    /// <summary>Adds what lies within a text that is no secret itself.</summary>
    public void AddWithin(ReadOnlySpan<byte> text) => Look(text);

    /// <summary>Says that only the parts are looked for.</summary>
    public void MarkAsBundle() => IsBundle |= depth == 1;

    /// <inheritdoc/>
    public void Dispose()
    {
        parts.ForEach(part => CryptographicOperations.ZeroMemory(part.Value));
        parts.Clear();
    }

    private void Take(byte[] part, bool mustBeMixed)
    {
        if (part.Length == 0 || parts.Count == MaxParts || parts.Exists(known => known.Value.AsSpan().SequenceEqual(part)))
        {
            CryptographicOperations.ZeroMemory(part);
            return;
        }

        parts.Add(new(part, mustBeMixed));
        Look(part);
    }

    private bool Look(ReadOnlySpan<byte> value)
    {
        if (depth == MaxDepth)
        {
            return false;
        }

        depth++;
        using var text = new SecretText(value);
        var characters = text.Characters.Trim();
        var found = PemParts.TryTake(characters, this)
            || JsonParts.TryTake(value, this)
            || HeaderParts.TryTake(characters, this)
            || UrlParts.TryTake(characters, this)
            || ConnectionStringParts.TryTake(characters, this)
            || BasicParts.TryTake(characters, this);
        depth--;
        return found;
    }
}
