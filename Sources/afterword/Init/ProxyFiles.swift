extension InitFile {
    /// No access log: a receipt's address opens a comment to whoever has it, and readers' addresses are kept nowhere.
    var nginx: String {
        """
        # /etc/nginx/sites-available/\(host)
        #   certbot certonly --nginx -d \(host)
        #   ln -s ../sites-available/\(host) /etc/nginx/sites-enabled/
        #   nginx -t && systemctl reload nginx
        server {
            listen 80;
            listen [::]:80;
            server_name \(host);
            access_log off;
            return 301 https://$host$request_uri;
        }

        server {
            listen 443 ssl;
            listen [::]:443 ssl;
            server_name \(host);
            ssl_certificate /etc/letsencrypt/live/\(host)/fullchain.pem;
            ssl_certificate_key /etc/letsencrypt/live/\(host)/privkey.pem;
            ssl_protocols TLSv1.2 TLSv1.3;

            # What readers' paths are is nobody's business: a receipt is a private address.
            # Refusals would be logged with the reader's address, so only what stops nginx is.
            access_log off;
            error_log /var/log/nginx/error.log crit;
            server_tokens off;
            client_max_body_size 64k;
            client_header_timeout 10s;
            client_body_timeout 20s;
            add_header Strict-Transport-Security "max-age=63072000; includeSubDomains" always;

            location \(path)/ {
                proxy_pass http://127.0.0.1:\(port)\(path.isEmpty ? "" : "/");
                proxy_http_version 1.1;
                proxy_set_header Host $host;
                proxy_set_header Connection "";
                # One address, not what a client says of itself.
                proxy_set_header X-Forwarded-For $remote_addr;
                proxy_set_header X-Forwarded-Proto https;
                proxy_connect_timeout 5s;
                proxy_read_timeout 40s;
            }
            location = \(path)/metrics {
                return 404;
            }
        }

        """
    }

    /// Caddy fetches its certificate itself, and logs no requests unless told to.
    var caddy: String {
        let proxy = "reverse_proxy 127.0.0.1:\(port)"
        let site = path.isEmpty ? proxy : "handle_path \(path)/* {\n            \(proxy)\n        }"
        return """
            # /etc/caddy/Caddyfile
            #   caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy
            \(host) {
                header Strict-Transport-Security "max-age=63072000; includeSubDomains"
                header -Server
                request_body {
                    max_size 64KB
                }
                @metrics path \(path)/metrics
                # In this order, which Caddy would change by itself.
                route {
                    respond @metrics 404
                    \(site)
                }
            }

            """
    }
}
