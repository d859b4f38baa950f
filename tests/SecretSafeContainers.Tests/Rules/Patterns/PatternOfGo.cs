using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Tests.Rules.Patterns;

/// <summary>What Go's <c>regexp</c> (1.19) matches, in the places where .NET's syntax means something else or nothing.</summary>
[TestClass]
public sealed class PatternOfGo
{
    [TestMethod]
    [DataRow("(?P<word>a)b", "ab", "ab", DisplayName = "a named group")]
    [DataRow(@"a\z", "a\n", "", DisplayName = "the end of the text, not of its last line")]
    [DataRow("a$", "a\n", "", DisplayName = "a dollar sign is the end of the text")]
    [DataRow("(?m)a$", "a\nb", "a", DisplayName = "in multiline mode of a line")]
    [DataRow("(?m)^b", "a\nb", "b", DisplayName = "the start of a line")]
    [DataRow("[[:alpha:]]+", "1ab_", "ab", DisplayName = "a set in brackets and colons")]
    [DataRow("[[:^digit:]_]+", "1ab_", "ab_", DisplayName = "a negated one")]
    [DataRow(@"[[:word:]\-]+", "!a-b!", "a-b", DisplayName = "word characters")]
    [DataRow("(?U)a+", "aaa", "a", DisplayName = "ungreedy")]
    [DataRow("(?U)a+?", "aaa", "aaa", DisplayName = "ungreedy, made greedy")]
    [DataRow("a(?s:.)b.", "a\nb\n", "", DisplayName = "a flag within a group")]
    [DataRow("(?i:A)B", "aB", "aB", DisplayName = "case within a group")]
    [DataRow("x(?i)a|b", "B", "B", DisplayName = "a flag goes on behind an alternative")]
    [DataRow(@"\Qa.b\E+", "a.bbb", "a.bbb", DisplayName = "quoted text")]
    [DataRow(@"\Q\d", @"\d", @"\d", DisplayName = "quoted to the end")]
    [DataRow(@"\x{41}\x42\103", "ABC", "ABC", DisplayName = "characters by number")]
    [DataRow(@"\d+", "\u0661\u06621", "1", DisplayName = "digits of ASCII alone")]
    [DataRow(@"\w+", "\u00e9a", "a", DisplayName = "word characters of ASCII alone")]
    [DataRow(@"\s", "\u00a0\v", "", DisplayName = "white space without the vertical tab")]
    [DataRow(@"\bkey\b", "\u00e9key\u0431", "key", DisplayName = "a border of a word between ASCII and others")]
    [DataRow(@"\Bkey", "\u00e9key", "", DisplayName = "no border, which there is")]
    [DataRow("(?i)stra\u00dfe \u00dcbung", "STRA\u00dfE \u00fcbung", "STRA\u00dfE \u00fcbung", DisplayName = "the case of letters beyond ASCII")]
    [DataRow("p\u00e4ss[\u00e0-\u00ff]{2}", "p\u00e4ss\u00e9\u00e8", "p\u00e4ss\u00e9\u00e8", DisplayName = "characters beyond ASCII")]
    [DataRow(@"\pL+", "1\u0436a\u4e2d2", "\u0436a\u4e2d", DisplayName = "a category of one letter")]
    [DataRow(@"\p{Lu}\P{Lu}", "aA1", "A1", DisplayName = "a category and all others")]
    [DataRow(@"\p{^Nd}+", "12ab", "ab", DisplayName = "a negated category")]
    [DataRow("[a-z&&[aeiou]]", "b&]", "&]", DisplayName = "no set operations: an ampersand is one")]
    [DataRow("[a-z-[aeiou]]+", "b-e]", "e]", DisplayName = "no subtraction of sets")]
    [DataRow("a{,2}", "a{,2}", "a{,2}", DisplayName = "braces that hold no counts are text")]
    [DataRow("a{1}{", "a{", "a{", DisplayName = "an open brace is text")]
    [DataRow("[]a]+", "]a", "]a", DisplayName = "a closing bracket first in a set")]
    [DataRow("a|ab", "ab", "a", DisplayName = "the first alternative wins")]
    [DataRow("(?:ab?)*?c", "aababc", "aababc", DisplayName = "lazy")]
    [DataRow("# a b", "# a b", "# a b", DisplayName = "white space and number signs are text")]
    [DataRow(@"\-\_\/\@\""\'\ \<", "-_/@\"' <", "-_/@\"' <", DisplayName = "escaped signs")]
    [DataRow(@"[^\n""]", "\n\"", "", DisplayName = "a negated set with escapes")]
    [DataRow(".", "\ufffe", "\ufffe", DisplayName = "a character beyond U+FFFF is one")]
    public void MatchesWhatItDoesThere(string pattern, string text, string expected)
    {
        Assert.IsTrue(Pattern.TryParse(pattern, out var parsed, out var problem), problem);

        Assert.AreEqual(expected, parsed.Regex.For(text).Match(text).Value);
    }

