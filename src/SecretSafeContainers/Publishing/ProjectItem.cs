namespace SecretSafeContainers.Publishing;

/// <summary>An item of the build that becomes image metadata, and the project file that defines it.</summary>
/// <param name="ItemType">Such as <c>ContainerLabel</c>.</param>
/// <param name="Name">Its Include: the variable's or label's name.</param>
/// <param name="DefiningFile">Absolute path of the project, props or targets file; empty if MSBuild does not know it.</param>
public sealed record ProjectItem(string ItemType, string Name, string DefiningFile);
