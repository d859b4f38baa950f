using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SecretSafeContainers.Reports.Agents;

namespace SecretSafeContainers.Tasks;

/// <summary>An error or warning for MSBuild's log: redacted, and complete. It can be said at once, or handed from one build of a project to another.</summary>
/// <param name="IsError">False for a warning.</param>
/// <param name="Code">SSC and four digits.</param>
/// <param name="File">Absolute path of the file to change.</param>
/// <param name="Line">Its line from 1, or 0.</param>
/// <param name="Column">Its column from 1, or 0.</param>
/// <param name="Text">What is said.</param>
internal sealed record Notice(bool IsError, string Code, string File, int Line, int Column, string Text)
{
    private const string Subcategory = "SecretSafe";

    /// <summary>Says it.</summary>
    public void Write(TaskLoggingHelper log)
    {
        if (IsError)
        {
            log.LogError(Subcategory, Code, null, HelpLink.Of(Code), File, Line, Column, 0, 0, Text);
        }
        else
        {
            log.LogWarning(Subcategory, Code, null, HelpLink.Of(Code), File, Line, Column, 0, 0, Text);
        }
    }

    /// <summary>As the agent of a pipeline lists it.</summary>
    public AgentIssue ToIssue() => new(IsError, Code, File, Line, Column, Text);

    /// <summary>As an item that another task reads with <see cref="Read"/>.</summary>
    /// <param name="image">For which of several images it holds.</param>
    public ITaskItem ToItem(string image)
    {
        // Literally: a text with a percent sign is no escape sequence of MSBuild.
        ITaskItem2 item = new TaskItem(Code);
        item.SetMetadataValueLiteral("Image", image);
        item.SetMetadataValueLiteral(nameof(IsError), IsError ? "true" : "false");
        item.SetMetadataValueLiteral(nameof(File), File);
        item.SetMetadataValueLiteral(nameof(Line), Invariant(Line));
        item.SetMetadataValueLiteral(nameof(Column), Invariant(Column));
        item.SetMetadataValueLiteral(nameof(Text), Text);
        return item;
    }

    /// <summary>A notice and the image for which it holds, from an item.</summary>
    public static (Notice Notice, string Image) Read(ITaskItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var notice = new Notice(
            item.GetMetadata(nameof(IsError)) == "true", item.ItemSpec, item.GetMetadata(nameof(File)),
            Number(item, nameof(Line)), Number(item, nameof(Column)), item.GetMetadata(nameof(Text)));
        return (notice, item.GetMetadata("Image"));
    }

    /// <summary>The same notices with each said once, and said for which of several images it holds.</summary>
    /// <param name="notices">Each with its image.</param>
    /// <param name="images">The names of all images.</param>
    public static IEnumerable<Notice> Merge(IEnumerable<(Notice Notice, string Image)> notices, IReadOnlyCollection<string> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return notices.GroupBy(entry => entry.Notice, entry => entry.Image).Select(group => group.Key.In([.. group.Distinct()], images.Count));
    }

    private Notice In(IReadOnlyList<string> images, int count) => (images.Count, count) switch
    {
        (_, <= 1) => this,
        var (some, all) when some < all => this with { Text = $"{Text} Only in the image for {string.Join(" and ", images)}." },
        // What is wrong with the project itself concerns its images anyway.
        _ when !Code.StartsWith("SSC2", StringComparison.Ordinal) => this,
        _ => this with { Text = $"{Text} In the images for {string.Join(", ", images)}." },
    };

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static int Number(ITaskItem item, string name) => int.Parse(item.GetMetadata(name), System.Globalization.CultureInfo.InvariantCulture);
}
