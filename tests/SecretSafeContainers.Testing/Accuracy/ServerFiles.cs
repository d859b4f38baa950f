namespace SecretSafeContainers.Testing.Accuracy;

/// <summary>Files of servers and of the system, with a credential in each.</summary>
internal static class ServerFiles
{
    /// <summary>Path and text; <see cref="SettingsText"/> fills in the values.</summary>
    public static readonly (string Path, string Text)[] Leaks =
    [
        ("etc/mysql/my.cnf", "[client]\nuser = root\npassword = \"{P}\"\n"),
        ("etc/apt/auth.conf", "machine apt.acme.test\nlogin ci\npassword {T20}\n"),
        ("etc/apt/auth.conf.d/acme.conf", "machine apt.acme.test login ci password {P}\n"),
        ("etc/wireguard/wg0.conf", "[Interface]\nAddress = 10.0.0.1/24\nPrivateKey = {B32}\n"),
        ("etc/wireguard/wg0.conf", "[Peer]\nPublicKey = {B32}\nPresharedKey = {B32}\n"),
        ("var/www/html/wp-config.php", "<?php\ndefine('DB_PASSWORD', '{P}');\n"),
        ("var/www/html/wp-config.php", "<?php\ndefine('AUTH_KEY',         '{T64}');\n"),
        ("etc/odbc.ini", "[shop]\nDriver=ODBC Driver 18\nServer=db\nUID=shop\nPWD={P}\n"),
        ("usr/local/tomcat/conf/server.xml", "<Connector port=\"8443\" keystoreFile=\"conf/k.jks\" keystorePass=\"{P}\"/>"),
        ("usr/local/tomcat/conf/context.xml", "<Context><Resource name=\"jdbc/shop\" username=\"shop\" password=\"{P}\" url=\"jdbc:mysql://db/shop\"/></Context>"),
        ("usr/local/tomcat/conf/tomcat-users.xml", "<tomcat-users><user username=\"admin\" password=\"{P}\" roles=\"manager-gui\"/></tomcat-users>"),
        ("etc/redis/redis.conf", "bind 0.0.0.0\nrequirepass {P}\n"),
        ("etc/redis/users.acl", "user shop on >{P} ~* +@all\n"),
        ("etc/rabbitmq/definitions.json", "{\"users\": [{\"name\": \"shop\", \"password_hash\": \"{B36}\", \"hashing_algorithm\": \"rabbit_password_hashing_sha256\", \"tags\": \"\"}]}"),
        ("etc/rabbitmq/rabbitmq.conf", "default_user = shop\ndefault_pass = {P}\n"),
        ("etc/mosquitto/passwd", "shop:$7$101${B12}${B64}\n"),
        ("etc/mosquitto/conf.d/bridge.conf", "connection b\nremote_username shop\nremote_password {P}\n"),
        ("etc/ldap/ldap.conf", "BINDDN cn=ro,dc=acme\nBINDPW {P}\n"),
        ("etc/nslcd.conf", "binddn cn=ro,dc=acme\nbindpw {P}\n"),
        ("etc/sssd/sssd.conf", "[domain/acme]\nldap_default_authtok = {P}\n"),
        ("etc/wpa_supplicant/wpa_supplicant.conf", "network={\n  ssid=\"acme\"\n  psk=\"{P}\"\n}\n"),
        ("etc/NetworkManager/system-connections/a.nmconnection", "[wifi-security]\nkey-mgmt=wpa-psk\npsk={P}\n"),
        ("etc/ppp/chap-secrets", "shop * {P} *\n"),
        ("etc/fstab", "//nas/s /mnt cifs username=shop,password={P},uid=1000 0 0\n"),
        ("etc/msmtprc", "account a\nhost smtp.acme.test\nuser shop\npassword {P}\n"),
        ("etc/postfix/sasl_passwd", "[smtp.acme.test]:587 shop:{P}\n"),
        ("etc/exim4/passwd.client", "smtp.acme.test:shop:{P}\n"),
        ("etc/zabbix/zabbix_server.conf", "DBUser=zabbix\nDBPassword={P}\n"),
        ("etc/grafana/grafana.ini", "[security]\nadmin_user = admin\nadmin_password = {P}\n"),
        ("etc/influxdb/influx-configs", "[default]\nurl = \"http://x\"\ntoken = \"{T86}==\"\norg = \"a\"\n"),
        ("etc/prometheus/prometheus.yml", "basic_auth:\n  username: shop\n  password: {P}\n"),
        ("etc/logstash/pipeline/a.conf", "output { elasticsearch { user => \"elastic\" password => \"{P}\" } }\n"),
        ("etc/haproxy/haproxy.cfg", "userlist u\n  user shop insecure-password {P}\n"),
        ("etc/krb5/x.conf", "password = {P}\n"),
        ("etc/shadow", "root:$6${T16}${T86}:19000:0:99999:7:::\n"),
        ("etc/nginx/.htpasswd", "shop:$2y$10${T53}\n"),
        ("etc/nginx/nginx.conf", "proxy_set_header Authorization \"Basic {L}\";\n"),
    ];
}
