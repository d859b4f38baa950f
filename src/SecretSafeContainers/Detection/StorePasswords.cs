using System.Collections.Immutable;

namespace SecretSafeContainers.Detection;

/// <summary>Passwords of key stores that protect nothing.</summary>
internal static class StorePasswords
{
    /// <summary>None, Java's default, and what examples and test setups use.</summary>
    public static ImmutableArray<string> WellKnown { get; } = ["", "changeit", "password", "changeme", "secret", "123456", "test", "notasecret"];
}
