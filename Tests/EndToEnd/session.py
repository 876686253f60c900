"""A run of symtui in a pty that waits for text, never for time."""
import argparse
import os
import re
import signal
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import shoot  # noqa: E402  (sets up its own Python environment when it is imported first)

PATIENCE = float(os.environ.get("PATIENCE", 90))  # seconds a loaded machine may take for anything


class Failed(Exception):
    """What was expected and what was there instead."""


class Session(shoot.Run):
    def __init__(self, program, arguments=(), size=(80, 24), term="xterm-256color",
                 lang="C.UTF-8", env=(), home=None):
        self.home = home or tempfile.mkdtemp(prefix="symtui-test-")
        options = argparse.Namespace(
            size=size, theme="dark", sync=False, term=term, lang=lang, cwd=self.home,
            env=["XDG_STATE_HOME=" + self.home, "XDG_CONFIG_HOME=" + self.home, *env],
            unset=[], truecolor=False, throttle=None, cast=False, rows=None, quiet=30,
            key_timeout=PATIENCE * 1000)
        super().__init__(options, [program, *arguments])

    # --- what is on the screen

    def text(self):
        return "\n".join(self.t.lines())

    def until(self, what, condition):
        """Reads until `condition` holds; fails with the screen when it never does."""
        end = shoot.now() + PATIENCE
        while not condition():
            if self.eof and self.exit or shoot.now() > end:
                self.feed(self.pump(0))
                if condition():
                    return
                how = "the program ended (%s)" % self.exit if self.exit else "it never came"
                raise Failed("%s: %s; the screen was\n%s" % (what, how, self.text()))
            self.feed(self.pump(0.05))

    def expect(self, *patterns):
        """Waits until every pattern is on the screen."""
        for pattern in patterns:
            self.until("expected “%s”" % pattern, lambda: re.search(pattern, self.text(), re.M))

    def gone(self, pattern):
        """Waits until the pattern is no longer on the screen."""
        self.until("expected no “%s”" % pattern,
                   lambda: not re.search(pattern, self.text(), re.M))

    # --- what the user does

    def type(self, keys, *patterns):
        """Presses keys, named as shoot.py names them, then waits for patterns."""
        application = self.t.modes.get(1, False)
        self.write(b"".join(shoot.keybytes(key, application) for _, key in shoot.parse_keys(keys)))
        self.expect(*patterns)

    def leave(self, keys, pattern):
        """Presses keys that make what is on the screen go away."""
        self.expect(pattern)
        self.type(keys)
        self.gone(pattern)

    def say(self, text, *patterns):
        """Types text letter by letter, then waits for patterns."""
        self.write(text.encode())
        self.expect(*patterns)

    def paste(self, text, *patterns):
        self.write(b"\x1b[200~" + text.encode() + b"\x1b[201~")
        self.expect(*patterns)

    def resize(self, columns, rows):
        self.feed(self.pump(0))
        self.t.s.resize(rows, columns)
        size = shoot.struct.pack("HHHH", rows, columns, 0, 0)
        shoot.fcntl.ioctl(self.master, shoot.termios.TIOCSWINSZ, size)

    def send(self, name):
        self.until("the program to start", lambda: self.pid)
        os.kill(self.pid, getattr(signal, "SIG" + name))

    def suspend(self):
        """Ctrl-Z; the shell gets its terminal back as it was."""
        self.write(b"\x1a")
        self.until("the program to stop", lambda: self.stop)
        self.drain()
        self.check_restored(self.stop["modes"], "while it is stopped")

    def resume(self):
        self.stop = None
        os.write(self.cw, b"c")

    def hang_up(self):
        """Takes the terminal away, as a lost connection does."""
        os.dup2(os.open(os.devnull, os.O_RDWR), self.master)
        self.eof = True

    def is_alive(self):
        try:
            with open("/proc/%d/stat" % self.pid, encoding="utf-8") as file:
                return file.read().rpartition(")")[2].split()[0] not in "ZX"
        except OSError:
            return False

    # --- how it ends

    def drain(self):
        """Reads what is left; the writer has stopped, so that quiet means empty."""
        while True:
            got = self.pump(0.1)
            if not got:
                return
            self.feed(got)

    def check_restored(self, modes, when):
        left = self.t.leftovers() + shoot.modes_diff(self.before, modes)
        if left:
            raise Failed("%s the terminal is not as it was: %s" % (when, ", ".join(left)))

    def ends(self, status=0):
        """Waits for the end; the status is that, and the terminal is as it was."""
        self.until("the program to end", lambda: self.exit)
        self.drain()
        found = self.exit["code"] if self.exit["sig"] is None else -self.exit["sig"]
        if found != status:
            raise Failed("it ended with %s, not %s; the screen was\n%s"
                         % (found, status, self.text()))
        self.check_restored(self.exit["modes"], "at the end")

    def dispose(self):
        """Ends what still runs."""
        if self.exit is None and self.pid and self.is_alive():
            for number in (signal.SIGCONT, signal.SIGKILL):
                try:
                    os.kill(self.pid, number)
                except OSError:
                    pass
        self.close()
