namespace SecretSafeContainers.Content;

/// <summary>Who can see a leaked secret: the three columns of the table that this project grew out of.</summary>
/// <param name="Runtime">The running container sees it.</param>
/// <param name="Inspection">It is in history, config, labels, annotations or attestations: readable without running or unpacking.</param>
/// <param name="Layers">It is stored in a layer, perhaps deleted by a later one.</param>
public readonly record struct Exposure(bool Runtime, bool Inspection, bool Layers);
