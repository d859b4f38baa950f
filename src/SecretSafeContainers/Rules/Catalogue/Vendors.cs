using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Services that issue keys and tokens, by the word that stands in the names of variables and settings.</summary>
/// <remarks>
/// Left out are words that stand in every other file for another reason (box, line, linear, segment, square), as each is looked for in every byte of an image,
/// and those that begin with another one of the list.
/// </remarks>
internal static class Vendors
{
    private const string All = """
        2captcha abstractapi abuseipdb abyssale accuweather acuityscheduling adafruit adroll adyen aerisweather aftership ahrefs airbrake aircall airtable
        airvisual aiven alchemyapi alegra aletheiaapi algolia alibaba alienvault aliyun alpaca alphavantage amadeus ambee amplitude anthropic anypoint apacta
        apideck apiflash apify apilayer apimatic apiscience apitemplate apollo appcenter appcircle appcues appdynamics appfigures appfollow appointedd
        appoptics appsflyer appsmith apptivo appveyor appwrite aqicn arcgis artifactory artsy asaas asana assembla assemblyai atera atlassian audd auth0
        authorizenet autodesk autoklose automox autopilot avalara avaza aviationstack axonaut axosoft aylien ayrshare backblaze backendless baidu bannerbear
        baremetrics basecamp baseten beamer beebole beehiiv bestbuy besttime bettermode betterstack bigcommerce bigpanda billomat billplz binance bitbar
        bitbucket bitcoinaverage bitfinex bitflyer bitly bitmex bitpanda bitrise bitso bitstamp bittrex blazemeter blitapp blockcypher blockfrost blocknative
        bloomreach bluesnap boldsign bombbomb borgbase botpress braintree braintrust brandfetch brevo brightcove brightdata brightlocal browserless
        browserstack browshot bscscan buddyns budibase bugherd bugsnag buildkite bulksms bullhorn bunnycdn buttercms buxfer bybit caflou calendarific calendly
        calorieninja campaignmonitor campayn cannyio capsolver capsulecrm captaindata carboninterface cashboard cashfree caspio catchpoint censys
        centralstationcrm cexio chargebee chargify chartmogul chatfuel checkly checkmarket checkvist circleci clarifai clearbit clickatell clickhelp
        clickhouse clicksend clickup clientary clinchpad clockify clockwork cloudconvert cloudelements cloudflare cloudimage cloudinary cloudmersive cloudplan
        cloudsight cloudsmith cloudtalk cloverly cloze clustdoc codacy codeclimate codecov_ codecov- chatbot meistertask mockaroo d7network codemagic codequiry coinapi coinbase coincap coincheck coingecko
        coinlayer coinlib coinmarketcap collect2 cometml commercejs commercetools commodities-api companyhub confluent constantcontact contentful contentstack
        conversiontools convertapi convertkit convier coralogix countrylayer coveralls craftmypdf cronitor crowdin cryptocompare currencycloud currencyfreaks
        currencylayer currencyscoop currentsapi customer.io customerguru customerio cyberark dandelion daraja dareboost data.gov databox databricks datadog
        datocms debounce deepai deepgram deepl deepseek demio deployhq detectify detectlanguage devcycle dfuse dialpad diffbot diggernaut digicert
        digitalocean dingtalk directus discogs discord disqus dnscheck dnsimple dockerhub docparser docraptor documo docusign doppler dotdigital dotmailer
        dovico dronahq droneci dropbox duffel duosecurity dwolla dynadot dynalist dynatrace eagleeye easyinsight easypost easyship ebay echoprint edamam
        edenai elasticemail elevenlabs eloqua emailable emailjs emailoctopus endorlabs envato envoyapi etherscan ethplorer etsy eventbrite everhour
        exchangerate exoscale exportsdk extractorapi faceplusplus fastforex fastly fastspring fatsecret faunadb feedier feedly fetchrss fibery figma filestack
        finage financialmodelingprep findl finnhub firebase firebolt firecrawl fixerapi fixerio flatio flexport flickr flightapi flightaware flightlabs
        flightstats flowdock flowflu flutterwave fmfw formbucket formcraft formio formsite formspree formstack foursquare frameio freeagent freshbooks
        freshdesk freshsales freshservice freshworks frontapp frontegg fulcrum fullcontact fullstory fusebill fusionauth fxmarket gandi geckoboard geetest
        gengo geoapify geocodify geocodio geoipify getemail getgeoapi getgist getresponse getsandbox giphy gitalk gitbook gitguardian gitter glassnode
        glitchtip gnews gocanvas gocardless godaddy goodday goodreads gorgias gotomeeting graphcms graphhopper groovehq groqcloud gtmetrix guardianapi gumroad
        gyazo happyscribe hasura hcaptcha heatmapapi helcim hellosign helpcrunch helpscout hereapi heroku hetzner hightouch hiveage hivemq holidayapi
        honeybadger honeycomb hootsuite hostinger html2pdf htmlcsstoimage hubspot huggingface hunterio hybiscus hypeauditor hypertrack ibmcloud iconfinder
        iexapis iexcloud ifttt imagekit imagga imgbb imgix imgur inbenta infobip infura ingrammicro insightly instabot instabug instagram instamojo instatus
        intercom interseller intrinio invoiceninja invoiceocean ip2location ipapi ipdata ipgeolocation ipify ipinfo ipquality ipstack iterable jfrog jotform
        jumio jumpcloud jumpseller kaltura kanbanize kanbantool keenio kickbox kiteconnect klarna klaviyo klipfolio knapsackpro kontentai koyeb kraken kucoin
        kylas lacework lambdatest langfuse langsmith languagelayer larksuite lastfm launchdarkly leadfeeder learnworlds lemlist lemonsqueezy lendflow
        lessannoyingcrm lexigram linkedin linkpreview liquidplanner listennotes liveagent livechat livekit livestorm locationiq logdna logentries loggly
        loginradius logz.io logzio lokalise looker loyverse macaddressio madkudu magento magicbell mailblaster mailboxlayer mailchimp mailerlite
        mailersend mailgun mailjet mailmodo mailosaur mailsac mailtrap mandrill mapbox mapquest marketo marketstack matomo mattermost mavenlink maxmind
        meaningcloud mediastack meilisearch memberstack memsource meraki mercadopago mesibo message-bird messagebird metaapi metabase metrilo microcms
        millionverifier mindmeister mirakl mixmax mixpanel moderationapi mojohelpdesk mollie monday.com mondayapi moneybird monkeylearn moonclerk moonpay
        moosend moralis mparticle mrticktock mulesoft mxtoolbox myintervals namecheap nasdaqdatalink netlify netsuite neutrinoapi neverbounce
        new-relic new_relic newrelic newsapi newscatcher nexmo nextdns nftport ngrok nicereply nightfall nomics northpass notionapi novuapi nozbe npmtoken
        nubela numverify nutritionix nutshell nylas nytimes oanda octopusdeploy okta omnisend onbuka oncehub onedesk onelogin onepagecrm onesignal onfido
        onwater oopspam openai opencage openexchangerates opengraphr openrouter openuv openweather opsgenie optidash optimizely orbitapi outbrain overloop
        owlbot packagecloud pagarme pagerduty pandadoc pandascore paperform paperspace paralleldots parsehub parseur partnerstack passbase pastebin paydirt
        payfast paymo paypal paystack pdflayer pdfshift peopledatalabs pepipost perplexity petfinder phyllo pinata pinecone pingdom pinterest pipedream
        pipedrive pivotaltracker pixabay placekey plaid planetscale planhat planio planviewleankit platformsh plivo podio pollsapi poloniex polygon.io
        polygonio poptin positionstack postageapp postbacks posthog postmanapi postmark powrbot prerender prezi prismic pritunl proabono processst prodpad
        productboard profitwell prospectcrm prospeo protocolsio proxycrawl pubnub pulumi purestake pushbullet pusher pushover pushwoosh qase qonto quaderno
        qualaroo qualtrics quickbase quickbooks quickemailverification quicknode quizlet railwayapp rapidapi rawg raygun razorpay reachmail rebrandly
        recaptcha rechargepayments recurly redash redhatpyxis redislabs refersion refiner releasehub remarkety remove.bg removebg rentman repairshopr
        replicate replyio requestfinance resendapi restpack retellai retool revampcrm revenuecat revolut ringcentral ritekit roaringapi robinhood rocketchat
        rocketreach rollbar rootly route4me rownd rubygems rudderstack runrunit runscope runwayml safetyculture sailthru salesblink salescookie salesflare
        salesforce salesloft salesmate saplingai satismeter saucelabs savvycal scalegrid scaleway scalingo scalr scanii scraperapi scraperbox scrapestack
        scrapfly scrapingant scrapingbee scrapingdog screenshotapi screenshotlayer scrutinizerci seatable seatgeek securitytrails selectpdf semanticscholar
        semaphoreci semrush sendbird sendgrid sendinblue sendowl sendpulse sendwithus sengrid sentry serpapi serphouse serpstack servicenow settlemint
        sevenrooms sharefile sharpspring sheety sherpadesk shipday shipengine shippo shipstation shodan shopify shotstack shutterstock signable signalwire
        signaturit signavio signnow signrequest signwell sigopt simfin simplesat simplynoted simvoly sinch siteleaf skrapp skybiometry skyscanner slack
        smartling smartrecruiters smartsheet smartystreets smooch smtp2go snipcart snipeit snowflake snyk solarwinds sonarcloud sonarqube soundcloud
        sourcegraph sparkpost spectralops speechmatics speechtext splitio splunk spoonacular sportradar sportsmonk spotify spreedly squarespace squareup
        stackhawk staffbase starkbank statsig statuscake statuspage steamapi stitchdata stockdata storecove storeganise stormboard stormglass storyblok
        storychief strava stripe stripo stytch sugarcrm sugester sumologic supabase superchat supernotes supportbee surveyanyplace surveybot surveymonkey
        surveysparrow survicate swellcommerce swiftype symblai synthesia tableau taboola tailscale tallyfy tatum tavily taxjar teamcity teamgate teamviewer
        teamwork technicalanalysisapi tefter telegram telesign telnyx tencent testingbot textlocal textmagic textrazor theoddsapi thinkific thousandeyes
        ticketmaster tickettailor tickspot tiingo tiktok timecamp timeular timezoneapi timezonedb tines tinify tinypng tmdb tmetric todoist togetherai toggl
        tokeet tomorrow.io tomorrowio tomtom trackjs tradier transferwise transloadit travelpayouts travis-ci travisci trello trufflehog truora trustpilot
        tumblr twelvedata twilio twingate twitch twitter twocaptcha tyntec typeform typesense typetalk ubidots uclassify unifyid unplugg unsplash upbit
        upcdatabase uplead uploadcare uploadthing uproc upstash uptimerobot upwave upwork urlscan userflow userlike usersnap userstack uservoice vagrantcloud
        valohai vatlayer vbout vercel verifalia veriff verimail veriphone versioneye victorops viewneo vimeo virustotal visualcrossing visualping vkontakte
        voiceflow voicegain vonage voodoosms vouchery vpnapi vtex vultr wakatime walkscore walmart wandb waveapps weatherapi weatherbit weatherstack weaviate
        web3storage webex webflow webscraper webscraping weglot wepay whatcms whatsapp whoisxml whoxy wistia withings wizaapi woocommerce wootric workable
        workato workday workfront workiz workos workstack worldcoinindex worldtides worldweather wrike wufoo xata xero xignite yandex yelp yext yotpo
        youneedabudget yousign youtrack youverify zammad zapier zendesk zenkit zenrows zenscrape zenserp zeplin zerobounce zerossl zerotier zipbooks
        zipcodeapi zipcodebase zixflow zoho zonkafeedback zoominfo zulip zuora zype zyte
        """;

    /// <summary>The words, in small letters.</summary>
    public static ImmutableArray<string> Words { get; } = [.. All.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
