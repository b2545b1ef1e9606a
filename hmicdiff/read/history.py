"""The versions of one file in a Git repository, by the program `git` itself.

A repository can come from anybody, and its settings name programs. Nothing of it is run here: no
hook, pager, comparison, conversion, signature check or monitor, and nothing is fetched.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from hmicdiff.errors import NoReleasesError, UnreadableError
from hmicdiff.read.limits import MEGABYTE, Limits
from hmicdiff.structs import Struct

PREFIX = "git:"
"""What stands before the name of a file whose history is meant."""
_HARMLESS = (
    "--no-pager",
    "--no-optional-locks",
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "protocol.allow=never"),
)
_LOG = (
    *("log", "--follow", "--first-parent", "--raw", "-z", "--no-color", "--no-ext-diff"),
    *("--no-textconv", "--encoding=UTF-8", "--format=%x01%H %h %as"),
)
_KEPT = ("GIT_CONFIG", "GIT_EXEC_PATH")
"""The variables of git that a user may need: which repositories are safe can be said there."""
_FILES = (b"100644", b"100755", b"100664")
"""The modes of files; links and other repositories have others."""
_LONGEST = 1e6
"""Seconds that a system can wait."""
_POINTER = b"version https://git-lfs.github.com/spec/"


class Blob(Struct, frozen=True):
    """A file as it was in a commit."""

    folder: str
    """A folder in the repository, from where git is asked."""
    commit: str
    path: str
    """Its path from the root of the repository, at that time."""
    history: str
    """The file whose history it is in, as the user names it."""


class Version(Struct, frozen=True):
    """A version of a file."""

    name: str
    """The day, the commit's short hash, and what the file was called then."""
    blob: Blob


def is_history(given: str) -> bool:
    """Tell whether a path means the history of a file."""
    return given.startswith(PREFIX) and not os.path.lexists(given)


def file_of(given: str) -> str:
    """Return the file whose history a path means, or the path itself if it means none."""
    return given.removeprefix(PREFIX) if is_history(given) else given


def versions(given: str, limits: Limits) -> tuple[Version, ...]:
    """Return the versions of a file, each commit that has changed it, the first of them first.

    Other names that the file had are followed. Of branches that were merged the merge counts: so
    each version is an edit of the one before.

    Raises:
        NoReleasesError: if there is no git, no repository, or no version.
        UnreadableError: if there are more versions than allowed, or git takes longer than allowed.
    """
    path = Path(file_of(given))
    folder = str(path.parent)
    if not path.name:
        raise NoReleasesError(f"{given}: is a folder; name one file, as in git:policy.md")
    if not path.parent.is_dir():
        raise NoReleasesError(f"{given}: there is no such folder; name a file as in git:policy.md")
    if path.is_dir():
        raise NoReleasesError(f"{given}: is a folder; name one file, as in git:policy.md")
    data = _asked(given, folder, [*_LOG, "--", path.name], limits)
    found = [
        Version(f"{day} {short} {PurePosixPath(name).name}", Blob(folder, commit, name, given))
        for commit, short, day, name in _commits(data)
    ]
    if not found:
        raise NoReleasesError(
            f"{given}: Git has no version of it; commit it first, or name the file itself"
        )
    if len(found) > limits.versions:
        raise UnreadableError(
            given,
            f"has {len(found)} versions, over the limit of {limits.versions:.0f}; raise it with "
            "--limit versions=N",
        )
    return tuple(reversed(found))


def read_blob(blob: Blob, source: str, limits: Limits) -> bytes:
    """Return the bytes of a version.

    Raises:
        UnreadableError: if it cannot be read, or is larger than allowed.
    """
    name = f"{blob.commit}:{blob.path}"
    size = int(_asked(source, blob.folder, ["cat-file", "-s", name], limits))
    if size > limits.max_bytes:
        raise UnreadableError(
            source,
            f"is {size / MEGABYTE:.4g} MB, over the limit of {limits.size:g} MB a release; "
            "raise the limit with --max-size",
        )
    data = _asked(source, blob.folder, ["cat-file", "blob", name], limits)
    if data.startswith(_POINTER):
        raise UnreadableError(
            source, "is kept by Git LFS and not in the repository: its text is not there to be read"
        )
    return data


def _commits(data: bytes) -> Iterator[tuple[str, str, str, str]]:
    """Yield commit, short hash, day and path of what `_LOG` writes, the last commit first."""
    fields = iter(data.split(b"\0"))
    head: list[str] = []
    for field in fields:
        if field.startswith(b"\x01"):
            head = field[1:].decode("ascii", "replace").split()
            continue
        state = field.lstrip(b"\n").split()
        if not state or not state[0].startswith(b":"):
            continue
        path = next(fields, b"")
        if state[-1][:1] in b"RC":
            path = next(fields, b"")
        if state[1] in _FILES and len(head) == 3:  # noqa: PLR2004 - as the format has them
            yield head[0], head[1], head[2], os.fsdecode(path)


def _asked(named: str, folder: str, arguments: Sequence[str], limits: Limits) -> bytes:
    """Return what git says.

    Raises:
        NoReleasesError: if there is no git, or it refuses.
        UnreadableError: if it takes longer than allowed.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    environment |= {
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
    import subprocess  # noqa: PLC0415 - most files have no history that is asked for

    try:
        ran = subprocess.run(  # noqa: S603 - nothing of what is given is an option, or run
            ["git", *_HARMLESS, "-C", folder, *arguments],  # noqa: S607 - the user's own git
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=min(limits.seconds, _LONGEST),
            check=False,
        )
    except FileNotFoundError as error:
        raise NoReleasesError(
            f"{named}: git is not installed, which has the history; install it, or name the file "
            "itself"
        ) from error
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(
            named,
            f"git took longer than {limits.seconds:g} seconds; raise the limit with "
            "--limit seconds=N",
        ) from error
    if ran.returncode:
        raise NoReleasesError(f"{named}: {_refusal(ran.stderr)}")
    return ran.stdout


def _refusal(told: bytes) -> str:
    """Return why git would not do what it was asked for."""
    lines = told.decode("utf-8", "replace").splitlines()
    said = next((line for line in lines if line.startswith(("fatal: ", "error: "))), "")
    if "not a git repository" in said:
        return "is in no Git repository; name the file itself"
    if "does not have any commits" in said or "bad default revision" in said:
        return "its repository has no commits; commit it first, or name the file itself"
    return f"git cannot read its history ({said.partition(': ')[2] or 'it does not say why'})"
