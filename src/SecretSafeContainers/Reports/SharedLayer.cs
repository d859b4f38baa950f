using System.Collections.Immutable;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Reports;

/// <summary>A leaking layer that several of the audited images hold: pulling any of them hands the secret out.</summary>
/// <param name="DiffId">The layer.</param>
/// <param name="Images">References of the images, redacted.</param>
/// <param name="Findings">How many findings lie in it.</param>
public sealed record SharedLayer(Digest DiffId, ImmutableArray<string> Images, int Findings);
