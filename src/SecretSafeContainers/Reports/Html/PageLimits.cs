namespace SecretSafeContainers.Reports.Html;

/// <summary>How much a page shows. A browser must open it at once, so the rest is counted, and is in the JSON report.</summary>
internal static class PageLimits
{
    /// <summary>Places of leaks with all their facts.</summary>
    public const int Places = 2000;

    /// <summary>Places of one secret.</summary>
    public const int PlacesOfOne = 100;

    /// <summary>Rows of the overview, of a table of images, of accepted or unread things: more is not read by anybody.</summary>
    public const int Rows = 100;

    /// <summary>Images that have a section of their own.</summary>
    public const int Images = 50;

    /// <summary>Layers in a picture. Engines allow 127.</summary>
    public const int Layers = 128;

    /// <summary>Secrets in a picture, each with a lane of its own.</summary>
    public const int Lanes = 8;

    /// <summary>Secrets up to which all that fail are open at once.</summary>
    public const int OpenSecrets = 3;

    /// <summary>Different places to change that one secret lists.</summary>
    public const int Changes = 10;
}
