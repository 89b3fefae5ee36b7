"""The command `marsad`.

Comes in: words of a command line. Goes out: answers on standard output, problems as one line each on standard error,
an exit code (0 well, 1 some input failed, 2 misuse, 3 ledger, 4 unknown name, 5 broken data). Thin: what a command does
is done by the rooms below, which are imported only when the command runs, so that `marsad --help` is quick.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and exit. Errors of marsad's own end as one sentence, never as a traceback."""
    from marsad.cli.app import app
    from marsad.records import MarsadError

    try:
        app(args=list(args) if args is not None else None, prog_name="marsad")
    except MarsadError as error:
        print(f"marsad: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has had enough (`marsad … | head`). Python would complain again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        print("marsad: interrupted; what was finished before is kept.", file=sys.stderr)
        sys.exit(130)
