namespace SecretSafeContainers.Content;

/// <summary>In which corner of an image content lies. The names are those of the JSON report, in camel case.</summary>
public enum ContentChannel
{
    /// <summary>Content of a file in a layer.</summary>
    File,

    /// <summary>Name of a file, directory or whiteout.</summary>
    FileName,

    /// <summary>Target of a symbolic or hard link.</summary>
    Link,

    /// <summary>Extended attribute or another pax record or owner name of an entry.</summary>
    Xattr,

    /// <summary>A history line of the config.</summary>
    History,

    /// <summary>An environment variable of the config.</summary>
    Env,

    /// <summary>A label of the config.</summary>
    Label,

    /// <summary>Any other key or value of the config.</summary>
    Config,

    /// <summary>Annotation, or any other text, of a manifest, index or descriptor.</summary>
    Annotation,

    /// <summary>An attestation about the image.</summary>
    Attestation,

    /// <summary>Content of a file in the folder that is about to be published.</summary>
    Publish,
}
