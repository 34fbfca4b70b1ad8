"""What `afterword init` prints, used for what it is for: a real nginx before a real server, the tools' own checks."""

import contextlib
import http.client
import json
import os
import re
import socket
import ssl
import subprocess
import urllib.parse

import nginx
import pytest
from conftest import PROGRAM
from observatory import score

HOST = "talk.example.org"


class Proxy:
    """nginx with the printed file, on free ports and with a certificate of its own making."""

    def __init__(self, printed, folder):
        self.folder = folder
        self.plain, self.secure = nginx.free_ports(2)
        key, certificate = folder / "privkey.pem", folder / "fullchain.pem"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
             "-days", "2", "-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}",
             "-keyout", key, "-out", certificate],
            check=True, capture_output=True)
        blocks = re.sub(r" *listen \[::\][^\n]*\n", "", printed)
        blocks = blocks.replace("listen 80;", f"listen 127.0.0.1:{self.plain};")
        blocks = blocks.replace("listen 443 ssl;", f"listen 127.0.0.1:{self.secure} ssl;")
        blocks = blocks.replace("/var/log/nginx/", f"{folder}/")
        self.blocks = blocks.replace(f"/etc/letsencrypt/live/{HOST}/", f"{folder}/")
        self.trust = ssl.create_default_context(cafile=certificate)

    @contextlib.contextmanager
    def running(self):
        with nginx.running(self.blocks, self.folder, self.secure):
            yield self

    def ask(self, method, path, body=None, headers=None, secure=True):
        stream = socket.create_connection(("127.0.0.1", self.secure if secure else self.plain), 30)
        if secure:
            stream = self.trust.wrap_socket(stream, server_hostname=HOST)
        connection = http.client.HTTPConnection(HOST)
        connection.sock = stream
        with contextlib.closing(connection):
            connection.request(method, path, body=body, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize("path", ["", "/comments"])
def test_nginx_as_printed_serves_readers_and_scores_what_the_best_do(house, tmp_path, path):
    address = f"https://{HOST}{path}"
    house.start("--public-url", address)
    printed = house.run("init", "--nginx", "--public-url", address, "--port", str(house.port)).stdout
    with Proxy(printed, tmp_path).running() as proxy:
        status, headers, _ = proxy.ask("GET", "/anything", secure=False)
        assert status == 301
        redirect = headers["Location"]
        page = f"{path}/sites/default/thread?page=/a"
        fields = {"comment": "Through a proxy.", "author": "Ada", "email": "ada@example.org", "comment_post_ID": "/a"}
        status, posted, _ = proxy.ask(
            "POST", f"{path}/wp-comments-post.php", urllib.parse.urlencode(fields),
            {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://{HOST}"})
        assert status == 303
        receipt = urllib.parse.urlsplit(posted["Location"]).path
        assert receipt.startswith(f"{path}/receipts/")
        for place in (page, receipt):
            status, headers, body = proxy.ask("GET", place)
            points, parts = score(headers, body.decode(), redirect, headers.get_all("Set-Cookie") or [])
            assert status == 200 and points >= 120, (place, points, parts)
            for link in re.findall(r"(?:href|src|action)=\"(/[^\"#?]*)", body.decode()):
                assert link.startswith(path + "/")
            style = re.search(r"<link rel=\"stylesheet\" href=\"([^\"]*)\"", body.decode()).group(1)
            assert proxy.ask("GET", style)[0] == 200
        assert proxy.ask("GET", f"{path}/metrics")[0] == 404
        assert proxy.ask("POST", f"{path}/api/v1/sites/default/comments", b"x" * 70_000,
                         {"Content-Type": "application/json"})[0] == 413
    left = "".join(file.read_text() for file in tmp_path.rglob("*.log"))
    assert receipt not in left and "127.0.0.1" not in left


def test_a_page_without_these_headers_scores_low():
    points, parts = score({}, '<script src="http://elsewhere.example/x.js"></script>', "http://x", ["id=1"])
    assert points < 0 and all(part <= 0 for part in parts.values())


def test_caddy_takes_what_is_printed_for_it(house, tmp_path):
    for address in (f"https://{HOST}", f"https://{HOST}/comments"):
        file = tmp_path / "Caddyfile"
        file.write_text(house.run("init", "--caddy", "--public-url", address).stdout)
        command = ["caddy", "validate", "--adapter", "caddyfile", "--config", file]
        home = {**os.environ, "HOME": str(tmp_path)}
        checked = subprocess.run(command, capture_output=True, text=True, env=home)
        assert checked.returncode == 0, checked.stderr
        # What is refused is refused before the server is asked.
        command[1] = "adapt"
        order = subprocess.run(command, capture_output=True, text=True, env=home, check=True).stdout
        assert 0 < order.index("static_response") < order.index("reverse_proxy")


def test_systemd_takes_the_unit_and_finds_it_locked_down(house, tmp_path):
    unit = tmp_path / "afterword.service"
    printed = house.run("init", "--systemd").stdout
    unit.write_text(printed.replace("/usr/local/bin/afterword", PROGRAM))
    checked = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True)
    assert checked.returncode == 0 and "afterword" not in checked.stderr, checked.stderr
    exposed = subprocess.run(["systemd-analyze", "security", "--offline=yes", "--threshold=25", unit],
                             capture_output=True, text=True)
    assert exposed.returncode == 0, exposed.stdout[-300:]


def libraries(program):
    """Packages of the libraries that a program opens, but for Swift's own, which the file links in."""
    said = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    packages = set()
    for path in re.findall(r"=> (/\S+)", said):
        if "/swift/" not in path:
            # Where Debian has merged /lib into /usr/lib, its list may still say the one or the other.
            known = [subprocess.run(["dpkg", "-S", place], capture_output=True, text=True).stdout
                     for place in (path, "/usr" + path, path.removeprefix("/usr"))]
            packages.add(next(line for line in known if line).partition(":")[0])
    return packages


def test_the_container_has_what_the_program_opens_and_runs_it_as_nobody_special(house):
    printed = house.run("init", "--container", "--public-url", f"https://{HOST}").stdout
    build, final = re.split(r"(?m)^FROM ", printed)[1:]
    assert libraries(PROGRAM) <= {*re.findall(r"\blib\S+|zlib1g", final), "libc6", "libgcc-s1", "libstdc++6"}
    steps = re.findall(r"(?m)^([A-Z]+) (.*)$", final)
    assert steps.index(("USER", "afterword")) < steps.index(("ENTRYPOINT", '["afterword"]'))
    assert ("VOLUME", "/data") in steps and ("EXPOSE", "8080") in steps and "0700 /data" in final
    # No data folder and no key is copied, and readers come through the proxy alone.
    copied = re.findall(r"(?m)^COPY (\S+)", build)
    assert copied == ["Package.swift", ".release", "Policies", "Sources", "Tests"]
    assert "-p 127.0.0.1:8080:8080" in printed
    health, = re.findall(r"(?m)^HEALTHCHECK CMD (.*)$", final)
    house.start()
    words = [house.folder if word == "/data" else word for word in json.loads(health)][1:]
    # As in a container: nobody has logged in.
    checked = subprocess.run([PROGRAM, *words], env={"PATH": os.environ["PATH"]}, capture_output=True, text=True)
    assert (checked.returncode, checked.stdout) == (0, "0\n")


def test_what_is_no_address_is_refused(house):
    for folder in ("relative", "/with space", "/a;b", "/100%", "/a`b`", "/a&b", "/a>b"):
        command = [PROGRAM, "init", "--systemd", "--data", folder]
        refused = subprocess.run(command, capture_output=True, text=True)
        assert refused.returncode == 2 and "whole path" in refused.stderr
    bad = ("http://talk.example.org", "https://", "https://a b", "https://x.example/;evil", "talk.example.org",
           "https://a.example/caf%C3%A9")
    for address in bad:
        refused = house.run("init", "--nginx", "--public-url", address, check=False)
        assert refused.returncode == 2 and "https://" in refused.stderr
