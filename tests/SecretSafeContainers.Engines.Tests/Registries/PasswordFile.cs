using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SecretSafeContainers.Engines.Tests.Registries;

/// <summary>A line of a htpasswd file with bcrypt, the one form that docker-registry takes: made by the C library's own crypt.</summary>
internal static partial class PasswordFile
{
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly Lock OneAtATime = new();

    public static string Line(string user, string password)
    {
        // Four rounds: the cheapest that there is. The last of 22 characters holds but two bits.
        var salt = "$2b$04$" + RandomNumberGenerator.GetString(Alphabet, 21) + "u";

        // The C library answers in one buffer for the whole process.
        lock (OneAtATime)
        {
            return $"{user}:{Marshal.PtrToStringUTF8(Crypt(password, salt))}\n";
        }
    }

    [LibraryImport("libcrypt.so.1", EntryPoint = "crypt", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Crypt(string password, string salt);
}
