namespace SecretSafeContainers.Secrets;

/// <summary>Recognises what stands where a secret belongs: variables, format items, masks, and words that ask for one.</summary>
internal static class Placeholders
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "password", "passwd", "passw0rd", "passphrase", "pass", "pwd", "secret", "mysecret", "my-secret", "my_secret", "secretkey", "token", "mytoken", "apikey", "api_key", "api-key",
        "mypassword", "my_password", "my-password", "yourpassword", "username", "userpass", "user", "hunter2", "foobar", "foo", "bar", "baz", "qux", "null", "none", "nil", "true", "false",
        "undefined", "empty", "required", "optional", "default", "test", "testing", "test1234", "changeit", "letmein", "string", "value", "credentials", "credential", "auth", "key",
        "secret123", "test123", "pass123", "abc123", "p@ssw0rd", "p@ssword", "pa$$word", "pa55word", "pa55w0rd", "password1", "password123", "12345", "123456", "12345678", "123456789", "1234567890",
        "s3cr3t", "s3cret", "secr3t", "mys3cr3t", "swordfish", "correcthorsebatterystaple", "correct-horse-battery-staple", "hidden", "masked", "enter", "input", "prompt", "anonymous", "text", "plain", "object", "number", "boolean", "integer", "false", "this",
        "unset", "unused", "tiger", "scott", "postgres", "minioadmin", "guest", "notasecret", "mF_9.B5f-4.1JqM", "gX1fBat3bV", "invalid", "wrong", "incorrect", "missing", "unknown", "blank", "never", "ignore", "ignored", "supersecret", "super-secret", "super_secret", "topsecret", "top-secret", "verysecret", "very-secret", "very_secret", "notsecret", "not-secret",
    };

    /// <summary>How many times longer than a part a text can be: in random text short parts stand by chance.</summary>
    private const int PartShare = 10;

    /// <summary>Most characters of a word that is looked up as it may be read.</summary>
    private const int WordCharacters = 32;

    /// <summary>Least characters of a sequence such as <c>abcdefgh</c>, and the share of its characters that go on with it.</summary>
    private const int SequenceCharacters = 8;

    private const double SequenceShare = 0.7;

    /// <summary>Signs of masks and templates, which no random text is made of.</summary>
    private static readonly string[] Marks = ["****", "...", "####", "{{", "}}", "<%", "%>", "#{", "${", "[[", "]]", "process.env", "os.environ", "getenv"];

    /// <summary>Words that ask for a secret, and examples of one.</summary>
    private static readonly string[] Parts =
    [
        "example", "changeme", "change_me", "change-me", "change_this", "change-this", "replaceme", "replace_me", "replace-me", "replace_with", "replace-with", "placeholder",
        "insert_", "insert-", "your_", "your-", "yourpass", "yoursecret", "yourtoken", "yourapi", "yourkey", "dummy", "redacted", "removed", "sample", "not-a-real", "notreal", "fixme", "todo",
        "goes_here", "goes-here", "goeshere", "_here", "-here", "put_your", "put-your", "enter_", "enter-", "lorem", "ipsum", "somepass", "some_pass", "somesecret", "fakepass", "fake_", "fake-", "random-string", "random_string", "in-production", "in_production", "foobar", "asdf", "qwerty", "deadbeef", "a1b2c3", "abc123", "123abc", "aabbcc", "xxxx", "____", "----", "abcdefgh", "12345678", "01234567", "00000000", "__secret",
    ];

    // The last two begin the keys of the Azure storage and Cosmos DB emulators, which are public and the same everywhere.
    private static readonly string[] Starts = ["${", "$(", "%(", "@{", "env:", "ref:", "arn:", "vault:", "secret:", "secretref:", "file:", "op://", "@microsoft.keyvault(", "{cipher}", "ENC[", "ENC(", "$ANSIBLE_VAULT", "!vault", "!secret", "!reference", "!Ref", "!Sub", "!GetAtt", "!ENV", "ssm:", "projects/", "keyring:", "env.", "secrets.", "vars.", "var.", "data.", "local.", "module.", "parameters.", "%env(", "%ENV", "resolve:", "doppler:", "sops:", "gcp:///", "aws-sm://", "Eby8vdM02xNO", "C2y6yDjf5/R"];

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

        foreach (var mark in Marks)
        {
            if (text.Contains(mark, StringComparison.Ordinal))
            {
                return true;
            }
        }

        foreach (var part in Parts)
        {
            if (part.Length * PartShare >= text.Length && text.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return IsMonotonous(text) || IsSequence(text);
    }

    /// <summary>
    /// True if the text only says where the secret is to come from or go: a variable, a template, a reference, a mask. Words are taken for what they say:
    /// in a file that holds nothing but credentials they are weak passwords.
    /// </summary>
    public static bool IsTemplate(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.Length < 3 || IsWrapped(text) || IsVariable(text) || IsFormatItem(text) || IsMonotonous(text))
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

        foreach (var mark in Marks)
        {
            if (text.Contains(mark, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return text.Contains("your", StringComparison.OrdinalIgnoreCase) || text.Contains("change", StringComparison.OrdinalIgnoreCase) || text is "anonymous" or "none" or "null";
    }

    // password, mytoken2
    private static bool IsWord(ReadOnlySpan<char> text)
    {
        var words = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        if (words.Contains(text) || words.Contains(text.TrimEnd("0123456789_-!")))
        {
            return true;
        }

        Span<char> spelled = stackalloc char[WordCharacters];
        return text.Length <= spelled.Length && words.Contains(Spelled(text, spelled));
    }

    // super$ecret, pa55w0rd: signs and digits that are read as letters.
    private static ReadOnlySpan<char> Spelled(ReadOnlySpan<char> text, Span<char> letters)
    {
        for (var at = 0; at < text.Length; at++)
        {
            letters[at] = text[at] switch
            {
                '$' or '5' => 's',
                '@' or '4' => 'a',
                '0' => 'o',
                '1' or '!' => 'i',
                '3' => 'e',
                var letter => letter,
            };
        }

        return letters[..text.Length];
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

    // abcdefghijklmnop, 0123456789abcdef, 11112222: most characters are the one before, or next to it.
    private static bool IsSequence(ReadOnlySpan<char> text)
    {
        var steps = 0;
        for (var at = 1; at < text.Length; at++)
        {
            steps += Math.Abs(text[at] - text[at - 1]) <= 1 ? 1 : 0;
        }

        return text.Length >= SequenceCharacters && steps >= (text.Length - 1) * SequenceShare;
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
