namespace SecretSafeContainers.Secrets.Judging;

/// <summary>Why a value is not looked for.</summary>
public enum ExclusionReason
{
    /// <summary>It has under 8 bytes, and so may stand anywhere by chance.</summary>
    TooShort,

    /// <summary>It has more bytes than a secret can have.</summary>
    TooLong,

    /// <summary>It stands where a secret belongs: a variable, a mask, a word that asks for one.</summary>
    Placeholder,

    /// <summary>It is a word, or as simple as one.</summary>
    Word,

    /// <summary>It is a number, a date or a version.</summary>
    Number,

    /// <summary>It identifies something: a GUID or a digest under a name that is no secret's.</summary>
    Identifier,

    /// <summary>It is a path.</summary>
    Path,

    /// <summary>It is a host or an address without credentials.</summary>
    Address,

    /// <summary>It is a user's name or e-mail address.</summary>
    User,

    /// <summary>It is a connection string, a document or a header without a secret in it.</summary>
    WithoutSecret,

    /// <summary>Neither its name nor its looks are a secret's.</summary>
    Unremarkable,

    /// <summary>Its name says that it is none: a client's id, a public key, a path.</summary>
    PublicName,

    /// <summary>The repository holds it on purpose: the same value under the same key in an appsettings file that git tracks. Rules judge it there.</summary>
    PublicSetting,
}
