namespace SecretSafeContainers.Secrets;

/// <summary>Recognises what stands where a secret belongs: variables, format items, masks, and words that ask for one.</summary>
internal static class Placeholders
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "passw0rd", "passphrase", "pass", "pwd", "secret", "mysecret", "my-secret", "my_secret", "secretkey", "token", "mytoken", "apikey", "api_key", "api-key",
        "mypassword", "my_password", "my-password", "yourpassword", "username", "userpass", "user", "hunter2", "foobar", "foo", "bar", "baz", "qux", "null", "none", "nil", "true", "false",
        "undefined", "empty", "required", "optional", "default", "test", "testing", "test1234", "changeit", "letmein", "string", "value", "credentials", "credential", "auth", "key",
        "secret123", "test123", "pass123", "abc123", "p@ssw0rd", "p@ssword", "pa$$word", "pa55word", "password1", "password123", "12345", "123456", "12345678", "123456789", "1234567890",
    };

    private static readonly string[] Parts =
    [
        "example", "changeme", "change_me", "change-me", "change_this", "change-this", "replaceme", "replace_me", "replace-me", "replace_with", "replace-with", "placeholder",
        "insert_", "insert-", "your_", "your-", "yourpass", "yoursecret", "yourtoken", "yourapi", "yourkey", "dummy", "redacted", "removed", "sample", "not-a-real", "notreal", "fixme", "todo",
        "goes_here", "goes-here", "goeshere", "xxxx", "****", "...", "####", "____", "----", "abcdefgh", "12345678", "01234567", "00000000", "process.env", "os.environ", "getenv", "{{", "}}", "<%", "%>", "#{",
    ];

    // The last two begin the keys of the Azure storage and Cosmos DB emulators, which are public and the same everywhere.
    private static readonly string[] Starts = ["${", "$(", "%(", "@{", "env:", "ref:", "arn:", "vault:", "secret:", "secretref:", "file:", "op://", "@microsoft.keyvault(", "Eby8vdM02xNO", "C2y6yDjf5/R"];

    /// <summary>True if the text is a placeholder rather than a secret.</summary>
    public static bool IsOne(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length < 3 || IsWord(text) || IsWrapped(text) || IsVariable(text) || IsFormatItem(text))
        {
            return true;
        }

        foreach (var start in Starts)
        {
            if (text.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        foreach (var part in Parts)
        {
            if (text.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return IsMonotonous(text);
    }

    // password, mytoken2
    private static bool IsWord(ReadOnlySpan<char> text)
    {
        var words = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        return words.Contains(text) || words.Contains(text.TrimEnd("0123456789"));
    }

    // <password>, {password}, [password], %PASSWORD%, __password__
    private static bool IsWrapped(ReadOnlySpan<char> text) => (text[0], text[^1]) is ('<', '>') or ('{', '}') or ('[', ']') or ('%', '%') || (text.StartsWith("__") && text.EndsWith("__"));

    // $PASSWORD, $env:PASSWORD: a name and nothing else behind the sign.
    private static bool IsVariable(ReadOnlySpan<char> text) => text[0] == '$' && CharacterSets.Variable.HoldsAll(text[1..]);

    // {0}, ${x}, %s, %1$s, $(x) anywhere
    private static bool IsFormatItem(ReadOnlySpan<char> text)
    {
        var brace = text.IndexOf('{');
        var paren = text.IndexOf("$(");
        return (brace >= 0 && text[brace..].Contains('}')) || (paren >= 0 && text[paren..].Contains(')')) || text is "%s" || (text.Length <= 6 && text.EndsWith("%s"));
    }

    // Three different characters or fewer, as masks have.
    private static bool IsMonotonous(ReadOnlySpan<char> text)
    {
        Span<char> seen = stackalloc char[4];
        var count = 0;
        foreach (var character in text)
        {
            if (!seen[..count].Contains(character))
            {
                seen[count++] = character;
                if (count == seen.Length)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
