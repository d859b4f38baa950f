using System.Xml;
using System.Xml.Linq;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Publishing;

/// <summary>Finds the line of a project file that declares an item or a property.</summary>
internal static class ProjectItemLine
{
    /// <summary>Bytes of a project file that is parsed.</summary>
    private const long FileBytes = 4 * 1024 * 1024;

    /// <summary>The last declaration of an item in its defining file, or null.</summary>
    public static SourceLocation? Find(ProjectItem item) => Find(item.DefiningFile, element =>
        element.Name.LocalName.Equals(item.ItemType, StringComparison.OrdinalIgnoreCase)
        && Names(element, "Include").Concat(Names(element, "Update")).Contains(item.Name, StringComparer.Ordinal));

    /// <summary>The last declaration of one of several properties, or null.</summary>
    public static SourceLocation? FindProperty(string file, IReadOnlyCollection<string> names) => Find(file, element =>
        element.Parent?.Name.LocalName == "PropertyGroup" && names.Contains(element.Name.LocalName, StringComparer.OrdinalIgnoreCase));

    private static SourceLocation? Find(string file, Func<XElement, bool> isIt)
    {
        try
        {
            if (file.Length == 0 || new FileInfo(file) is not { Exists: true, Length: <= FileBytes })
            {
                return null;
            }

            using var reader = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            IXmlLineInfo? position = XDocument.Load(reader, LoadOptions.SetLineInfo).Descendants().LastOrDefault(isIt);
            return position is null
                ? null
                : new SourceLocation(file, position.LineNumber, position.LinePosition - 1, SourceText.Line(file, position.LineNumber));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or XmlException)
        {
            return null;
        }
    }

    private static string[] Names(XElement element, string attribute) =>
        element.Attribute(attribute)?.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
