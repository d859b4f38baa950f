namespace SecretSafeContainers.Rules;

/// <summary>A character without which nothing matches: where it is missing, a rule's pattern is not tried. It makes hot literals cheap.</summary>
/// <param name="AnyOf">The characters, one of which must be there.</param>
/// <param name="Within">Within how many characters from the literal's first on.</param>
public sealed record RequiredCharacter(string AnyOf, int Within);
