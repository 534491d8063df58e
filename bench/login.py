#!/usr/bin/env python3
"""Server CPU of a whole card login beside stock Keycloak's own X.509 login, in one run on one sandbox.

Both speak to Keycloak as the front does, with the link certificate and the card's certificate in the RFC 9440 header: over
connections kept open, and again with a fresh handshake at each host of a login. Both check the card against a revocation list
of --revoked entries, signed by the same authority. Stock Keycloak is a realm of its own, made for the run and deleted after
it, with the built-in X.509 form, a local user, and no check of the chain (it trusts the front's header). What the front itself
costs is counted apart: the same login through it, with real handshakes and the card's key.

    ./galien up --detach --long-run && bench/login.py [--count 100] [--rounds 5] [--revoked 100000] [--home .galien]

Needs Linux (CPU seconds from /proc) and openssl. Quote the ratios; the milliseconds depend on the machine.
"""

import argparse
import base64
import hashlib
import html
import http.client
import json
import os
import pathlib
import re
import secrets
import shutil
import socket
import ssl
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

TICK = os.sysconf("SC_CLK_TCK")


def properties(path):
    lines = [line for line in path.read_text().splitlines() if "=" in line and not line.startswith("#")]
    return {k.strip(): v.strip().replace("\\:", ":").replace("\\=", "=") for k, v in (line.split("=", 1) for line in lines)}


class Server:
    """Sends a request and reads the answer; cookies are those of one browser."""

    forwarded = {}

    def connect(self, url):
        raise NotImplementedError

    def begin(self):
        """Before a login."""

    def visit(self):
        """Before what another host is asked."""

    def call(self, method, url, form=None, cookies=None, **headers):
        parts = urllib.parse.urlsplit(url)
        path = parts.path + ("?" + parts.query if parts.query else "")
        body = urllib.parse.urlencode(form) if form is not None else None
        sent = dict(self.forwarded, **headers)
        if form is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        if cookies:
            sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in cookies.items())
        connection = self.connect(url)
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        text = answer.read().decode()
        if cookies is not None:
            for line in answer.msg.get_all("Set-Cookie") or []:
                name, value = line.split(";")[0].split("=", 1)
                cookies[name] = value
        return answer.status, answer.getheader("Location"), text


class Keycloak(Server):
    """Directly, as the front does: one connection kept open, or a fresh one for each host of a login."""

    def __init__(self, home, base, fresh=False):
        self.context = ssl.create_default_context(cafile=home / "tls/link-root.pem")
        self.context.load_cert_chain(home / "tls/front.pem", home / "tls/front.key.pem")
        self.port = base + 5
        self.fresh = fresh
        self.connection = None
        self.forwarded = {
            "X-Forwarded-For": "127.0.0.1",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": f"localhost:{base}",
            "X-Forwarded-Port": str(base),
        }

    def connect(self, url):
        if self.connection is None:
            self.connection = http.client.HTTPSConnection("localhost", self.port, context=self.context)
        return self.connection

    def begin(self):
        self.visit()

    def visit(self):
        if self.fresh and self.connection is not None:
            self.connection.close()
            self.connection = None


class Front(Server):
    """Through the front, as browser and software do: a fresh handshake at each host, the card's key at the card's."""

    def __init__(self, home, base, card):
        self.plain = ssl.create_default_context(cafile=home / "tls/root.pem")
        self.card = ssl.create_default_context(cafile=home / "tls/root.pem")
        self.card.load_cert_chain(card)
        self.base = base
        self.kept = {}

    def connect(self, url):
        parts = urllib.parse.urlsplit(url)
        host, port = parts.hostname or "localhost", parts.port or self.base
        if port == self.base + 2:
            return OnLoopback(host, port, context=self.card)
        if (host, port) not in self.kept:
            self.kept[host, port] = OnLoopback(host, port, context=self.plain)
        return self.kept[host, port]

    def begin(self):
        for connection in self.kept.values():
            connection.close()
        self.kept.clear()

    def visit(self):
        self.begin()


class OnLoopback(http.client.HTTPSConnection):
    """Names under .localhost are this machine, which not every resolver knows."""

    def connect(self):
        self.sock = self._context.wrap_socket(
            socket.create_connection(("127.0.0.1", self.port)), server_hostname=self.host)


