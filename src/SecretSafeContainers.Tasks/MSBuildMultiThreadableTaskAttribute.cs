namespace Microsoft.Build.Framework;

/// <summary>Tells MSBuild's multithreaded mode that a task keeps no process state. Recognised by its name, as older MSBuild does not define it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
