namespace SecretSafeContainers.Engines.Registries;

/// <summary>The .NET SDK's credential variables. They name no registry: whichever the build talks to gets them.</summary>
internal static class LoginVariables
{
    private static readonly (string User, string Password) Pull = ("DOTNET_CONTAINER_PULL_REGISTRY_UNAME", "DOTNET_CONTAINER_PULL_REGISTRY_PWORD");
    private static readonly (string User, string Password) Push = ("DOTNET_CONTAINER_PUSH_REGISTRY_UNAME", "DOTNET_CONTAINER_PUSH_REGISTRY_PWORD");
    private static readonly (string User, string Password) General = ("DOTNET_CONTAINER_REGISTRY_UNAME", "DOTNET_CONTAINER_REGISTRY_PWORD");
    private static readonly (string User, string Password) Older = ("SDK_CONTAINER_REGISTRY_UNAME", "SDK_CONTAINER_REGISTRY_PWORD");

    /// <summary>The login in the first pair that counts and of which both are set, or null.</summary>
    public static RegistryCredential? Find(Func<string, string?> environment, RegistryPurpose purpose)
    {
        (string User, string Password)[] pairs = purpose switch
        {
            RegistryPurpose.BaseImage => [Pull],
            RegistryPurpose.Push or RegistryPurpose.Deletion => [Push, General, Older],
            _ => [Pull, General, Older],
        };
        foreach (var pair in pairs)
        {
            if (environment(pair.User) is { Length: > 0 } user && environment(pair.Password) is { Length: > 0 } password)
            {
                return new RegistryCredential($"{pair.User} and {pair.Password}", user, password, isIdentityToken: false);
            }
        }

        return null;
    }
}
