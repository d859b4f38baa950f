namespace SecretSafeContainers.Secrets;

/// <summary>Bytes by which a form is found in content, before all of it is compared.</summary>
/// <param name="Literal">The bytes to look for. Derived from the secret; owned by whoever takes this.</param>
/// <param name="Position">Which byte of the form the first of them stands for.</param>
internal readonly record struct FormAnchor(byte[] Literal, int Position)
{
    /// <summary>True if ASCII letters match in either case.</summary>
    public bool IgnoreCase { get; init; }

    /// <summary>Bytes of a character: with 2 and 4 there are NUL bytes between each two, which is what both byte orders of UTF-16 and of UTF-32 have in common.</summary>
    public int CharacterBytes { get; init; } = 1;
}