    [TestMethod]
    [DataRow("(?=a)", "lookaround")]
    [DataRow("(?!a)", "lookaround")]
    [DataRow("(?<=a)b", "lookaround")]
    [DataRow("(?<!a)b", "lookaround")]
    [DataRow("(?>a)", "does not know")]
    [DataRow("(?x)a", "does not know")]
    [DataRow("(?#a)", "does not know")]
    [DataRow(@"(a)\1", "references")]
    [DataRow("a++", "repeated, or possessive")]
    [DataRow("a**", "repeated, or possessive")]
    [DataRow("*a", "nothing to repeat")]
    [DataRow("(?i)*", "nothing to repeat")]
    [DataRow("a{1001}", "over 1,000 times")]
    [DataRow("(a{500}){3}", "more than 1,000")]
    [DataRow("a{3,2}", "wrong order")]
    [DataRow("(a", "closing parenthesis is missing")]
    [DataRow("a)", "no opening one")]
    [DataRow("[a", "middle of something")]
    [DataRow("[z-a]", "wrong order")]
    [DataRow("[[:foo:]]", "no set of this name")]
    [DataRow(@"\C", "no escape \\C")]
    [DataRow(@"\Z", "no escape \\Z")]
    [DataRow(@"\h", "no escape \\h")]
    [DataRow(@"[\b]", "no escape \\b")]
    [DataRow("a\\", "middle of something")]
    [DataRow(@"\x{110000}", "number")]
    [DataRow(@"\xg1", "number")]
    [DataRow(@"\p{Greek}", "scripts are not supported")]
    [DataRow("(?P<a>x)(?P<a>y)", "two groups are named 'a'")]
    [DataRow("(?P<a-b>x)", "name")]
    [DataRow("\U0001F511", "beyond U+FFFF")]
    public void IsRefusedWhereGoRefusesIt(string pattern, string reason)
    {
        Assert.IsFalse(Pattern.TryParse(pattern, out _, out var problem));

        Assert.Contains(reason, problem);
    }

    [TestMethod]
    public void IsBoundedInLengthAndDepth()
    {
        Assert.IsFalse(Pattern.TryParse(new string('a', Pattern.MaxLength + 1), out _, out var length));
        Assert.IsFalse(Pattern.TryParse(new string('(', 20_000), out _, out var depth));

        Assert.Contains("longer than", length);
        Assert.Contains("deep", depth);
    }

    [TestMethod]
    [DataRow("(?i)(?:acme|ACME_API)[_-]key.{0,20}[a-f0-9]{32}", "acme-key acme_api_key acme_api-key acme_key")]
    [DataRow("""(?i)(?:adafruit)(?:[0-9a-z\-_\t .]{0,20})(?:[\s|']|[\s|"]){0,3}(?:=|>)([a-z0-9_-]{32})""", "adafruit")]
    [DataRow(@"\b((?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})\b", "a3t abia acca akia asia")]
    [DataRow("[a-f0-9]{32}", "")]
    [DataRow("(?:key|id)=.+", "id= key=")]
    [DataRow("-----BEGIN[ A-Z]{0,100}PRIVATE KEY", "-----begin")]
    [DataRow("(?:secret)?token", "token")]
    [DataRow("x{5}y+", "xxxxx")]
    public void IsSearchedByTextsThatEachMatchHolds(string pattern, string literals)
    {
        Assert.IsTrue(Pattern.TryParse(pattern, out var parsed, out var problem), problem);

        Assert.AreEqual(string.Join(' ', literals.Split(' ').Order(StringComparer.Ordinal)), string.Join(' ', (parsed.Facts.Literals?.Texts ?? []).Order(StringComparer.Ordinal)));
    }
}
