using System.Globalization;
using System.Runtime.InteropServices;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing.Readme;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Accuracy;

/// <summary>What every machine has that builds this: a sample of folders without secrets.</summary>
[TestClass]
public sealed class CleanFolders
{
    private const int FilesOfAFolder = 3;
    private const long MaxFileBytes = 400_000;

    private static readonly string[] PythonFolders = ["/usr/lib/python3", "/usr/lib/python3.11", "/usr/lib/python3.13"];

    // The SDK, with which this is built, and Python where it is.
    private static IEnumerable<(string Folder, string Place)> Folders =>
    [
        (Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")), "usr/share/dotnet"),
        .. PythonFolders.Where(Directory.Exists).Take(1).Select(folder => (folder, folder[1..])),
    ];

    [TestMethod]
    public void HaveNoFindingThatFails() => Assert.IsEmpty(Folders.SelectMany(folder => FailingIn(folder.Folder, folder.Place)));

    /// <summary>The list names the files of this machine's distribution; where there are none of them, there is nothing to hold.</summary>
    [TestMethod]
    public void HoldNoMoreThanTheListSays()
    {
        // arrange
        var lines = File.ReadLines(SourceTree.In("tests", "SecretSafeContainers.Tests", "Approved", "clean-folders.txt")).Where(line => line[0] != '#').Select(line => line.Split('\t')).ToArray();

        foreach (var file in lines.GroupBy(line => line[0]).Where(file => File.Exists(file.Key)))
        {
            // act
            var found = Scanned.At(file.Key[1..], File.ReadAllBytes(file.Key), RuleCatalogue.All).Detections
                .CountBy(detection => (Rule: detection.Rule!.Id, Severity: PackageContent.At(detection.Location, detection.Rule).ToString()));

            // assert
            foreach (var (what, count) in found)
            {
                Assert.IsTrue(file.Any(line => (line[1], line[2]) == what && count <= int.Parse(line[3], CultureInfo.InvariantCulture)), $"{file.Key} {what} {count}");
            }
        }
    }

    // Rule and place of what would fail by default. A few files of each folder: seconds for gigabytes.
    private static List<string> FailingIn(string root, string place)
    {
        var failing = new List<string>();
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var folder in Directory.EnumerateDirectories(root, "*", everywhere).Prepend(root).Order(StringComparer.Ordinal))
        {
            foreach (var file in Directory.EnumerateFiles(folder).Where(file => new FileInfo(file).Length <= MaxFileBytes).Order(StringComparer.Ordinal).Take(FilesOfAFolder))
            {
                var path = $"{place}/{Path.GetRelativePath(root, file).Replace('\\', '/')}";
                failing.AddRange(Scanned.At(path, File.ReadAllBytes(file), RuleCatalogue.All).Detections
                    .Where(found => PackageContent.At(found.Location, found.Rule!) >= Severity.Moderate)
                    .Select(found => $"{found.Rule!.Id} {path}"));
            }
        }

        return failing;
    }
}
