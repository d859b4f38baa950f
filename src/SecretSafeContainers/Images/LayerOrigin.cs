namespace SecretSafeContainers.Images;

/// <summary>Who brought a layer in; decides how findings by rule are judged in mode <c>app</c>.</summary>
public enum LayerOrigin
{
    /// <summary>Not known: judged as the build's own.</summary>
    Unknown,

    /// <summary>The base image.</summary>
    Base,

    /// <summary>This build.</summary>
    App,
}
