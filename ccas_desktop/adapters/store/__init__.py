"""The encrypted store: SQLite through SQLCipher, one mapping module a concept (docs/store.md)."""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

# sqlite-utils takes the driver that it finds under this name, and so catches the errors of the one that we open.
sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
