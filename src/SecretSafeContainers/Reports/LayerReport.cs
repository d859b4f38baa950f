using SecretSafeContainers.Images;

namespace SecretSafeContainers.Reports;

/// <summary>What an audit says about one layer.</summary>
/// <param name="Index">Lowest is 0.</param>
/// <param name="Digest">Hash of the stored bytes, or null for a folder.</param>
/// <param name="DiffId">Hash of the uncompressed tar, or null if not declared.</param>
/// <param name="CreatedBy">The history line that made it, redacted, or null.</param>
/// <param name="Origin">Who brought it in.</param>
/// <param name="Bytes">Uncompressed bytes that were read.</param>
/// <param name="Files">Files that were read.</param>
/// <param name="Cached">True if an earlier verdict was used.</param>
public sealed record LayerReport(int Index, Digest? Digest, Digest? DiffId, string? CreatedBy, LayerOrigin Origin, long Bytes, long Files, bool Cached);
