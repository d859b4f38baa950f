namespace SecretSafeContainers.Engines.Tests.Registries;

/// <summary>A request as a test's registry saw it.</summary>
internal sealed record SeenRequest(string Method, string Path, string? Authorization, string? Range);
