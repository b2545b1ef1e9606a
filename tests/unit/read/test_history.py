import os
import shutil
import subprocess
from pathlib import Path

import pytest

from hmicdiff.errors import NoReleasesError, UnreadableError
from hmicdiff.read.discover import discover
from hmicdiff.read.formats.document import Settings
from hmicdiff.read.limits import Limits
from hmicdiff.read.reader import read

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A repository of Git with one file in it."""

    def __init__(self, folder: Path, name: str = "policy.txt") -> None:
        """Make it, without a commit."""
        self.folder = folder
        self.file = folder / name
        folder.mkdir()
        self.git("init", "-q")
        self.day = 0

    def git(self, *arguments: str) -> str:
        """Run git, as nobody in particular."""
        day = f"2020-01-{getattr(self, 'day', 0) + 1:02}T12:00:00Z"
        who = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.example", "GIT_AUTHOR_DATE": day}
        who |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in who.items()}
        ran = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],  # noqa: S607 - the git of this machine
            env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull},
            check=True,
            capture_output=True,
        )
        return ran.stdout.decode().strip()

    def commit(self, text: str | None = None) -> str:
        """Commit the file with this text, or all as it is; return the short hash."""
        if text is not None:
            self.file.write_text(text)
        self.git("add", "-A")
        self.git("commit", "-q", "--no-verify", "-m", "a change")
        self.day += 1
        return self.git("rev-parse", "--short", "HEAD")

    def sign(self) -> None:
        """Give the last commit something that looks like a signature."""
        lines = self.git("cat-file", "commit", "HEAD").split("\n")
        at = lines.index("")
        signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----"
        commit = self.folder.parent / "commit"
        commit.write_text("\n".join([*lines[:at], signature, *lines[at:], ""]))
        signed = self.git("hash-object", "-t", "commit", "-w", str(commit))
        self.git("update-ref", "HEAD", signed)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "repository")


def sources(path: Path | str, limits: Limits | None = None) -> list[str]:
    return [each.source for each in discover([f"git:{path}"], Settings(limits or Limits()))]


def texts(path: Path) -> dict[str, str]:
    return {one.source: one.text for one in read([f"git:{path}"]).releases}


def test_each_commit_that_changed_a_file_is_a_version(repository: Repository) -> None:
    first = repository.commit("It rained.")
    (repository.folder / "other.txt").write_text("It hailed.")
    repository.commit()
    third = repository.commit("It rained. It blew.")
    repository.file.write_text("It is not committed.")
    names = [f"2020-01-01 {first} policy.txt", f"2020-01-03 {third} policy.txt"]
    assert sources(repository.file) == names
    assert texts(repository.file) == dict(zip(names, ["It rained.", "It rained. It blew."]))  # noqa: B905 - both are two


def test_other_names_are_followed(repository: Repository) -> None:
    repository.commit("It rained.\n\nIt blew and it hailed.\n")
    (repository.folder / "new").mkdir()
    repository.git("mv", "policy.txt", "new/rules.md")
    repository.commit()
    file = repository.folder / "new/rules.md"
    assert [name.split()[-1] for name in sources(file)] == ["policy.txt", "rules.md"]
    assert {one.format for one in read([f"git:{file}"]).releases} == {"markdown", "text"}


def test_what_was_merged_is_one_version(repository: Repository) -> None:
    repository.commit("It rained.")
    branch = repository.git("symbolic-ref", "--short", "HEAD")
    repository.git("checkout", "-q", "-b", "side")
    repository.commit("It rained. It blew.")
    repository.commit("It rained. It blew hard.")
    repository.git("checkout", "-q", branch)
    (repository.folder / "other.txt").write_text("It hailed.")
    repository.commit()
    repository.git("merge", "-q", "--no-ff", "-m", "merged", "side")
    assert [*texts(repository.file).values()] == ["It rained.", "It rained. It blew hard."]


def test_a_file_that_was_gone_for_a_while_has_its_versions(repository: Repository) -> None:
    repository.commit("It rained.")
    repository.file.unlink()
    repository.commit()
    repository.commit("It blew.")
    assert [name[:10] for name in sources(repository.file)] == ["2020-01-01", "2020-01-03"]
    repository.file.unlink()
    repository.commit()
    assert len(sources(repository.file)) == 2, "it is no longer there, and its history is"


def test_versions_keep_their_order_within_a_day(repository: Repository) -> None:
    said = [f"It rained {at} times." for at in range(9)]
    for text in said:
        repository.day = 0
        repository.commit(text)
    corpus = read([f"git:{repository.file}"])
    by_source = {one.source: one.text for one in corpus.releases}
    assert [by_source[source] for source in corpus.history] == said


@pytest.mark.parametrize("name", ["-n.txt", ":(glob)*.txt", "a b\nc.txt", "é.txt", "[a].txt", "--"])
def test_names_are_names_and_no_options(tmp_path: Path, name: str) -> None:
    repository = Repository(tmp_path / "-repository", name)
    repository.commit("It rained.")
    assert [*texts(repository.file).values()] == ["It rained."]


def test_nothing_that_a_repository_names_is_run(repository: Repository, tmp_path: Path) -> None:
    repository.commit("It rained.")
    repository.commit("It blew.")
    ran = tmp_path / "ran"
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}\n")
    program.chmod(0o755)
    for name in ("core.pager", "pager.log", "diff.external", "core.fsmonitor", "gpg.program",
                 "diff.x.textconv", "diff.x.command", "filter.x.smudge", "core.editor",
                 "core.sshCommand", "credential.helper", "remote.o.uploadpack"):  # fmt: skip
        repository.git("config", name, str(program))
    for name, value in {
        "log.showSignature": "true", "core.hooksPath": str(tmp_path), "filter.x.required": "true",
        "extensions.partialClone": "o", "remote.o.promisor": "true", "remote.o.url": str(tmp_path),
    }.items():  # fmt: skip
        repository.git("config", name, value)
    (repository.folder / ".gitattributes").write_text("* diff=x filter=x\n")
    for hook in ("post-checkout", "post-index-change", "reference-transaction"):
        shutil.copy(program, tmp_path / hook)
    repository.sign()
    ran.unlink(missing_ok=True)
    assert [*texts(repository.file).values()] == ["It blew.", "It rained."]
    assert not ran.exists()


def test_settings_of_the_log_change_nothing(repository: Repository) -> None:
    repository.commit("It rained.")
    repository.commit("It blew.")
    before = sources(repository.file)
    for name, value in {
        "log.showRoot": "false", "log.date": "relative", "color.ui": "always", "log.follow": "true",
        "log.decorate": "full", "diff.renames": "false", "diff.noprefix": "true",
    }.items():  # fmt: skip
        repository.git("config", name, value)
    assert sources(repository.file) == before


def test_a_link_is_no_version(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("It is secret.")
    repository.file.symlink_to(tmp_path / "secret.txt")
    repository.commit()
    with pytest.raises(NoReleasesError, match="Git has no version of it"):
        texts(repository.file)


def test_what_git_lfs_keeps_is_told(repository: Repository) -> None:
    repository.commit("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    with pytest.raises(UnreadableError, match="is kept by Git LFS"):
        texts(repository.file)


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        pytest.param(Limits(versions=1), "has 2 versions, over the limit of 1; .*versions=N",
                     id="versions"),
        pytest.param(Limits(seconds=1e-9), "git took longer than 1e-09 seconds", id="time"),
    ],
)  # fmt: skip
def test_histories_have_limits(repository: Repository, limits: Limits, told: str) -> None:
    repository.commit("It rained.")
    repository.commit("It blew.")
    with pytest.raises(UnreadableError, match=told):
        sources(repository.file, limits)


def test_limits_can_be_very_large(repository: Repository) -> None:
    repository.commit("It rained.")
    assert len(sources(repository.file, Limits(seconds=1e30, versions=1e30))) == 1


def test_a_version_has_the_size_of_a_release(repository: Repository) -> None:
    repository.commit("It rained. " * 100)
    with pytest.raises(UnreadableError, match=r"is 0\.0011 MB, over the limit of 0\.001 MB"):
        read([f"git:{repository.file}"], settings=Settings(Limits(size=0.001)))


def test_what_has_no_history_is_told_in_a_line(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(NoReleasesError, match="its repository has no commits"):
        sources(repository.file)
    repository.commit("It rained.")
    with pytest.raises(NoReleasesError, match="Git has no version of it"):
        sources(repository.folder / "nowhere.txt")
    with pytest.raises(NoReleasesError, match="is a folder; name one file"):
        sources(repository.folder)
    monkeypatch.chdir(repository.folder)
    with pytest.raises(NoReleasesError, match="is a folder; name one file"):
        sources(".")
    with pytest.raises(NoReleasesError, match="there is no such folder"):
        sources(tmp_path / "nowhere" / "a.txt")
    with pytest.raises(NoReleasesError, match="is in no Git repository"):
        sources(tmp_path / "a.txt")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoReleasesError, match="git is not installed"):
        sources(repository.file)


def test_a_file_of_such_a_name_is_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "git:a.txt").write_text("It rained.")
    assert [each.source for each in discover(["git:a.txt"])] == ["git:a.txt"]
