namespace SecretSafeContainers.Diagnostics;

/// <summary>One documented outcome of the package: a code that users filter, suppress and look up by.</summary>
/// <param name="Id">The code, <c>SSC</c> and four digits: 1xxx usage, 2xxx leaked secret, 3xxx builds, 4xxx could not be audited. Never reused.</param>
/// <param name="Title">What happened, in a few words, without a full stop.</param>
/// <param name="Explanation">What it means and what to do, in one or two sentences, as <c>secretsafe explain</c> and the README print it.</param>
public sealed record DiagnosticCode(string Id, string Title, string Explanation)
{
    /// <inheritdoc/>
    public override string ToString() => Id;
}
