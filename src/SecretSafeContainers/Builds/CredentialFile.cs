using System.Text.RegularExpressions;

namespace SecretSafeContainers.Builds;

/// <summary>A kind of file that by its name holds a credential.</summary>
/// <param name="Path">Matches the end of a path.</param>
/// <param name="Tools">Matches a command that reads it; empty for any.</param>
/// <param name="IsAlways">True if there is no such file without a credential; false if its content decides.</param>
internal sealed record CredentialFile(Regex Path, string Tools, bool IsAlways)
{
    private static readonly CredentialFile[] Known =
    [
        new(Of("pip\\.(?:conf|ini)|\\.pypirc"), "pip|pip3|python|python3|poetry|uv|twine", false),
        new(Of("\\.npmrc|\\.yarnrc(?:\\.yml)?"), "npm|npx|yarn|pnpm|corepack|bun", false),
        new(Of("nuget\\.config"), "dotnet|nuget|msbuild|mono", false),
        new(Of("[._]netrc|\\.git-credentials"), "git|curl|wget|pip|pip3|go|cargo|npm", true),
        new(Of("\\.aws/credentials|\\.boto|\\.s3cfg"), "aws|s3cmd|python|python3", true),
        new(Of("\\.docker/config\\.json|\\.dockercfg"), "docker|skopeo|crane|helm", false),
        new(Of("\\.kube/config|kubeconfig(?:\\.ya?ml)?"), "kubectl|helm", false),
        new(Of("\\.m2/settings\\.xml"), "mvn|mvnw", false),
        new(Of("\\.gradle/gradle\\.properties"), "gradle|gradlew", false),
        new(Of("id_(?:rsa|dsa|ecdsa|ed25519)|[^/]+\\.ppk"), "ssh|scp|git|npm|yarn|pip|pip3|go|cargo|bundle|composer", true),
        new(Of("[^/]+\\.(?:pfx|p12|jks|keystore)"), "", true),
        new(Of("(?![^/]*(?:cert|chain|bundle|pub|(?<![a-z])ca(?![a-z])))[^/]+\\.(?:pem|key)"), "", false),
        new(Of("\\.env(?:\\.(?!example|sample|template|dist)[^/]+)?"), "", false),
        new(Of("(?:client_secret[^/]*|service-?account[^/]*|credentials|secrets)\\.json|\\.pgpass|\\.my\\.cnf|\\.htpasswd"), "", false),
    ];

    /// <summary>The kind that a path is of, or null.</summary>
    public static CredentialFile? Find(string path) => Known.FirstOrDefault(kind => kind.Path.IsMatch(path));

    /// <summary>True if a command is one that reads it.</summary>
    public bool IsReadBy(string text) =>
        Tools.Length > 0 && Regex.IsMatch(text, $@"(?<![\w./-])(?:\S*/)?(?:{Tools})(?![\w-])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static Regex Of(string name) => new($"(?:^|/)(?:{name})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
