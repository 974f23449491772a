"""The group of commands, the language of its help, and the one place where an error becomes two lines and a code."""

from __future__ import annotations

import importlib
import os
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from app.cli.help import localise
from app.cli.output import write_error
from app.lang import default_lang
from graph.errors import JieduiError, Lang

# command: module under app.cli; the order is that of the help page
COMMANDS = {
    "ingest": "documents",
    "documents": "documents",
    "remove": "documents",
    "publish": "documents",
    "extract": "extract",
    "ask": "ask",
    "questions": "ask",
    "cypher": "cypher",
    "schema": "schema",
    "evidence": "sources",
    "unread": "sources",
    "proposals": "sources",
    "export": "export",
    "evaluate": "evaluate",
    "app": "serve",
    "status": "serve",
}
_STOPPED = 130


class Commands(click.Group):
    """Loads a command's module when the command is named, and shows its help in the language asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, its help in the language of the context."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"app.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return localise(command, ctx.find_root().obj["lang"])


@click.group(cls=Commands, name="jiedui", context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--workspace", type=click.Path(path_type=Path, file_okay=False), default=None)
@click.option("--lang", type=click.Choice(["zh", "en"]), default=None)
@click.version_option(package_name="jiedui", prog_name="jiedui")
@click.pass_context
def jiedui(context: click.Context, workspace: Path | None, lang: Lang | None) -> None:
    """The group itself; its options hold for every command."""
    context.obj = {"workspace": workspace, "lang": lang or context.obj["lang"]}


def language(argv: list[str]) -> Lang:
    """The language that `argv` asks for with `--lang`, else the default; read before parsing, for help and errors.

    >>> language(["ask", "--lang", "zh"]), language(["--lang=en"])
    ('zh', 'en')
    """
    for word, following in zip(argv, [*argv[1:], ""], strict=True):
        value = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if value in ("zh", "en"):
            return "zh" if value == "zh" else "en"
    return default_lang()


def run(argv: list[str]) -> int:
    """Run a command line and give its exit code; every error has become two lines on stderr."""
    _speak_utf8()
    lang, as_json = language(argv), _wants_json(argv)
    try:
        result = localise(jiedui, lang).main(argv, prog_name="jiedui", standalone_mode=False, obj={"lang": lang})
        return result if isinstance(result, int) else 0
    except JieduiError as error:
        return write_error(error, lang, as_json)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _STOPPED
    except click.UsageError as error:
        return write_error(_usage(error), lang, as_json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # the last door: nobody outside should read a traceback
        return write_error(_unexpected(error), lang, as_json)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _wants_json(argv: list[str]) -> bool:
    return "--format=json" in argv or ("--format", "json") in pairwise(argv)


def _usage(error: click.UsageError) -> JieduiError:
    command = error.ctx.command_path if error.ctx is not None else "jiedui"
    known: dict[str, Any] = {"command": command}
    if isinstance(error, click.NoSuchOption):
        return JieduiError("usage_no_option", option=error.option_name, **known)
    if isinstance(error, click.MissingParameter):
        missing = error.param.human_readable_name if error.param is not None else "?"
        return JieduiError("usage_missing", name=missing, **known)
    if isinstance(error, click.BadParameter):
        return JieduiError("usage_bad_value", name=_typed(error.param), detail=_wanted(error), **known)
    if error.message.startswith("No such command"):
        return JieduiError("usage_no_command", name=error.message.split("'")[1], known=", ".join(COMMANDS))
    return JieduiError("usage_wrong", detail=error.message, **known)


def _typed(param: click.Parameter | None) -> str:
    """An option as people type it, an argument as the help calls it."""
    if isinstance(param, click.Option):
        return param.opts[-1]
    return param.human_readable_name if param is not None else "?"


def _wanted(error: click.BadParameter) -> dict[str, str] | str:
    """What the option or argument takes, in both languages; click's own words for anything else."""
    kind = error.param.type if error.param is not None else None
    if isinstance(kind, click.Choice):
        listed = ", ".join(map(str, kind.choices))
        return {"zh": f"只能是 {listed}。", "en": f"it takes one of {listed}."}
    if isinstance(kind, click.IntRange | click.FloatRange):
        return {
            "zh": f"只能是 {kind.min} 到 {kind.max} 的数。",
            "en": f"it takes a number from {kind.min} to {kind.max}.",
        }
    if kind in (click.INT, click.FLOAT):
        return {"zh": "只能是数。", "en": "it takes a number."}
    return error.message


def _unexpected(error: Exception) -> JieduiError:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="jiedui-error-", suffix=".txt", delete=False, encoding="utf-8", errors="backslashreplace"
    ) as log:
        traceback.print_exception(error, file=log)
    return JieduiError("unexpected", kind=type(error).__name__, log=log.name)
