"""Runs under the Windows Python of the build: `picture_gestures.py FOLDER demonstration|setup TITLE PROGRAM [OPTION]`.

Drives what is started by its keys alone, as a person would, and writes a picture of the screen at each page.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from gestures import KEY_UP, wait
from PySide6.QtGui import QGuiApplication, QImage

CONTROL, SHIFT, ENTER, NEXT_TAB = 0x11, 0x10, 0x0D, 0x22
COMMA, MAXIMISE = 0xBC, 3
SETTLED_SECONDS, ANSWER_SECONDS, AT_MOST_SECONDS = 1.5, 20, 120
# The demonstration makes its dossiers behind its first page, which only turns meanwhile.
OPENING_SECONDS = {"demonstration": 60, "setup": 0}
# A caret that blinks.
FEW_PIXELS = 200
Stroke = str | tuple[int, ...]
Pages = Mapping[str, Sequence[Stroke]]

DEMONSTRATION: Pages = {
    "accueil": (),
    "dossier": ((CONTROL, ord("F")), "DELACOURT", (ENTER,)),
    "situation": ((CONTROL, NEXT_TAB),),
    "nouvelle-demande": ((CONTROL, ord("D")),),
    "listes": ((CONTROL, SHIFT, ord("L")),),
    "reglages": ((CONTROL, COMMA),),
}
SETUP: Pages = {"bienvenue": (), "licence": ((ENTER,),), "fin": ((ENTER,),)}
PAGES = {"demonstration": DEMONSTRATION, "setup": SETUP}


class Screen:
    """The screen of this account, and its keyboard."""

    def __init__(self, folder: Path) -> None:
        self._application = QGuiApplication([])
        self._user32 = ctypes.CDLL("user32")
        self._folder = folder

    def take(self, pages: Pages) -> None:
        """Press the keys of each page and write its picture."""
        for name, strokes in pages.items():
            for stroke in strokes:
                before = self._grab()
                self._press(stroke)
                self._changed(before)
            self._settled().save(str(self._folder / f"{name}.png"))

    def bring(self, title: str, *, whole: bool) -> bool:
        """Bring a window to the front, as large as the screen when it is to be seen whole."""
        found = wait(lambda: self._user32.IsWindowVisible(self._user32.FindWindowW(None, title)))
        window = self._user32.FindWindowW(None, title)
        if whole:
            self._user32.ShowWindow(window, MAXIMISE)
        self._user32.SetForegroundWindow(window)
        return found

    def _press(self, stroke: Stroke) -> None:
        for keys in [(ord(letter),) for letter in stroke] if isinstance(stroke, str) else [stroke]:
            self._down_and_up(keys)

    def _down_and_up(self, keys: Iterable[int]) -> None:
        pressed = list(keys)
        for key in pressed:
            self._user32.keybd_event(key, 0, 0, 0)
        for key in reversed(pressed):
            self._user32.keybd_event(key, 0, KEY_UP, 0)

    def _changed(self, before: QImage) -> None:
        """Wait until the keys are followed by something, as long as a page may take to come."""
        limit = time.monotonic() + ANSWER_SECONDS
        while _differing(before, self._grab()) <= FEW_PIXELS and time.monotonic() < limit:
            time.sleep(SETTLED_SECONDS / 3)
        self._settled()

    def _settled(self) -> QImage:
        """Return the screen once it no longer changes."""
        limit, last = time.monotonic() + AT_MOST_SECONDS, self._grab()
        while time.monotonic() < limit:
            time.sleep(SETTLED_SECONDS)
            now = self._grab()
            if _differing(last, now) <= FEW_PIXELS:
                return now
            last = now
        return last

    def _grab(self) -> QImage:
        return self._application.primaryScreen().grabWindow(0).toImage().convertToFormat(QImage.Format.Format_RGB32)


def _differing(one: QImage, other: QImage) -> int:
    if one.size() != other.size():
        return one.width() * one.height()
    first, second = bytes(one.constBits()), bytes(other.constBits())
    return sum(a != b for a, b in zip(memoryview(first).cast("I"), memoryview(second).cast("I"), strict=True))


def main(folder: str, what: str, title: str, *command: str) -> int:
    """Start a program, take its pictures, end it."""
    screen = Screen(Path(folder))
    with subprocess.Popen(command) as started:
        found = screen.bring(title, whole=what == "demonstration")
        time.sleep(OPENING_SECONDS[what])
        screen.take(PAGES[what])
        started.kill()
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
