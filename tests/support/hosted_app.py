"""The app as it is hosted: nginx in front of two processes that share a PostgreSQL server.

The person has signed in already: their cookie is created here as the app creates it after a
provider has identified them. Signing in itself has tests of its own.
"""

from __future__ import annotations

import copy
import json
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from psoas_coach.ui.access.current_owner import derive_owner
from tests.support import clock
from tests.support.app_server import App, free_port
from tests.support.fork_server import ForkedApp
from tests.support.nginx import Nginx

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from tests.support.postgres import Cluster

PROCESS_COOKIE = "psoas_coach_process"
ISSUER, SUBJECT = "https://sign-in.invalid", "person-1"
SECRETS = """
[auth]
redirect_uri = "{url}/oauth2callback"
cookie_secret = "{secret}"
client_id = "psoas-coach"
client_secret = "never asked for here"
server_metadata_url = "https://sign-in.invalid/.well-known/openid-configuration"
"""


class Hosted:
    """Two app processes, their database, and the proxy in front of them.

    Attributes:
        url: Address of the front page, without a slash at the end.
        apps: Both processes, by their names in the cookie.
        proxy: The nginx.
        owner: The owner of the journal of the person who is signed in.
    """

    def __init__(
        self,
        folder: Path,
        cluster: Cluster,
        environment: Mapping[str, str] | None = None,
        *,
        kind: type[App] = ForkedApp,
    ) -> None:
        """Start everything.

        Args:
            folder: The folder for their files.
            cluster: The server of their database.
            environment: What each process has in its environment beside what they need.
            kind: The class that starts each process.
        """
        database = cluster.database(f"hosted_{uuid.uuid4().hex[:12]}")
        port = free_port()
        self.url = f"http://localhost:{port}"
        self.owner = derive_owner(ISSUER, SUBJECT)
        self._secret = uuid.uuid4().hex
        secrets = folder / "secrets.toml"
        secrets.write_text(SECRETS.format(url=self.url, secret=self._secret), "utf-8")
        shared = {"STREAMLIT_SECRETS_FILES": str(secrets), **(environment or {})}
        self.apps: dict[str, App] = {}
        for name in "ab":
            (folder / name).mkdir()
            self.apps[name] = kind(
                folder / name,
                database=database,
                owner=self.owner,
                script="deploy/serve.py",
                environment=shared,
            )
        for app in self.apps.values():
            app.start()
        (folder / "nginx").mkdir()
        a, b = (app.port for app in self.apps.values())
        self.proxy = Nginx(folder / "nginx", port, (a, b))

    def sign_in(self, context: BrowserContext) -> None:
        """Give the browser the cookie of a person who has just signed in."""
        person = {
            "origin": self.url,
            "is_logged_in": True,
            "iss": ISSUER,
            "sub": SUBJECT,
            "iat": int(clock.stamp()),
        }
        signed = create_signed_value(self._secret, USER_COOKIE_NAME, json.dumps(person)).decode()
        context.add_cookies([{"name": USER_COOKIE_NAME, "value": signed, "url": self.url}])

    def front(self) -> App:
        """Return the app as people reach it, through the proxy."""
        app = copy.copy(self.apps["a"])
        app.url = self.url
        return app

    def close(self) -> None:
        """Stop everything but the database's server."""
        self.proxy.close()
        for app in self.apps.values():
            app.kill()