class Login:
    """A vendor's side of the code flow; subclasses differ in how the person proves who they are."""

    def __init__(self, keycloak, realm, client, secret, redirect, certificate, issuer):
        self.keycloak = keycloak
        self.base = f"/auth/realms/{realm}/protocol/openid-connect"
        self.redirect = redirect
        self.client = client
        self.authorization = "Basic " + base64.b64encode(f"{client}:{secret}".encode()).decode()
        self.certificate = {"Client-Cert": f":{certificate}:", "Client-Cert-Chain": f":{issuer}:"}

    def run(self):
        self.keycloak.begin()
        verifier = secrets.token_urlsafe(32)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
        query = urllib.parse.urlencode({
            "response_type": "code", "client_id": self.client, "redirect_uri": self.redirect,
            "scope": self.SCOPE, "state": "s", "nonce": "n", "acr_values": self.ACR,
            "code_challenge": challenge, "code_challenge_method": "S256"})
        answer = self.prove(f"{self.base}/auth?{query}")
        code = urllib.parse.parse_qs(urllib.parse.urlsplit(answer).query)["code"][0]
        self.keycloak.visit()
        status, _, tokens = self.keycloak.call(
            "POST", f"{self.base}/token",
            {"grant_type": "authorization_code", "code": code, "redirect_uri": self.redirect, "code_verifier": verifier},
            Authorization=self.authorization)
        assert status == 200, tokens
        status, _, person = self.keycloak.call(
            "GET", f"{self.base}/userinfo", Authorization="Bearer " + json.loads(tokens)["access_token"])
        assert status == 200 and json.loads(person)["sub"], person


class CardLogin(Login):
    SCOPE, ACR = "openid scope_all", "eidas1"

    def first_address(self):
        return f"{self.base}/auth?" + urllib.parse.urlencode({
            "response_type": "code", "client_id": self.client, "redirect_uri": self.redirect,
            "scope": self.SCOPE, "state": "s", "nonce": "n", "acr_values": self.ACR,
            "code_challenge": "A" * 43, "code_challenge_method": "S256"})

    def prove(self, address):
        cookies = {}
        page = self.login_page(address, cookies)
        return self.say_it_is_me(self.hand_over(page, cookies), cookies)

    def login_page(self, address, cookies):
        _, _, page = self.keycloak.call("GET", address, cookies=cookies)
        return page

    def hand_over(self, page, cookies):
        """To the card's host and back, up to the page that names the holder."""
        action = html.unescape(re.search(r'<form[^>]*action="([^"]+)"', page)[1])
        _, card, _ = self.keycloak.call("POST", action, {"means": "card"}, cookies)
        self.keycloak.visit()
        _, back, _ = self.keycloak.call("GET", card, **self.certificate)
        self.keycloak.visit()
        _, _, page = self.keycloak.call("GET", back, cookies=cookies)
        return page

    def say_it_is_me(self, page, cookies):
        holder = re.search(r'<form[^>]*id="galien-holder"[^>]*action="([^"]+)"', page)
        assert holder, re.findall(r'data-code="[^"]+"', page)
        _, answer, page = self.keycloak.call("POST", html.unescape(holder[1]), {"holder": "continue"}, cookies)
        assert answer, re.findall(r'data-code="[^"]+"', page)
        return answer


class LoginPage(CardLogin):
    """A card login that is given up at its first page."""

    def run(self):
        self.keycloak.begin()
        self.login_page(self.first_address(), {})


class HandOver(CardLogin):
    """A card login that is given up where it names the holder."""

    def run(self):
        self.keycloak.begin()
        cookies = {}
        assert 'id="galien-holder"' in self.hand_over(self.login_page(self.first_address(), cookies), cookies)


class StockLogin(Login):
    SCOPE, ACR = "openid", "1"

    def prove(self, address):
        status, answer, page = self.keycloak.call("GET", address, cookies={}, **self.certificate)
        assert answer, (status, re.findall(r"<title>.*?</title>|kc-feedback-text[^<]*<", page, re.S))
        return answer


STOCK_LIST = "bench-login.crl"

AUTHORITY = "ACI-FO-PP-TEST"


