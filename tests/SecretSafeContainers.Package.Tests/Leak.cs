using System.Text;

namespace SecretSafeContainers.Package.Tests;

/// <summary>Synthetic credentials, put together here so that no file of this repository holds one.</summary>
internal static class Leak
{
    /// <summary>A value that no rule knows: only the build itself can tell that it is secret.</summary>
    public static string KnownSecret => string.Concat("My$3cr3t", "P4$$", "-of-the-", "build");

    /// <summary>Text of a private key.</summary>
    public static string PrivateKey => string.Join(
        '\n',
        $"-----BEGIN {"PRIVATE"} KEY-----",
        Convert.ToBase64String(Encoding.ASCII.GetBytes(Noise(300)), Base64FormattingOptions.InsertLineBreaks),
        $"-----END {"PRIVATE"} KEY-----",
        "");

    /// <summary>A token of a code host.</summary>
    public static string Token => "gh" + "p_" + Noise(36);

    /// <summary>Settings with a database's password on line 3.</summary>
    public static string Settings => $$"""
        {
          "ConnectionStrings": {
            "Main": "Server=db.example.com;Database=app;User Id=app;{{"Pass"}}word={{Noise(20)}};"
          }
        }
        """;

    /// <summary>Letters and digits that look random and are the same in every run.</summary>
    private static string Noise(int length)
    {
        const string alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        var state = 2463534242u;
        var text = new StringBuilder(length);
        while (text.Length < length)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            text.Append(alphabet[(int)(state % (uint)alphabet.Length)]);
        }

        return text.ToString();
    }
}
