#!/usr/bin/env python3
"""Server CPU of a whole card login beside stock Keycloak's own X.509 login, in one run on one sandbox.

Both speak to Keycloak as the front does: over connections kept open, with the link certificate, the card's certificate in
the RFC 9440 header. What the front itself costs is not in it. Stock Keycloak is a realm of its own, made for the run and
deleted after it, with the built-in X.509 form, a local user, and no check of the chain (it trusts the front's header).

    ./galien up --detach --long-run && bench/login.py [--count 200] [--rounds 5] [--home .galien]

Reads CPU seconds from /proc (Linux). Quote the ratio; the milliseconds depend on the machine.
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
import ssl
import statistics
import subprocess
import urllib.parse

TICK = os.sysconf("SC_CLK_TCK")


def properties(path):
    lines = [line for line in path.read_text().splitlines() if "=" in line and not line.startswith("#")]
    return {k.strip(): v.strip().replace("\\:", ":").replace("\\=", "=") for k, v in (line.split("=", 1) for line in lines)}


class Keycloak:
    """One kept connection to the server, as the front holds it."""

    def __init__(self, home, base):
        context = ssl.create_default_context(cafile=home / "tls/link-root.pem")
        context.load_cert_chain(home / "tls/front.pem", home / "tls/front.key.pem")
        self.connection = http.client.HTTPSConnection("localhost", base + 5, context=context)
        self.forwarded = {
            "X-Forwarded-For": "127.0.0.1",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": f"localhost:{base}",
            "X-Forwarded-Port": str(base),
        }

    def call(self, method, url, form=None, cookies=None, **headers):
        path = url[url.index("/auth/"):]
        body = urllib.parse.urlencode(form) if form is not None else None
        sent = dict(self.forwarded, **headers)
        if form is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        if cookies:
            sent["Cookie"] = "; ".join(f"{k}={v}" for k, v in cookies.items())
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        if cookies is not None:
            for line in answer.msg.get_all("Set-Cookie") or []:
                name, value = line.split(";")[0].split("=", 1)
                cookies[name] = value
        return answer.status, answer.getheader("Location"), text


class Login:
    """A vendor's side of the code flow; subclasses differ in how the person proves who they are."""

    def __init__(self, keycloak, realm, client, secret, redirect, certificate):
        self.keycloak = keycloak
        self.base = f"/auth/realms/{realm}/protocol/openid-connect"
        self.redirect = redirect
        self.client = client
        self.authorization = "Basic " + base64.b64encode(f"{client}:{secret}".encode()).decode()
        self.certificate = {"Client-Cert": f":{certificate}:"}

    def run(self):
        verifier = secrets.token_urlsafe(32)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
        query = urllib.parse.urlencode({
            "response_type": "code", "client_id": self.client, "redirect_uri": self.redirect,
            "scope": self.SCOPE, "state": "s", "nonce": "n", "acr_values": self.ACR,
            "code_challenge": challenge, "code_challenge_method": "S256"})
        answer = self.prove(f"{self.base}/auth?{query}")
        code = urllib.parse.parse_qs(urllib.parse.urlsplit(answer).query)["code"][0]
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

    def prove(self, address):
        cookies = {}
        _, _, page = self.keycloak.call("GET", address, cookies=cookies)
        action = html.unescape(re.search(r'<form[^>]*action="([^"]+)"', page)[1])
        _, card, _ = self.keycloak.call("POST", action, {"means": "card"}, cookies)
        _, back, _ = self.keycloak.call("GET", card, **self.certificate)
        _, answer, page = self.keycloak.call("GET", back, cookies=cookies)
        assert answer, re.findall(r'data-code="[^"]+"', page)
        return answer


class StockLogin(Login):
    SCOPE, ACR = "openid", "1"

    def prove(self, address):
        status, answer, page = self.keycloak.call("GET", address, cookies={}, **self.certificate)
        assert answer, (status, re.findall(r"<title>.*?</title>|kc-feedback-text[^<]*<", page, re.S))
        return answer


def stock_realm(common_name):
    return {
        "realm": "bench-stock", "enabled": True, "sslRequired": "external",
        "requiredActions": [],
        "authenticatorConfig": [{"alias": "cn", "config": {
            "x509-cert-auth.mapping-source-selection": "Subject's Common Name",
            "x509-cert-auth.mapper-selection": "Username or Email",
            "x509-cert-auth.timestamp-validation-enabled": "true",
            "x509-cert-auth.confirmation-page-disallowed": "true",
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="logins of each kind a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--home", type=pathlib.Path, default=pathlib.Path(__file__).parent.parent / ".galien")
    options = parser.parse_args()
    home = options.home
    base = int(properties(home / "sandbox.properties")["port"])
    known = properties(home / "secrets.properties")
    demo = properties(home / "clients/demo.properties")
    keycloak = Keycloak(home, base)
    cpu = Cpu(properties(home / "run/running.properties")["keycloak"].split("@")[0].split(" ")[0])

    pem = subprocess.run(
        ["openssl", "pkcs12", "-in", home / "cards/medecin.p12", "-clcerts", "-nokeys", "-passin", "pass:1234"],
        capture_output=True, text=True, check=True).stdout
    der = ssl.PEM_cert_to_DER_cert(pem[pem.index("-----BEGIN"):])
    certificate = base64.b64encode(der).decode()
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
        keycloak.connection.request(method, path, json.dumps(document) if document else None, headers)
        answer = keycloak.connection.getresponse()
        return answer.status, answer.read().decode()

    administer("DELETE", "/auth/admin/realms/bench-stock")
    status, text = administer("POST", "/auth/admin/realms", stock_realm(name))
    assert status == 201, text
    try:
        kinds = {
            "card login (Galien)": CardLogin(
                keycloak, "esante-wallet", "demo", demo["client.secret"], f"https://localhost:{base + 4}/callback", certificate),
            "X.509 login (stock)": StockLogin(
                keycloak, "bench-stock", "bench", "sandbox-bench-secret", "https://bench.example/cb", certificate),
        }
        measured = {kind: [] for kind in kinds}
        for login in kinds.values():
            for _ in range(options.count):
                login.run()
        for _ in range(options.rounds):
            for kind, login in kinds.items():
                measured[kind].append(cpu.per_run(login, options.count))
        for kind, values in measured.items():
            print(f"{kind}: {statistics.median(values):6.2f} ms of server CPU a login"
                  f"  (min {min(values):.2f}, max {max(values):.2f}; {options.rounds} rounds of {options.count})")
        ratios = [ours / stock for ours, stock in zip(*measured.values())]
        print(f"ratio, round by round: median {statistics.median(ratios):.2f}"
              f"  (min {min(ratios):.2f}, max {max(ratios):.2f})")
    finally:
        administer("DELETE", "/auth/admin/realms/bench-stock")


if __name__ == "__main__":
    main()
