"""Pictures of the setup and of the program it installed, as Windows shows them, to be looked at.

Under Wine the fonts are those of this machine, and the scale and the theme are those that the registry of its prefix
asks for; on Windows, those of the session.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from places import HERE, PROGRAM, ROOT, WineFault
from setup_program import setup_file, version
from try_setup import APP, Trial
from wine import WINDOWS, run_windows, windows_path, windows_python
from wine_prefix import start_wine, stop_wine

FOLDER = ROOT / "screenshots" / "windows"
DESKTOP = r"HKCU\Control Panel\Desktop"
THEME = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
# Per cent: the dots of an inch that Windows counts, and whether the theme is light.
LOOKS = {"100-clair": (96, 1), "100-sombre": (96, 0), "150-clair": (144, 1), "200-clair": (192, 1)}
TAKING_SECONDS = 900


def take_pictures() -> Path:
    """Write the pictures, a folder for each look, and return where. Raises WineFault, CheckFailed."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    if WINDOWS:
        _take(FOLDER)
        return FOLDER
    try:
        for name, look in LOOKS.items():
            _wear(*look)
            _take(FOLDER / name)
    finally:
        _wear(*LOOKS["100-clair"])
    return FOLDER


def _wear(dots: int, light: int) -> None:
    """Give Wine a scale and a theme, which it takes at its start."""
    _set(DESKTOP, "LogPixels", dots)
    _set(THEME, "AppsUseLightTheme", light)
    stop_wine()
    start_wine()


def _take(folder: Path) -> None:
    folder.mkdir(parents=True)
    setup = setup_file(machine=False)
    installed = Trial(setup, version())
    installed.refuse_a_real_account()
    _drive(folder, "setup", f"Installation de {APP} {version()}", windows_path(setup))
    _drive(folder, "demonstration", APP, windows_path(installed.folder / PROGRAM), "--demo")
    installed.uninstall()


def _drive(folder: Path, *what: str) -> None:
    script = windows_path(HERE / "picture_gestures.py")
    done = run_windows([windows_python(), script, windows_path(folder), *what], timeout=TAKING_SECONDS)
    if done.returncode:
        raise WineFault(f"no picture of {what[0]}: {done.stdout}")


def _set(key: str, name: str, value: int) -> None:
    run_windows(["reg", "add", key, "/v", name, "/t", "REG_DWORD", "/d", str(value), "/f"])
