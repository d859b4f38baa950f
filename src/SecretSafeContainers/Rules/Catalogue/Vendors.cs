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
        2captcha 360dialog abbysale abstractapi abuseipdb abyssale accuweather acuityscheduling adafruit adobe_ adroll adyen adzuna aerisweather aeroworkflow
        africastalking aftership ahrefs airbrake airbyte aircall airtable airvisual aiven alchemyapi alconost alegra aletheiaapi algolia alibaba alienvault
        aliyun allsports alpaca alphavantage amadeus ambee amplitude ankr_ anthropic anypoint apacta api2cart api2convert apideck apiflash apifonica apify
        apilayer apimatic apiscience apitemplate apollo appcenter appcircle appcues appdynamics appfigures appfollow appointedd appoptics appsflyer appsmith
        appsynergy apptivo appveyor appwrite aqicn aquasec arbiscan arcgis arize_ artifactory artsy asaas asana assembla assemblyai atera atlassian attentive_
        audd auth0 authorizenet autodesk autoklose automox autopilot avalara avaza aviationstack axonaut axosoft aylien ayrshare backblaze backendless
        baichuan baidu bannerbear baremetrics baseapi basecamp baseten basistheory beamer beebole beehiiv belvo besnappy bestbuy besttime bettermode
        betterstack bigcommerce bigpanda billomat billplz binance binaryedge bitbar bitbucket bitcoinaverage bitfinex bitflyer bitget bitgo bitly bitmex
        bitpanda bitrise bitso bitstamp bittrex blablabus blackduck blazemeter blitapp blockcypher blockfrost blocknative bloomreach bluesnap boldsign
        bombbomb boostnote borgbase botpress braintree braintrust brandfetch bravesearch brevo brightcove brightdata brightlocal browserless browserstack
        browshot bscscan buddyns budibase bugherd bugsnag builderio buildkite bulksms bullhorn bunnycdn buttercms buxfer bybit caflou calendarific calendly
        calorieninja campaignmonitor campayn cannyio capsolver capsulecrm captaindata carboninterface cashboard cashfree caspio catchpoint censys
        centralstationcrm cexio chainstack chargebee chargify chartmogul chatbot chatfuel chatfule checkly checkmarket checkmarx checkvist circleci clarifai
        clearbit clearml clickatell clickhelp clickhouse clicksend clickup cliengo clientary clinchpad clockify clockwork cloudamqp cloudant cloudconvert
        cloudelements cloudflare cloudimage cloudinary cloudmersive cloudplan cloudsight cloudsmith cloudtalk cloudways cloverly cloze clustdoc cockroach
        codacy codeclimate codecov- codecov_ codefresh codemagic codequiry cohere_ coinapi coinbase coincap coincheck coingecko coinlayer coinlib
        coinmarketcap collect2 comet_api cometchat cometml commercejs commercetools commodities-api companyhub configcat confluent constantcontact contentful
        contentstack conversiontools convertapi convertkit convier copyscape coralogix couchbase countrylayer covalenthq coveralls craftmypdf createsend
        criminalip cronitor crossbrowsertesting crowdin crowdstrike cryptocompare currencycloud currencyfreaks currencylayer currencyscoop currentsapi
        customer.io customerguru customerio cyberark cybersource d7network dagster dailyco dandelion daraja dareboost dashscope data.gov databox databricks
        datadog datafire datocms dbt_cloud dbtcloud debounce deepai deepgram deepinfra deepl deepseek dehashed demio deployhq deribit detectify detectlanguage
        devcycle dfuse dialpad diffbot diggernaut digicert digitalocean dingtalk directus discogs discord disqus distribusion dnscheck dnsimple dockerhub
        docparser docraptor documo docusign doppler dotdigital dotmailer dovico dronahq droneci dropbox duffel duosecurity duply dwolla dynadot dynalist
        dynatrace dyspatch eagleeye easyinsight easypost easyship ebanx ebay echoprint ecostruxure edamam edenai edusign eightxeight elasticemail elasticpath
        elephantsql elevenlabs eloqua emailable emailjs emailoctopus enablex endorlabs envato envoyapi equinix etherscan ethplorer etsy eventbrite everhour
        eversign exchangerate exoscale exotel expo_ exportsdk extractorapi faceplusplus fakejson fastforex fastly fastspring fatsecret faunadb feedier feedly
        fetchrss fibery figma filestack finage financialmodelingprep findl finicity finnhub firebase fireblocks firebolt firecrawl firehydrant fivetran
        fixerapi fixerio flagsmith flatio fleetbase flexport flickr flightapi flightaware flightlabs flightstats flowdash flowdock flowflu flutterwave fmfw
        formbucket formcraft formio formsite formspree formstack fossa_ foursquare frameio freeagent freshbooks freshchat freshdesk freshsales freshservice
        freshworks front_api frontapp frontegg fulcrum fullcontact fullstory fusebill fusionauth fxmarket gandi gateio geckoboard geetest gengo geoapify
        geocodify geocodio geoipify getemail getgeoapi getgist getresponse getsandbox giphy gitalk gitbook gitguardian gitter glassnode glitchtip glitterly
        globalpayments gnews gocanvas gocardless godaddy goodday goodreads gorgias gosquared gotomeeting grafana_ graphcms graphhopper greynoise groovehq
        groq_ groqcloud growthbook gtmetrix guardianapi gumroad gupshup gyazo happyscribe hasura haveibeenpwned hcaptcha heatmapapi helcim helicone hellosign
        helpcrunch helpscout hereapi heroku hetzner heygen hibp_ highnote hightouch hive_api hiveage hivemq holidayapi honeybadger honeycomb hootsuite
        hostinger hotjar html2pdf htmlcsstoimage hubspot huggingface hume_api hunterio huobi hybiscus hybridanalysis hygraph hypeauditor hyperpay hypertrack
        hypertune ibmcloud iconfinder ideogram_ iexapis iexcloud ifttt image4 imagekit imagetotext imagga imgbb imgix imgur inbenta incidentio infobip infura
        ingrammicro inngest insightly instabot instabug instagram instamojo instatus integromat intelx intercom interseller intrinio invoiceninja invoiceocean
        ip2location ipapi ipdata ipgeolocation ipify ipinfo ipquality ipstack iterable jfrog jira jotform jsonbin jumio jumpcloud jumpseller juro_ kakaotalk
        kaleyra kaltura kanbanize kanbantool karmacrm keenio kickbox kiteconnect klarna klaviyo klipfolio knapsackpro kontentai koyeb kraken kucoin kylas
        labelbox lacework lakera lambdalabs lambdatest langfuse langsmith languagelayer larksuite lastfm launchdarkly leadfeeder leakix learnworlds lemlist
        lemonsqueezy lendflow leonardoai lessannoyingcrm lexigram line_channel linear_api linkedin linkpreview linode liquidplanner listennotes lithic
        liveagent livechat livekit livestorm loadmill locationiq logdna logentries loggly loginradius logrocket logz.io logzio lokalise looker loyverse
        lunchmoney luno_ macaddressio madkudu magento magicbell mailblaster mailboxlayer mailchimp mailerlite mailersend mailgun mailjet mailmodo mailosaur
        mailsac mailtrap mandrill mapbox mapquest maptiler marketo marketstack marqeta matomo mattermost mavenlink maxmind meaningcloud mediastack meilisearch
        meistertask mem0_ memberstack memsource meraki mercadopago mesibo message-bird messagebird messari metaapi metabase metrilo microcms midise midtrans
        millionverifier milvus mindmeister minimax_ mirakl miro_ mistral mixcloud mixmax mixpanel mockaroo moderationapi moderntreasury mojohelpdesk mollie
        momento_ monday.com mondayapi moneybird monkeylearn moonclerk moonpay moonshot moosend moralis motherduck moyasar mparticle mrticktock msg91 mulesoft
        mxtoolbox myexperiment myintervals namecheap nasdaqdatalink nebius nessus nethunt netlify netsuite neutrinoapi neverbounce new-relic new_relic
        newrelic newsapi newscatcher nexmo nextdns nftport ngrok nhost_ nicehash nicereply nightfall nomic_ nomics nordigen northpass notion_ notionapi novita
        novuapi nozbe npmtoken nubela numverify nutritionix nutshell nuvei nylas nytimes oanda ocrspace octopusdeploy okta omnisend onbuka oncehub onedesk
        onelogin onepagecrm onesignal onfido onwater onyphe oopspam openai opencage opendatasoft openexchangerates opengraphr openrouter opensea_ openuv
        openweather opsgenie opslevel optidash optimizely orbitapi outbrain overloop owlbot packagecloud packlink paddle pagarme page2images pagerduty
        pandadoc pandascore paperform paperspace papyrs paralleldots parsehub parseur partnerstack passbase pastebin paydirt payfast paymo paypal paystack
        paytm payu_ pdflayer pdfmyurl pdfshift pendo_ peopledatalabs pepipost percy_ perplexity petfinder phonepe phyllo pinata pinecone pingdom pinterest
        pipedream pipedrive pivotaltracker pixabay placekey plaid planetscale planhat planio planviewleankit planyo platformsh plausible_ playht plivo plunk_
        podio pollsapi poloniex polygon.io polygonio polygonscan poptin portkey_ positionstack postageapp postbacks posthog postmanapi postmark powrbot
        prerender prezi printfection prismic pritunl proabono processst prodpad productboard profitwell promptlayer prospectcrm prospectio prospeo protocolsio
        proxycrawl pubnub pulumi purestake pushbullet pusher pushover pushwoosh qase qdrant qianfan qonto quaderno qualaroo qualtrics qualys qubole questdb
        quickbase quickbooks quickemailverification quickmetrics quicknode quizlet railwayapp rapid7 rapidapi rapyd rawg raygun razorpay reachmail readme_api
        reallysimple rebrandly recaptcha rechargepayments recurly redash redbooth redhatpyxis redislabs refersion refiner releasehub remarkety remove.bg
        removebg rentman repairshopr replicate replyio requestfinance resendapi respondio restpack retellai retool revampcrm revenuecat revolut ringcentral
        riotgames ritekit roaringapi robinhood roboflow rocketchat rocketreach rockset rollbar roninapp rootly rosette route4me rownd rubygems rudderstack
        runpod runrunit runscope runwayml safetyculture sailthru salesblink salescookie salesflare salesforce salesloft salesmate saltedge sambanova samsara
        saplingai satismeter saucelabs savvycal scaleai scalegrid scaleway scalingo scalr scanii scrapeowl scraperapi scraperbox scrapestack scrapfly
        scrapingant scrapingbee scrapingdog screenshotapi screenshotlayer scrutinizerci seatable seatgeek securitytrails selectpdf sellfy semanticscholar
        semaphoreci semgrep semrush sendbird sendcloud sendgrid sendinblue sendoso sendowl sendpulse sendwithus sengrid sentinelone sentry serpapi serphouse
        serpstack servicenow settlemint sevenrooms sharefile sharpspring sheety sherpadesk shipbob shipday shipengine shippo shipstation shodan shopee shopify
        shotstack shutterstock signable signalwire signaturit signavio signnow signrequest signupgenius signwell sigopt siliconflow simfin simplesat
        simplybook simplynoted simvoly sinch singlestore sirv siteleaf skrapp skybiometry skyscanner slack smartling smartrecruiters smartsheet smartystreets
        smooch smsapi smtp2go snipcart snipeit snowflake snowtrace snyk socketdev solarwinds sonarcloud sonarqube soundcloud sourcegraph sparkpost spectralops
        speechmatics speechtext splitio splunk spoonacular sportradar sportsmonk spotify spreedly squarespace squareup sslmate stabilityai stackhawk staffbase
        starkbank statsig statuscake statuspage statuspal steamapi stitchdata stockdata storecove storeganise stormboard stormglass storyblok storychief
        strava streamchat stripe stripo stytch sugarcrm sugester sumologic supabase superchat supernotes supportbee surge_ surveyanyplace surveybot
        surveymonkey surveysparrow survicate swellcommerce swiftype symblai synthesia tableau taboola tailscale tallyfy tatum tavily tavus taxjar teamcity
        teamgate teamup teamviewer teamwork technicalanalysisapi tefter telegram telesign telnyx tenable_ tencent tenderly termii testingbot text2data
        textlocal textmagic textrazor theoddsapi thinkific thirdweb thousandeyes thunderforest ticketmaster tickettailor tickspot tiingo tiktok timecamp
        timekit timescale timeular timezoneapi timezonedb tines tinify tinybird tinypng tmdb tmetric todoist togetherai toggl tokeet tomorrow.io tomorrowio
        tomtom traceloop trackjs tradier transferwise transloadit travelpayouts travis-ci travisci treasuryprime trello triggerdev trimble truelayer
        trufflehog truora trustpilot tumblr turbopuffer turso_ twelvedata twilio twingate twitch twitter twocaptcha tyntec typeform typesense typetalk uber_
        ubidots uclassify unifyid unleash_ unplugg unsplash upbit upcdatabase uplead uploadcare uploadthing uproc upstash uptimerobot upwave upwork urlscan
        userflow userlike usersnap userstack uservoice vagrantcloud valohai vastai vatlayer vbout veevavault vellum_ veracode vercel verifalia veriff
        verimail veriphone versioneye victorops viewneo vimeo virustotal visualcrossing visualping vkontakte voiceflow voicegain volcengine vonage voodoosms
        vouchery voyage_api voyageai vpnapi vtex vultr vyte wakatime walkscore walmart wandb waveapps weatherapi weatherbit weatherstack weaviate web3storage
        webengage webex webflow webscraper webscraping websitepulse wechat weglot wepay whatcms whatsapp whitesource whoisxml whoxy wistia withings wizaapi
        woocommerce woopra wootric wordsapi workable workato workday workfront workiz workos worksnaps workstack worldcoinindex worldpay worldtides
        worldweather wpengine wrike wufoo xata xendit xero xignite yandex yapily yelp yext yotpo youneedabudget yousign youtrack youtube_ youverify zammad
        zapier zendesk zenkit zenrows zenscrape zenserp zeplin zerobounce zerossl zerotier zhipu zilliz zipbooks zipcodeapi zipcodebase zixflow zoho
        zonkafeedback zoomeye zoominfo zulip zuora zype zyte
        """;

    /// <summary>The words, in small letters.</summary>
    public static ImmutableArray<string> Words { get; } = [.. All.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];
}
