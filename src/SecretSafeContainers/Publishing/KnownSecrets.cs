namespace SecretSafeContainers.Publishing;

/// <summary>Which secrets of the build are looked for by their exact value.</summary>
public enum KnownSecrets
{
    /// <summary>All that the build knows of.</summary>
    Auto,

    /// <summary>The <c>ContainerSecret</c> items.</summary>
    Items,

    /// <summary>None: rules only.</summary>
    None,
}
