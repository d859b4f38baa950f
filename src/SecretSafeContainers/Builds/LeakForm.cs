namespace SecretSafeContainers.Builds;

/// <summary>How an instruction puts a secret into an image: the methods v1 to v4, and a mounted secret that is copied.</summary>
public enum LeakForm
{
    /// <summary>v1: a credential file is copied and stays.</summary>
    CopiedFile,

    /// <summary>v2: it is copied, and a later RUN removes it.</summary>
    FileRemovedLater,

    /// <summary>v3: it is copied, and the RUN that uses it removes it.</summary>
    FileRemovedAfterUse,

    /// <summary>v4: a build argument holds the secret.</summary>
    BuildArgument,

    /// <summary>An environment variable of the image holds the secret.</summary>
    EnvironmentVariable,

    /// <summary>A mounted secret is copied to where a layer keeps it.</summary>
    CopiedMount,
}
