using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of chat services with one or two formats each.</summary>
internal static class ChatRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        NamedToken.Of("discord-bot-token", "Discord bot token", Severity.High, ["discord", "client.run", "client.login", "bot.run", "bot.login"],
            @"(?:[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}|mfa\.[A-Za-z0-9_-]{84})",
            () => "M" + ExampleText.Alphanumeric(25) + "." + ExampleText.Alphanumeric(6, 2) + "." + ExampleText.Alphanumeric(38, 3),
            "Reset the token on the bot's page of the developer portal", "https://docs.discord.com/developers/reference#authentication"),
        Webhook("discord-webhook", "Discord webhook", "/api/webhooks/", "[0-9]{17,20}/(?<secret>[A-Za-z0-9_-]{60,72})",
            () => "https://discord.com/api/webhooks/" + ExampleText.Decimal(18) + "/" + ExampleText.Alphanumeric(68), "https://docs.discord.com/developers/resources/webhook"),
        new()
        {
            Id = "telegram-bot-token",
            Title = "Telegram bot token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = [":AA"],
            Pattern = "(?<![A-Za-z0-9])(?:bot)?(?<secret>[0-9]{8,10}:AA[A-Za-z0-9_-]{32,33})(?![A-Za-z0-9_-])",
            LeadCharacters = 13,
            MinEntropy = 3.5,
            Check = SecretCheck.TokenLike,
            Advice = "Revoke it with BotFather's /revoke, and hand the new one to the container at run time.",
            Reference = "https://core.telegram.org/bots/api#authorizing-your-bot",
            Examples = () =>
            [
                "TELEGRAM_BOT_TOKEN=" + ExampleText.Decimal(10, 3) + ":AA" + ExampleText.Alphanumeric(33),
                "https://api.telegram.org/bot" + ExampleText.Decimal(9, 2) + ":AA" + ExampleText.Alphanumeric(33, 2) + "/getMe",
            ],
            CounterExamples = () => ["123456789:AA" + new string('x', 33), ExampleText.Decimal(10) + ":AA" + ExampleText.Alphanumeric(40), "12:AA" + ExampleText.Alphanumeric(33)],
        },
        Webhook("teams-webhook", "Microsoft Teams incoming webhook", ".webhook.office.com/webhookb2/", "(?<secret>[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-z]{32}/[0-9a-f-]{36}(?:/[A-Za-z0-9_-]{20,60})?)",
            () => "https://contoso.webhook.office.com/webhookb2/" + ExampleText.Uuid() + "@" + ExampleText.Uuid(2) + "/IncomingWebhook/" + ExampleText.Hex(32) + "/" + ExampleText.Uuid(3),
            "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook"),
        Webhook("mattermost-webhook", "Mattermost or Rocket.Chat incoming webhook", "/hooks/", "(?<secret>[a-z0-9]{26}|[A-Za-z0-9]{17,24}/[A-Za-z0-9]{40,64})",
            () => "https://chat.contoso.com/hooks/" + ExampleText.LowerAlphanumeric(26), "https://developers.mattermost.com/integrate/webhooks/incoming/"),
        Webhook("lark-webhook", "Lark or Feishu bot webhook", "/open-apis/bot/v2/hook/", "(?<secret>[0-9a-f-]{36})",
            () => "https://open.larksuite.com/open-apis/bot/v2/hook/" + ExampleText.Uuid(4), "https://open.larksuite.com/document/client-docs/bot-v3/add-custom-bot"),
        Webhook("dingtalk-webhook", "DingTalk robot webhook", "/robot/send?access_token=", "(?<secret>[0-9a-f]{64})",
            () => "https://oapi.dingtalk.com/robot/send?access_token=" + ExampleText.Hex(64, 2), "https://open.dingtalk.com/document/orgapp/custom-robot-access"),
        Webhook("wecom-webhook", "WeCom robot webhook", "/cgi-bin/webhook/send?key=", "(?<secret>[0-9a-f-]{36})",
            () => "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=" + ExampleText.Uuid(5), "https://developer.work.weixin.qq.com/document/path/91770"),
        Webhook("google-chat-webhook", "Google Chat webhook", "chat.googleapis.com/v1/spaces/", @"[A-Za-z0-9_-]{8,40}/messages\?key=(?<secret>[A-Za-z0-9_-]{20,60}(?:&|&amp;)token=[A-Za-z0-9%_-]{30,80})",
            () => "https://chat.googleapis.com/v1/spaces/" + ExampleText.Alphanumeric(11) + "/messages?key=" + ExampleText.Alphanumeric(39, 2) + "&token=" + ExampleText.Alphanumeric(43, 3),
            "https://developers.google.com/workspace/chat/quickstart/webhooks"),
    ];

    private static Rule Webhook(string id, string title, string path, string rest, Func<string> example, string reference) =>
        WebhookRules.Of(id, title, path, rest, example, reference);
}
