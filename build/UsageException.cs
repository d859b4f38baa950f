namespace SecretSafeContainers.Build;

/// <summary>A verb was given words that it does not understand.</summary>
/// <param name="message">Which.</param>
internal sealed class UsageException(string message) : Exception(message);
