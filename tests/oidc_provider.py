"""An authority's own sign-in for tests: an OpenID provider on authlib, in a process of its own, that insists on PKCE
and on a nonce.

``python -m tests.oidc_provider PORT CLIENT_ID SECRET REDIRECT``: one client, one invented officer, who is signed in.
"""

from __future__ import annotations

import secrets
import sys
from dataclasses import dataclass, field
from time import time

from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.integrations.flask_oauth2.requests import FlaskOAuth2Request
from authlib.oauth2.rfc6749 import ClientMixin, grants
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode, UserInfo
from authlib.oidc.core.models import AuthorizationCodeMixin
from flask import Flask, jsonify, request
from joserfc.jwk import RSAKey

OFFICER = "opdigtet-betjent-7"
KEY = RSAKey.generate_key(2048, {"kid": "test", "use": "sig", "alg": "RS256"})


@dataclass
class Client(ClientMixin):
    client_id: str
    secret: str
    redirect: str

    def get_client_id(self):
        return self.client_id

    def get_default_redirect_uri(self):
        return self.redirect

    def get_allowed_scope(self, scope):
        return scope

    def check_redirect_uri(self, redirect_uri):
        return redirect_uri == self.redirect

    def check_client_secret(self, client_secret):
        return secrets.compare_digest(client_secret, self.secret)

    def check_endpoint_auth_method(self, method, endpoint):
        return method == "client_secret_post"

    def check_response_type(self, response_type):
        return response_type == "code"

    def check_grant_type(self, grant_type):
        return grant_type == "authorization_code"


@dataclass
class Code(AuthorizationCodeMixin):
    redirect_uri: str
    scope: str
    code_challenge: str
    code_challenge_method: str
    acr: str = ""
    nonce: str = ""
    at: int = field(default_factory=lambda: int(time()))

    def get_redirect_uri(self):
        return self.redirect_uri

    def get_scope(self):
        return self.scope

    def get_nonce(self):
        return self.nonce

    def get_auth_time(self):
        return self.at

    def get_acr(self):
        """As strong as was asked for."""
        return self.acr or None

    def get_amr(self):
        return None


@dataclass
class Officer:
    id: str = OFFICER

    def get_user_id(self):
        return self.id


CODES: dict[str, Code] = {}
TOKENS: set[str] = set()


class CodeGrant(grants.AuthorizationCodeGrant):
    TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_post"]

    def save_authorization_code(self, code, request):
        told = request.payload.data
        CODES[code] = Code(
            request.payload.redirect_uri,
            request.payload.scope,
            told["code_challenge"],
            told["code_challenge_method"],
            told.get("acr_values", ""),
            told.get("nonce", ""),
        )

    def query_authorization_code(self, code, client):
        return CODES.get(code)

    def delete_authorization_code(self, authorization_code):
        for code in [code for code, held in CODES.items() if held is authorization_code]:
            del CODES[code]

    def authenticate_user(self, authorization_code):
        return Officer()


class IdToken(OpenIDCode):
    def __init__(self, issuer):
        super().__init__(require_nonce=True)
        self.issuer = issuer

    def exists_nonce(self, nonce, request):
        return False

    def resolve_client_private_key(self, client):
        return KEY

    def get_client_claims(self, client):
        return {"iss": self.issuer}

    def get_jwt_config(self, grant=None, client=None):
        return {"key": KEY, "alg": "RS256", "iss": self.issuer, "exp": 300}

    def generate_user_info(self, user, scope):
        return UserInfo(sub=user.id, name="Opdigtet Betjent")


def app(issuer: str, client: Client) -> Flask:  # noqa: C901 - small endpoints, one after the other
    made = Flask(__name__)

    def save_token(token, request):
        TOKENS.add(token["access_token"])

    server = AuthorizationServer(
        made,
        query_client=lambda wanted: client if wanted == client.client_id else None,
        save_token=save_token,
    )
    server.register_grant(CodeGrant, [CodeChallenge(required=True), IdToken(issuer)])

    @made.get("/.well-known/openid-configuration")
    def configuration():
        return jsonify(
            issuer=issuer,
            authorization_endpoint=f"{issuer}/authorize",
            token_endpoint=f"{issuer}/token",
            userinfo_endpoint=f"{issuer}/userinfo",
            jwks_uri=f"{issuer}/keys",
            token_endpoint_auth_methods_supported=["client_secret_post"],
        )

    @made.get("/keys")
    def keys():
        return jsonify(keys=[KEY.as_dict(private=False)])

    @made.get("/authorize")
    def authorize():
        if not request.args.get("code_challenge"):
            return "PKCE is demanded", 400
        grant = server.get_consent_grant(end_user=Officer())
        return server.create_authorization_response(
            FlaskOAuth2Request(request), grant_user=Officer(), grant=grant
        )

    @made.post("/token")
    def token():
        return server.create_token_response()

    @made.get("/userinfo")
    def userinfo():
        held = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return jsonify(sub=OFFICER, name="Opdigtet Betjent") if held in TOKENS else ("", 401)

    return made


if __name__ == "__main__":
    port, *told = sys.argv[1:]
    app(f"http://127.0.0.1:{port}", Client(*told)).run(port=int(port))
