namespace SecretSafeContainers.Detection.Literals;

/// <summary>A byte string that the prefilter looks for.</summary>
/// <param name="Bytes">The bytes, at least <see cref="LiteralSet.MinBytes"/>. Owned by whoever made them.</param>
/// <param name="IgnoreCase">True if ASCII letters match in either case.</param>
internal readonly record struct SearchLiteral(byte[] Bytes, bool IgnoreCase);
