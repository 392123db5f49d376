"""Runs under the Windows Python of the build: `gestures.py PROGRAM`, what a person and Windows do to the window.

The window is put away; the program, started again, brings it back; a name is typed in a new file; the session of
Windows ends. What was seen is printed as a JSON object.
"""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ccas_desktop.bootstrap import lieux_du_poste

TITLE, TYPED = "CCAS Desktop", "LEROY"
PATIENCE_SECONDS = 150
CONTROL, NEW_FILE = 0x11, 0x4E
KEY_UP, MINIMISE = 2, 6
QUERY_END_SESSION, END_SESSION = 0x11, 0x16
ABORT_IF_HUNG, ANSWER_MS = 2, 60_000


def main(program: str) -> dict[str, object]:
    """Start the program, do all that, and return what was seen."""
    user32, kernel32 = ctypes.CDLL("user32"), ctypes.CDLL("kernel32")
    # The window answers under this name once its base is open and it takes typing.
    pipe = f"\\\\.\\pipe\\{lieux_du_poste().instance}"

    def press(*keys: int) -> None:
        for key in keys:
            user32.keybd_event(key, 0, 0, 0)
        for key in reversed(keys):
            user32.keybd_event(key, 0, KEY_UP, 0)

    def start_again() -> bool:
        return subprocess.run([program], timeout=PATIENCE_SECONDS, check=False).returncode == 0

    with subprocess.Popen([program]) as first:
        seen: dict[str, object] = {"ready": wait(lambda: kernel32.WaitNamedPipeW(pipe, 1))}
        window = user32.FindWindowW(None, TITLE)
        user32.ShowWindow(window, MINIMISE)
        seen["put_away"] = wait(lambda: user32.IsIconic(window))
        seen["second_start"] = start_again()
        seen["brought_back"] = wait(lambda: not user32.IsIconic(window))
        user32.SetForegroundWindow(window)
        press(CONTROL, NEW_FILE)
        # A start takes much longer than what the window does meanwhile, and the window answers once it has done it.
        seen["third_start"] = start_again()
        for letter in TYPED:
            press(ord(letter))
        seen["fourth_start"] = start_again()
        for message, parameter in ((QUERY_END_SESSION, 0), (END_SESSION, 1)):
            answered = user32.SendMessageTimeoutW(window, message, parameter, 0, ABORT_IF_HUNG, ANSWER_MS, None)
            seen[f"answered_{message}"] = bool(answered)
        # Windows ends what has not ended by itself.
        first.kill()
    return seen


def wait(until: Callable[[], object]) -> bool:
    """Return whether it came to be so in time."""
    limit = time.monotonic() + PATIENCE_SECONDS
    while not until():
        if time.monotonic() > limit:
            return False
        time.sleep(0.2)
    return True


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1])))
