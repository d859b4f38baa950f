namespace SecretSafeContainers.Secrets.Providers;

/// <summary>A value that may be a secret. Its bytes are owned by the <see cref="SecretCandidates"/> that hold it.</summary>
/// <param name="Id">What findings call it: the place in words, such as <c>environment variable FEED_TOKEN</c>.</param>
/// <param name="Claim">What the place says about it.</param>
/// <param name="Value">The value.</param>
internal sealed record SecretCandidate(string Id, SecretClaim Claim, byte[] Value)
{
    /// <summary>The key under which .NET's configuration knows it, such as <c>Smtp:Password</c>; null if it is no setting of an app.</summary>
    public string? SettingKey { get; init; }

    /// <summary>True if an environment variable holds it.</summary>
    public bool IsVariable { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
