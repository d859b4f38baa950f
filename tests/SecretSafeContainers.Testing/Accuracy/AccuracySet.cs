using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Testing.Accuracy;

/// <summary>Our own labelled texts: made by us, the same in every run.</summary>
public static class AccuracySet
{
    private const string Digits = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly string[] TokenNames = ["apiKey", "client_secret", "accessToken", "auth_token", "signing_key", "ServiceSecret"];
    private static readonly string[] PasswordNames = ["password", "DbPassword", "mail_passwd", "admin_pwd", "smtp_pass"];

    private static readonly string[] Placeholders =
    [
        "changeme", "<password>", "${SHOP_SECRET}", "$SHOP_SECRET", "%SHOP_SECRET%", "{{ shop_secret }}", "#{ShopSecret}#", "__SHOP_SECRET__", "xxxxxxxxxxxxxxxx", "********", "your-secret-here", "YOUR_API_KEY", "REPLACE_ME",
        "/run/secrets/shop", "file:///run/secrets/shop", "vault:secret/data/shop#key", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop", "null", "true", "None", "example-value", "TODO", "<redacted>", "0000000000000000", "abcdefghijklmnop",
        "settings.ShopSecret", "env.SHOP_SECRET", "SHOP_SECRET_NAME",
    ];

    private static readonly (string Path, string Text)[] LookAlikes =
    [
        ("app/packages.lock.json", "\"contentHash\": \"" + Of(Lower + Upper + Digits, 86, 1) + "==\""),
        ("app/package-lock.json", "\"integrity\": \"sha512-" + Of(Lower + Upper + Digits, 86, 2) + "==\""),
        ("app/go.sum", "github.test/a/b v1.0.0 h1:" + Of(Lower + Upper + Digits, 43, 3) + "=\n"),
        ("var/lib/dpkg/info/a.md5sums", Of(Digits + "abcdef", 32, 4) + "  usr/bin/a\n"),
        ("app/app.deps.json", "\"runtimeTarget\": {\"signature\": \"" + Of(Digits + "abcdef", 40, 5) + "\"}"),
        ("app/a.csproj", "<Reference Include=\"A, Version=1.0.0.0, PublicKeyToken=" + Of(Digits + "abcdef", 16, 6) + "\" />"),
        ("app/A.cs", "public string Password { get; set; }\nvar token = await client.GetTokenAsync(cancellationToken);\nvar secret = configuration[\"Jwt:Key\"];"),
        ("app/a.min.js", "!function(e,t){var n=e.password||t.token,r=function(e){return e.secret+\"=\"+n};e.exports={apiKey:r,token:n,passwordField:\"input[type=password]\"}}"),
        ("app/i18n/nl.json", "{\"password\": \"Wachtwoord\", \"passwordHint\": \"Minstens 12 tekens\", \"token\": \"Toegangscode\", \"secretKey\": \"Geheime sleutel\"}"),
        ("app/schema.sql", "CREATE TABLE users (id uuid, password varchar(255) NOT NULL, api_token text, secret_key bytea);"),
        ("app/openapi.yaml", "password:\n  type: string\n  format: password\ntoken:\n  $ref: '#/components/schemas/Token'\n"),
        ("app/list.json", "{\"items\": [], \"nextToken\": \"" + Of(Lower + Upper + Digits, 60, 7) + "\"}"),
        ("app/keys.js", "export const ARROW_UP_KEY = 'ArrowUp'; keys = [\"ESCAPE_KEY\", \"ARROW_DOWN_KEY\", \"ARROW_RIGHT_KEY\"];"),
        ("app/compose.yaml", "environment:\n  POSTGRES_PASSWORD_FILE: /run/secrets/db\n  POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?err}\n"),
        ("etc/postgresql/postgresql.conf", "password_encryption = scram-sha-256\n"),
        ("app/ids.csv", "id,name\n" + string.Join('\n', Enumerable.Range(8, 6).Select(seed => Guid(seed) + ",x" + seed))),
        ("app/readme.md", "curl -u user:password https://acme.test\nexport TOKEN=<your-token>\ndocker login -u ci --password-stdin\n"),
        ("app/manifest.yaml", "kind: ExternalSecret\nspec:\n  data:\n  - secretKey: password\n    remoteRef: {key: prod/db}\n"),
        ("app/pom.xml", "<password>${env.NEXUS_PASS}</password>"),
        ("app/main.tf", "password = var.db_password\nresource \"random_password\" \"db\" { length = 16 }\napi_key = data.vault_generic_secret.shop.data[\"key\"]\n"),
        ("app/log.txt", "info: token refreshed in 12.5 ms, secret rotation disabled, password policy: strict\n"),
        ("app/form.html", "<input type=\"password\" name=\"password\" placeholder=\"Password\"><input name=\"authenticity_token\" value=\"" + Of(Lower + Upper + Digits, 60, 20) + "\">"),
    ];

    /// <summary>All of it.</summary>
    public static IEnumerable<Labelled> All()
    {
        var seed = 100;
        foreach (var carrier in Carrier.All)
        {
            foreach (var name in TokenNames)
            {
                yield return new("token by its name, hexadecimal", carrier.Path, carrier.Write(name, Of(Digits + "abcdef", 40, seed++)), true);
                yield return new("token by its name, letters and digits", carrier.Path, carrier.Write(name, Of(Digits + Lower + Upper, 32, seed++)), true);
                yield return new("token by its name, lower case", carrier.Path, carrier.Write(name, Of(Digits + Lower, 24, seed++)), true);
            }

            foreach (var name in PasswordNames)
            {
                yield return new("password of a generator", carrier.Path, carrier.Write(name, Of(Digits + Lower + Upper, 20, seed++)), true);
                yield return new("password of a person", carrier.Path, carrier.Write(name, "Zomer" + Of(Digits, 4, seed++) + "!Straat"), true);
            }

            foreach (var value in Placeholders)
            {
                yield return new("placeholder", carrier.Path, carrier.Write("password", value), false);
                yield return new("placeholder", carrier.Path, carrier.Write("apiKey", value), false);
            }
        }

        foreach (var rule in RuleCatalogue.All)
        {
            var folder = rule.Files.IsEmpty ? "app/config" : "root/" + rule.Files[0].Replace("*", "x", StringComparison.Ordinal);
            foreach (var example in rule.Examples())
            {
                yield return new("credential of an issuer or a tool", folder, example, true);
                yield return new("the same in a text", folder, "# made by hand\n\n" + example + "\n\n# end\n", true);
                yield return new("the same in a string of JSON", folder, "{\"text\": \"" + System.Text.Json.JsonEncodedText.Encode(example + "\n") + "\"}", true);
            }
        }

        foreach (var settings in SettingsText.All())
        {
            yield return settings;
        }

        foreach (var (path, text) in LookAlikes)
        {
            yield return new("look-alike", path, text, false);
        }

        foreach (var (path, text) in HostileTexts.Texts())
        {
            yield return new("hostile text", path, text, false);
        }
    }

    private static string Guid(int seed) => new Guid(Enumerable.Range(0, 16).Select(at => (byte)((at * 37) ^ (seed * 101))).ToArray()).ToString();

    private static string Of(string alphabet, int length, int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, length).Select(_ => alphabet[random.Next(alphabet.Length)]));
    }
}
