using SecretSafeContainers.Content;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Findings;

/// <summary>
/// Tells what a published package brought along from what the application did, by the folder that package managers put it in. It is as public as the package,
/// so what is there by rule is less grave than the same elsewhere; it is never skipped, as applications live in these folders too.
/// </summary>
/// <remarks>
/// Two laws. A package's tests, examples and documents hold keys to test and show with: low, whatever the rule. In the rest of a package a name that says "secret"
/// is mostly the package's own example, default or constant: low if the rule has nothing better to go by; what has an issuer's form stays as grave as it is.
/// Keys for self-tests are compiled into the libraries of a distribution: these count as tests.
/// </remarks>
internal static class PackageContent
{
    // npm, pip, Debian's Python, gems, Go, NuGet, Maven, Cargo; the libraries that languages come with; the data of a distribution's packages.
    private static readonly string[] Folders =
    [
        "/node_modules/", "/bower_components/", "/site-packages/", "/dist-packages/", "/gems/", "/pkg/mod/", "/vendor/bundle/", "/.nuget/packages/", "/.m2/repository/", "/.cargo/registry/",
        "/lib/python", "/lib/ruby/", "/usr/share/", "/usr/lib/dotnet/", "/usr/lib/jvm/", "/usr/share/dotnet/",
    ];

    // What a web server hands out lies among the data of distributions, and is the application.
    private static readonly string[] WebFolders = ["/html/", "/www/", "/webapps/", "/wwwroot/"];

    // Each module of Ansible's documents its use in its code.
    private static readonly HashSet<string> Tests = new(StringComparer.OrdinalIgnoreCase)
    {
        "test", "tests", "testing", "testdata", "test-data", "test_data", "testsuite", "__tests__", "spec", "specs", "fixture", "fixtures", "mock", "mocks", "example", "examples", "sample", "samples", "demo", "demos",
        "doc", "docs", "documentation", "man", "benchmark", "benchmarks", "tutorial", "tutorials", "third_party", "playbooks", "molecule", "ansible_collections",
    };

    private static readonly string[] DocumentEnds = [".md", ".rst", ".adoc", ".d.ts", ".map", ".1", ".5", ".8"];

    /// <summary>How grave a finding by rule is at its place.</summary>
    public static Severity At(ContentLocation location, Rule rule)
    {
        if (location.Channel is not (ContentChannel.File or ContentChannel.Publish))
        {
            return rule.Severity;
        }

        var way = "/" + location.Way.Replace('!', '/');
        var isPublic = PlaceInPackage(way) is { } place && (rule.Confidence == Confidence.Low || IsTestOrDocument(way[place..]));
        return isPublic || IsLibrary(way) ? Severity.Low : rule.Severity;
    }

    /// <summary>Where in the way the part behind the outermost package folder begins; null outside packages.</summary>
    private static int? PlaceInPackage(string way)
    {
        int? place = null;
        foreach (var folder in Folders)
        {
            var at = way.IndexOf(folder, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (place is null || at + folder.Length < place) && !(folder == "/usr/share/" && (at > 0 || IsOfTheWeb(way))))
            {
                place = at + folder.Length;
            }
        }

        return place;
    }

    // What the distribution itself documents is handed out by nobody.
    private static bool IsOfTheWeb(string way) => !way.StartsWith("/usr/share/doc/", StringComparison.Ordinal) && Array.Exists(WebFolders, folder => way.Contains(folder, StringComparison.OrdinalIgnoreCase));

    private static bool IsTestOrDocument(string inPackage)
    {
        var names = inPackage.Split('/');
        return Array.Exists(names[..^1], Tests.Contains) || IsTestOrDocumentName(names[^1]);
    }

    // test_keys.py, client.test.js, server_test.go, README, apis.examples.json
    private static bool IsTestOrDocumentName(string name) =>
        Array.Exists(name.Split('.', '_', '-'), Tests.Contains)
        || Array.Exists(DocumentEnds, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase))
        || name.StartsWith("README", StringComparison.OrdinalIgnoreCase) || name.StartsWith("CHANGE", StringComparison.OrdinalIgnoreCase);

    private static bool IsLibrary(string way) =>
        (way.StartsWith("/usr/lib/", StringComparison.Ordinal) || way.StartsWith("/lib/", StringComparison.Ordinal))
        && (way.EndsWith(".so", StringComparison.Ordinal) || way.Contains(".so.", StringComparison.Ordinal));
}
