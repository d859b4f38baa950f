using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Jenkins stores.</summary>
internal static class JenkinsRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "jenkins-credential",
            Title = "credential in Jenkins' own store",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["<secret>{", "<password>{", "<apitoken>{", "<passphrase>{", "<privatekey>{", "<secretkey>{", "<secretbytes>{", "<clientsecret>{"],
            IgnoreCase = true,
            LeadCharacters = 0,
            Pattern = @"<(?:secret|password|apitoken|passphrase|privatekey|secretkey|secretbytes|clientsecret)>\{(?:[\w.@-]{1,40} ){0,3}(?<secret>[A-Za-z0-9_][!-;=?-z|~]{15,1800})\}",
            MinEntropy = 3,
            Check = SecretCheck.TokenOrUuid,
            Advice = "Whoever has secrets/master.key of the same Jenkins reads it in clear: keep JENKINS_HOME out of images, and change the credential.",
            Reference = "https://www.jenkins.io/doc/developer/security/secrets/",
            Examples = () => ["<secret>{AQAAABAAAAAg" + ExampleText.Base64(64) + "==}</secret>", "<password>{AQAAABAAAAAQ" + ExampleText.Base64(43, 2) + "=}</password>"],
            CounterExamples = () => ["<secret>{{ secret }}</secret>", "<password>{0}</password>", "<secret>{getSecretFromEnvironmentVariable}</secret>"],
        },
    ];
}
