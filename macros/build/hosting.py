"""What a web server must say with every page: one policy, written for the servers people use.

Every page works under this policy: nothing inline, nothing from outside, nothing stored by a third party.
"""

from __future__ import annotations

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
CONTENT_SECURITY_POLICY = "; ".join(f"{name} {value}" for name, value in POLICY.items())

# Meanings: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # A page is asked for anew each time: a changed text must not lie in a cache. Unchanged pages answer 304.
    "Cache-Control": "no-cache",
}
FOLDER = "hosting"


def files() -> dict[str, str]:
    """Return path (from the repository's root) and text of the configuration for each kind of server."""
    return {f"{FOLDER}/nginx.conf": nginx(), f"{FOLDER}/Caddyfile": caddy(), f"{FOLDER}/apache.conf": apache()}


def underscore_headers() -> str:
    """Return the `_headers` file that static hosts read from the site's root."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())


# What `?v=` may be (macros/views/frame.py writes it): a name in releases/ and nothing else.
EDITION = "[0-9][0-9a-z-]*"
_OWN_EDITION = """\
{0}# En sida som hämtades strax före ett byte får stil och skript ur sin egen utgåva: den frågar med ?v=utgåvan.
{0}# Finns utgåvan inte kvar får den den aktuellas. Text hämtas aldrig ur en äldre utgåva.
"""
_MADE = """# Görs av macros/build/hosting.py (vip derive). Byt ut exempel.se och sökvägarna.
# Prövas av tests/publishing mot {server} på den egna datorn, utan TLS. Hur den används: docs/redaktion/publicera/egen-server.md
"""


def nginx() -> str:
    """Return a server block for nginx."""
    headers = "".join(f'    add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
    return (
        _MADE.format(server="en riktig nginx")
        + f"""{_OWN_EDITION.format("")}map $arg_v $vip_edition {{
    default site;
    "~^(?<vip_name>{EDITION})$" releases/$vip_name;
}}
"""
        + """server {
    listen 80;
    listen [::]:80;
    server_name exempel.se;
    # site är en länk till den aktuella utgåvan; den byts i ett steg, utan omstart
    root /srv/vip/site;
    index index.html;
    error_page 404 /404.html;
    # /kallor leder till /kallor/ också bakom en annan server eller port
    absolute_redirect off;
    # en cache av öppna filer visar den gamla utgåvan efter bytet
    open_file_cache off;
    charset utf-8;
    server_tokens off;
    gzip on;
    gzip_vary on;
    gzip_types text/css text/javascript application/javascript application/json image/svg+xml application/xml text/xml;
"""
        + headers
        + """    # med TLS (certbot --nginx) dessutom: add_header Strict-Transport-Security "max-age=31536000" always;
    location / {
        try_files $uri $uri/ =404;
    }
    location /assets/ {
        root /srv/vip;
        try_files /$vip_edition$uri /site$uri =404;
    }
}
"""
    )


def caddy() -> str:
    """Return a Caddyfile."""
    headers = "".join(f'\t\t{name} "{value}"\n' for name, value in HEADERS.items())
    return (
        _MADE.format(server="en riktig Caddy")
        + """exempel.se {
\troot * /srv/vip/site
\tencode gzip
\theader {
"""
        + headers
        + f"""\t}}
{_OWN_EDITION.format(chr(9))}\t@own {{
\t\tpath /assets/*
\t\texpression `{{query.v}}.matches("^{EDITION}$")`
\t\tfile {{
\t\t\troot /srv/vip/releases/{{query.v}}
\t\t}}
\t}}
\thandle @own {{
\t\tfile_server {{
\t\t\troot /srv/vip/releases/{{query.v}}
\t\t}}
\t}}
"""
        + """\tfile_server
\thandle_errors {
\t\trewrite * /404.html
\t\tfile_server
\t}
}
"""
    )


def apache() -> str:
    """Return a virtual host for Apache (mod_headers, mod_rewrite)."""
    headers = "".join(f'    Header always set {name} "{value}"\n' for name, value in HEADERS.items())
    return (
        _MADE.format(server="en riktig Apache")
        + """# Kräver mod_headers och mod_rewrite: sudo a2enmod headers rewrite
<VirtualHost *:80>
    ServerName exempel.se
    DocumentRoot /srv/vip/site
    DirectoryIndex index.html
    ErrorDocument 404 /404.html
    AddDefaultCharset utf-8
    <IfModule mod_deflate.c>
        AddOutputFilterByType DEFLATE text/html text/css text/javascript application/javascript application/json image/svg+xml application/xml text/xml
        # utan det får den som frågar om en sida har ändrats hela sidan igen: https://httpd.apache.org/docs/2.4/mod/mod_deflate.html#deflatealteretag
        DeflateAlterETag NoChange
    </IfModule>
"""
        + headers
        + f"""{_OWN_EDITION.format("    ")}    RewriteEngine On
    RewriteCond %{{QUERY_STRING}} "^v=({EDITION})$"
    RewriteCond "/srv/vip/releases/%1%{{REQUEST_URI}}" -f
    RewriteRule "^/assets/" "/srv/vip/releases/%1%{{REQUEST_URI}}" [END]
"""
        + """    <Directory /srv/vip>
        # site är en länk till den aktuella utgåvan; den byts i ett steg, utan omstart
        Options FollowSymLinks
        AllowOverride None
        Require all granted
    </Directory>
</VirtualHost>
"""
    )
