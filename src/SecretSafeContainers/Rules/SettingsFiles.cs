using System.Collections.Immutable;

namespace SecretSafeContainers.Rules;

/// <summary>Files that hold settings, in which a name that says "password" has one as its value.</summary>
internal static class SettingsFiles
{
    /// <summary>Globs of their names.</summary>
    public static ImmutableArray<string> All { get; } =
    [
        "*.env", ".env.*", "*.yml", "*.yaml", "*.json", "*.jsonc", "*.json5", "*.toml", "*.ini", "*.conf", "*.conf.*", "*.cfg", "*.cnf", "*.cf", "*.config", "*.config.*", "*.properties", "*.prefs", "*.settings", "*.xml",
        "*.plist", "*.tfvars", "*.tfstate", "*.hcl", "*.tf", "*.bicepparam", "*.ora", "*.desktop", "*.service", "*.inc", "*.reg", "*.rdp", "*.pubxml", "*.user", "servers", "*.ovpn", "*.nmconnection", ".*rc", "*.rc", "config", "credentials", "*.credentials", "*.secret", "*.secrets",
        "*.sh", "*.bash", "*.ps1", "*.bat", "*.cmd", "*.profile", ".profile", ".*_profile", ".*_history", "Dockerfile", "Dockerfile.*", "*.Dockerfile", "Containerfile", "Makefile", "*.mk", "Jenkinsfile", "*.gradle", "settings.py", "wp-config.php", "config*.php", "hosts", "inventory",
    ];
}
