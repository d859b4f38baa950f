using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of social networks and media.</summary>
internal static class SocialRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("facebook-access-token", "Facebook access token", Severity.High, ["EAAC", "EAAM", "EAAB", "EAAG", "EAAD", "EAAE", "EAAF", "EAAH", "EAAI", "EAAJ", "EAAK", "EAAL"],
            "(?<![+/])EAA[B-M][A-Za-z0-9]{80,400}(?![+/=])", () => "EA" + "AC" + ExampleText.Alphanumeric(160),
            "Invalidate it by changing the app secret, or by DELETE /me/permissions", "https://developers.facebook.com/docs/facebook-login/guides/access-tokens"),
        PrefixedToken.Of("instagram-access-token", "Instagram access token", Severity.High, ["IGQV", "IGQW", "IGAA"], "IG(?:QV|QW|AA)[A-Za-z0-9_-]{100,300}",
            () => "IG" + "QV" + ExampleText.Alphanumeric(140), "Remove the app's access in the account's settings", "https://developers.facebook.com/docs/instagram-platform/reference/access_token"),
        NamedToken.Of("facebook-app-token", "Facebook app token or app secret", Severity.High, ["facebook", "fb_app", "fb_secret", "fbapp", "meta_app"], "(?:[0-9]{13,17}[|][A-Za-z0-9_-]{24,28}|[0-9a-f]{32})",
            () => ExampleText.Hex(32), "Reset the app secret in the app's basic settings", "https://developers.facebook.com/docs/facebook-login/guides/access-tokens#apptokens"),
        NamedToken.Of("twitter-token", "X (Twitter) token, key or secret", Severity.High, ["twitter", "tweepy"], "(?:A{20,24}[A-Za-z0-9%]{60,110}|[0-9]{6,20}-[A-Za-z0-9]{20,40}|[A-Za-z0-9]{45,50}|[A-Za-z0-9]{25})",
            () => ExampleText.Alphanumeric(50), "Regenerate it on the app's keys and tokens page", "https://docs.x.com/fundamentals/authentication/overview"),
        PrefixedToken.Of("linkedin-client-secret", "LinkedIn client secret", Severity.High, "WPL_AP", @"[0-9]{1,2}\.[A-Za-z0-9]{16}\.[A-Za-z0-9+/]{6,8}={0,2}",
            () => "1." + ExampleText.Alphanumeric(16) + "." + ExampleText.Alphanumeric(6, 2) + "==", "Generate a new secret on the app's Auth page", "https://learn.microsoft.com/linkedin/shared/authentication/authentication"),
        NamedToken.Of("linkedin-token", "LinkedIn client secret or token", Severity.High, ["linkedin", "linked_in", "linked-in"], "(?:[A-Za-z0-9]{16}|AQ[A-Za-z0-9_-]{100,400})",
            () => ExampleText.Alphanumeric(16, 3), "Generate a new secret on the app's Auth page", "https://learn.microsoft.com/linkedin/shared/authentication/authentication"),
        PrefixedToken.Of("twitch-stream-key", "Twitch stream key", Severity.High, "live_", "[0-9]{6,10}_[A-Za-z0-9]{28,32}",
            () => ExampleText.Decimal(9) + "_" + ExampleText.Alphanumeric(30), "Reset the stream key in the creator dashboard", "https://help.twitch.tv/s/article/twitch-stream-key-faq"),
        PrefixedToken.Of("twitch-chat-token", "Twitch chat token", Severity.Moderate, "oauth:", "[a-z0-9]{30}",
            () => ExampleText.LowerAlphanumeric(30), "Disconnect the app under Settings, Connections", "https://dev.twitch.tv/docs/chat/authenticating/"),
        NamedToken.Of("twitch-token", "Twitch token or client secret", Severity.High, ["twitch"], "[a-z0-9]{30}",
            () => ExampleText.LowerAlphanumeric(30, 2), "Generate a new secret on the application's page", "https://dev.twitch.tv/docs/authentication/"),
        NamedToken.Of("spotify-client-secret", "Spotify client secret", Severity.High, ["spotify"], "[0-9a-f]{32}",
            () => ExampleText.Hex(32), "Rotate it on the app's page", "https://developer.spotify.com/documentation/web-api/concepts/apps"),
    ];
}
