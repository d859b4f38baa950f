namespace SecretSafeContainers.Secrets;

/// <summary>What is handed over of a NuGet source's credential.</summary>
public enum NuGetSecretForm
{
    /// <summary>The password alone.</summary>
    Password,

    /// <summary><c>Username=u;Password=p</c>, the value of the variable <c>NuGetPackageSourceCredentials_</c> and the source's name.</summary>
    Credentials,

    /// <summary>A JSON document, the value of the variable <c>VSS_NUGET_EXTERNAL_FEED_ENDPOINTS</c> that Azure's credential provider reads.</summary>
    Endpoints,
}
