namespace SecretSafeContainers.Secrets;

/// <summary>A NuGet source.</summary>
/// <param name="Name">Its name as the files write it.</param>
/// <param name="Url">Its address, or the path of a folder.</param>
/// <param name="Credential">Its credential; null if it has none.</param>
internal sealed record NuGetFeed(string Name, string Url, NuGetCredential? Credential);