def revocation_list(home, entries, directory):
    """As the sandbox's authority would sign it, with as many entries as a nation's may have. @return the file, DER"""
    authority = home / "authority/test"
    with open(directory / "index.txt", "w") as index:
        for serial in range(entries):
            index.write(f"R\t330101000000Z\t260101000000Z\t{secrets.token_hex(15).upper().rjust(32, '7')}\tunknown\t/CN=x\n")
    (directory / "number").write_text(format(time.time_ns() // 1_000_000, "X").zfill(16))
    (directory / "openssl.cnf").write_text(
        "[ca]\ndefault_ca=d\n[d]\ndatabase=%s\ncrlnumber=%s\ndefault_md=sha256\ndefault_crl_days=1\ncrl_extensions=e\n"
        "[e]\nauthorityKeyIdentifier=keyid\n" % (directory / "index.txt", directory / "number"))
    pem, der = directory / "list.pem", directory / "list.crl"
    subprocess.run(["openssl", "ca", "-gencrl", "-config", directory / "openssl.cnf", "-cert", authority / f"{AUTHORITY}.pem",
                    "-keyfile", authority / f"{AUTHORITY}.key.pem", "-out", pem], check=True, capture_output=True)
    subprocess.run(["openssl", "crl", "-in", pem, "-outform", "DER", "-out", der], check=True, capture_output=True)
    return der


def await_list(base, entries):
    """Until the server judges by it."""
    for _ in range(120):
        with urllib.request.urlopen(f"http://127.0.0.1:{base + 6}/status") as answer:
            if any(one["entries"] >= entries for one in json.load(answer)["lists"]):
                return
        time.sleep(1)
    raise AssertionError("the server does not take the list")


def stock_realm(common_name):
    return {
        "realm": "bench-stock", "enabled": True, "sslRequired": "external",
        "requiredActions": [],
        "authenticatorConfig": [{"alias": "cn", "config": {
            "x509-cert-auth.mapping-source-selection": "Subject's Common Name",
            "x509-cert-auth.mapper-selection": "Username or Email",
            "x509-cert-auth.timestamp-validation-enabled": "true",
            "x509-cert-auth.confirmation-page-disallowed": "true",
            "x509-cert-auth.crl-checking-enabled": "true",
            "x509-cert-auth.crl-relative-path": STOCK_LIST,
            "x509-cert-auth.keyusage": "digitalSignature"}}],
        "authenticationFlows": [{"alias": "x509", "providerId": "basic-flow", "topLevel": True, "builtIn": False,
            "authenticationExecutions": [{"authenticator": "auth-x509-client-username-form", "requirement": "REQUIRED",
                "priority": 10, "authenticatorConfig": "cn", "authenticatorFlow": False, "userSetupAllowed": False}]}],
        "browserFlow": "x509",
        "users": [{"username": common_name, "enabled": True, "email": "bench@example.fr", "emailVerified": True,
            "firstName": "Bench", "lastName": "Bench"}],
        "clients": [{"clientId": "bench", "secret": "sandbox-bench-secret", "redirectUris": ["https://bench.example/cb"],
            "standardFlowEnabled": True, "publicClient": False}],
    }


class Cpu:
    def __init__(self, pid):
        self.stat = pathlib.Path(f"/proc/{pid}/stat")

    def seconds(self):
        fields = self.stat.read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def per_run(self, login, count):
        before = self.seconds()
        for _ in range(count):
            login.run()
        return (self.seconds() - before) * 1000 / count


def measure(title, kinds, options):
    """CPU milliseconds a login; every round runs every kind, so that the machine's mood is the same for all."""
    measured = {kind: [] for kind in kinds}
    for login, _ in kinds.values():
        for _ in range(options.count):
            login.run()
    for _ in range(options.rounds):
        for kind, (login, cpu) in kinds.items():
            measured[kind].append(cpu.per_run(login, options.count))
    print(title)
    for kind, values in measured.items():
        print(f"  {kind}: {statistics.median(values):6.2f} ms of CPU a login"
              f"  (min {min(values):.2f}, max {max(values):.2f}; {options.rounds} rounds of {options.count})")
    if len(measured) > 1:
        tell("ratio", [ours / stock for stock, ours, *_ in zip(*measured.values())])
        tell("ratio, less the hand-over and the page that names the holder",
             [(ours - (met - page)) / stock for stock, ours, page, met in zip(*measured.values())])


def tell(what, ratios):
    print(f"  {what}: median {statistics.median(ratios):.2f}"
          f"  (min {min(ratios):.2f}, max {max(ratios):.2f})", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="logins of each kind a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--revoked", type=int, default=100_000, help="entries of the revocation list")
    parser.add_argument("--home", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / ".galien")
    options = parser.parse_args()
    home = options.home
    base = int(properties(home / "sandbox.properties")["port"])
    known = properties(home / "secrets.properties")
    demo = properties(home / "clients/demo.properties")
    keycloak = Keycloak(home, base)
    running = properties(home / "run/running.properties")
    server, front = (Cpu(running[part].split("@")[0].split(" ")[0]) for part in ("keycloak", "supervisor"))

    pem = subprocess.run(
        ["openssl", "pkcs12", "-in", home / "cards/medecin.p12", "-clcerts", "-nodes", "-passin", "pass:1234"],
        capture_output=True, text=True, check=True).stdout
    der = ssl.PEM_cert_to_DER_cert(pem[pem.index("-----BEGIN CERT"):pem.index("-----END CERT") + 26])
    certificate = base64.b64encode(der).decode()
    issuer = base64.b64encode(
        ssl.PEM_cert_to_DER_cert((home / f"authority/test/{AUTHORITY}.pem").read_text())).decode()
    name = re.search(r"commonName\s*=\s*(\S+)", subprocess.run(
        ["openssl", "x509", "-inform", "DER", "-noout", "-subject", "-nameopt", "multiline"],
        input=der, capture_output=True, check=True).stdout.decode())[1]

    admin = "Basic " + base64.b64encode(f"{known['admin.client.id']}:{known['admin.client.secret']}".encode()).decode()

    def bearer():
        _, _, text = keycloak.call("POST", "/auth/realms/master/protocol/openid-connect/token",
                                   {"grant_type": "client_credentials"}, Authorization=admin)
        return "Bearer " + json.loads(text)["access_token"]

    def administer(method, path, document=None):
        headers = dict(keycloak.forwarded, Authorization=bearer())
        headers["Content-Type"] = "application/json"
        connection = keycloak.connect(path)
        connection.request(method, path, json.dumps(document) if document else None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def card_login(through, kind=CardLogin):
        return kind(through, "esante-wallet", "demo", demo["client.secret"],
                    f"https://localhost:{base + 4}/callback", certificate, issuer)

    def stock_login(through):
        return StockLogin(through, "bench-stock", "bench", "sandbox-bench-secret", "https://bench.example/cb",
                          certificate, issuer)

    published = home / f"revocation/lists/{AUTHORITY}.crl"
    before = published.read_bytes()
    stock_list = next((home / "keycloak").glob("*/conf")) / STOCK_LIST
    administer("DELETE", "/auth/admin/realms/bench-stock")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        try:
            made = revocation_list(home, options.revoked, scratch)
            shutil.copy(made, stock_list)
            shutil.copy(made, published)
            await_list(base, options.revoked)
            status, text = administer("POST", "/auth/admin/realms", stock_realm(name))
            assert status == 201, text
            (scratch / "card.pem").write_text(pem)
            for title, fresh in (("kept connections", False), ("a fresh handshake at each host", True)):
                link = Keycloak(home, base, fresh)
                measure(f"{title}, {options.revoked} revoked certificates", {
                    "X.509 login (stock)": (stock_login(link), server),
                    "card login (Galien)": (card_login(link), server),
                    "  its login page": (card_login(link, LoginPage), server),
                    "  its login page and hand-over": (card_login(link, HandOver), server),
                }, options)
            through = Front(home, base, scratch / "card.pem")
            measure("through the front, handshakes and all", {"front": (card_login(through), front)}, options)
        finally:
            administer("DELETE", "/auth/admin/realms/bench-stock")
            stock_list.unlink(missing_ok=True)
            # Older than the one in use, so the server keeps that one until the authority issues the next.
            published.write_bytes(before)
            print("Until it is started again this sandbox judges cards by the long list.")


if __name__ == "__main__":
    main()
