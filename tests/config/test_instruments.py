"""``nrm instruments``: an instrument is loaded from a file, by whoever owns the database."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.mechanism.test_instruments import INVENTED


def test_an_instrument_is_loaded_switched_on_and_retired_on_the_command_line(fresh_database, tmp_path):
    def nrm(*arguments):
        given = {"DATABASE_URL": fresh_database.url, "NRM_OWNER_DATABASE_URL": fresh_database.url}
        command = [sys.executable, "-m", "opennrm.config.cli", "instruments", *arguments]
        return subprocess.run(command, text=True, capture_output=True, env=os.environ | given, check=False)

    file = tmp_path / "opdigtet.toml"
    file.write_text(INVENTED)
    loaded = nrm("import", str(file))
    assert loaded.returncode == 0 and "7 indicators, UNVERIFIED" in loaded.stderr
    again = nrm("import", str(file))
    assert again.returncode == 1 and again.stderr.count("\n") == 1 and "Edition 1 is loaded" in again.stderr
    assert nrm("score", "opdigtet", "on").returncode == 0
    assert nrm("list").stdout == "opdigtet\t1\tin use\tscore on\n"
    assert nrm("retire", "opdigtet").returncode == 0
    assert nrm("score", "opdigtet", "on").returncode == 1
    file.write_text("code = 3")
    wrong = nrm("import", str(file))
    assert wrong.returncode == 1 and "opdigtet.toml: code:" in wrong.stderr
