"""docs/cli.md holds what ``--help`` prints, and leaves out no command, option, setting or code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from process import takeaways

from takeaways import errors
from takeaways.cli import console
from takeaways.cli.commands import COMMANDS, built
from takeaways.configuration import NAMES
from takeaways.settings import DEFAULTS

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def helped(command: str) -> str:
    done = takeaways(*command.split(), "--help")
    return f"```text\n{done.stdout.decode().rstrip()}\n```\n"


def settings_rows() -> str:
    rows = []
    for name in NAMES:
        key = name.replace("_", "-")
        flag = f"--{key}"
        if isinstance(getattr(DEFAULTS, name), bool):
            flag = f"--{key}`, `--no-{key}"
        rows.append(f"| `{key}` | `TAKEAWAYS_{name.upper()}` | `{flag}` |\n")
    return "".join(rows)


def generated(page: str) -> str:
    """Return the page with what comes after each mark written anew."""
    page = re.sub(
        r"(<!-- help(?:: (\w+))? -->\n)(?:```text\n[\s\S]*?\n```\n)?",
        lambda mark: mark[1] + helped(mark[2] or ""),
        page,
    )
    return re.sub(
        r"(\|---\|---\|---\|\n)(?:<!-- settings -->\n|(?:\| `[^\n]*\n)+)",
        lambda mark: mark[1] + settings_rows(),
        page,
    )


def test_the_page_is_what_help_prints(update: bool) -> None:
    page = PAGE.read_text(encoding="utf-8")
    fresh = generated(page)
    if update:
        PAGE.write_text(fresh, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == fresh, "`pytest --update tests/cli` writes it anew"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    _, _, section = page.partition(f"\n## takeaways {command}\n")
    section, _, _ = section.partition("\n## ")
    for parameter in built(command).params:
        for name in (*parameter.opts, *parameter.secondary_opts):
            assert name in section or parameter.param_type_name == "argument"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_listing_is_the_first_line_of_each_commands_own_help(command: str) -> None:
    help_text = built(command).help
    assert help_text
    assert help_text.splitlines()[0] == COMMANDS[command]


def test_every_exit_code_is_documented() -> None:
    kinds = [e for e in vars(errors).values() if isinstance(e, type)]
    codes = {e.exit_code for e in kinds if issubclass(e, errors.TakeawaysError)}
    codes |= {0, console.SOME_FAILED, console.INTERRUPTED, console.NOBODY_READS}
    page = PAGE.read_text(encoding="utf-8")
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", page, re.MULTILINE)} == codes
    assert {int(code) for code in re.findall(r"\b\d+\b", console.EXIT_CODES)} == codes


def test_every_setting_is_an_option_of_summarize() -> None:
    options = {name for p in built("summarize").params for name in p.opts}
    assert {f"--{name.replace('_', '-')}" for name in NAMES} <= options
