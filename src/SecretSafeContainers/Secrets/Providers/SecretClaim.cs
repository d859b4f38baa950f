namespace SecretSafeContainers.Secrets.Providers;

/// <summary>What a place says about the value that lies in it.</summary>
internal enum SecretClaim
{
    /// <summary>It is a secret: the place, or the name, holds nothing else.</summary>
    Secret,

    /// <summary>It is a secret if it looks like one; the name says that it may be.</summary>
    IfShaped,

    /// <summary>It was put among secrets, but so are settings: without the looks of a secret it is a doubtful one.</summary>
    Doubtful,

    /// <summary>It was put among secrets, and its name says that it is none: it is a secret only if a rule recognises one in it.</summary>
    Public,

    /// <summary>Nothing: it is a secret only if a rule recognises one in it.</summary>
    IfRecognised,
}
