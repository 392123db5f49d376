"""Network shares are known from the mounts, or from the Windows path."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccas_desktop.adapters.store.fichier.reseau import chemin_unc, montage_distant, sur_reseau

MONTAGES = """\
/dev/sda1 / ext4 rw 0 0
serveur:/partage /mnt/nfs nfs4 rw 0 0
//serveur/commun /mnt/mon\\040partage cifs rw 0 0
agent@hote: /home/agent/distant fuse.sshfs rw 0 0
/dev/sdb1 /mnt/nfs/local ext4 rw 0 0
""".splitlines()


@pytest.mark.parametrize(
    ("chemin", "distant"),
    [
        ("/home/agent/ccas.db", False),
        ("/mnt/nfs/ccas.db", True),
        ("/mnt/nfs-local/ccas.db", False),
        ("/mnt/nfs/local/ccas.db", False),
        ("/mnt/mon partage/ccas.db", True),
        ("/home/agent/distant/x/ccas.db", True),
    ],
)
def test_the_nearest_mount_decides(chemin: str, *, distant: bool) -> None:
    assert montage_distant(Path(chemin), MONTAGES) is distant


@pytest.mark.parametrize(
    ("chemin", "unc"),
    [
        (r"\\serveur\commun\ccas.db", True),
        ("//serveur/commun/ccas.db", True),
        (r"\\?\UNC\serveur\commun\ccas.db", True),
        (r"\\?\C:\Users\agent\ccas.db", False),
        (r"C:\Users\agent\ccas.db", False),
    ],
)
def test_a_windows_path_of_a_server_is_known(chemin: str, *, unc: bool) -> None:
    assert chemin_unc(chemin) is unc


def test_the_folder_of_the_tests_is_local(tmp_path: Path) -> None:
    assert not sur_reseau(tmp_path / "ccas.db")
