namespace SecretSafeContainers.Rules;

/// <summary>A check of a matched secret that a pattern cannot express.</summary>
public enum SecretCheck
{
    /// <summary>The pattern is enough.</summary>
    None,

    /// <summary>It is not a placeholder: no <c>${VAR}</c>, <c>&lt;password&gt;</c>, <c>changeme</c>, <c>xxxx</c> and the like.</summary>
    NotPlaceholder,

    /// <summary>It is no variable, template or mask. Words are believed: the file holds nothing but credentials.</summary>
    NotTemplate,

    /// <summary>It is a JSON Web Token: header and payload decode to JSON objects, and it is signed.</summary>
    JsonWebToken,

    /// <summary>It is base64 of <c>user:password</c>, as docker's config stores a login.</summary>
    BasicCredential,

    /// <summary>It is not an OpenPGP key under a passphrase, nor one whose secret lies elsewhere; other keys say it in their text.</summary>
    NotProtectedKey,

    /// <summary>It looks drawn at random rather than written by people, and is no placeholder, no UUID and no digest that says so.</summary>
    TokenLike,

    /// <summary>As <see cref="TokenLike"/>, or a UUID with a random part, or a number of more digits than anything counts: where a name already says that it opens something.</summary>
    TokenOrUuid,

    /// <summary>It can be a password that somebody chose: no placeholder, path, expression, nor a word of user interfaces.</summary>
    Password,

    /// <summary>It is such a password, and long and mixed: believed where a value may be many things.</summary>
    StrongPassword,

    /// <summary>It is base64, and what it stands for is no placeholder and no certificate, as the members of a Kubernetes Secret.</summary>
    EncodedSecret,
}
