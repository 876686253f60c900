"""What users do, each flow with what must come of it. A flow starts the program by start(…)."""
import os
import re
import shutil
import subprocess
import tempfile

from session import Failed

SMALL, WIDE = (80, 24), (120, 36)
FLOWS = []

SYMMETRY = r"its group D4"
GROUP = r"Cayley table"
REPRESENTATION = r"what it is"
WEIGHTS = r"ρ_out\(g\) W = W ρ_in\(g\)"
TRAINING = r"digits-d4 · seed 1"
LOADED = r"paused"
RUNNING = r"▶ \d\d+/"
UNUSABLE = r"cannot (write|read)|the name says"
COMMAND = r"─ command ─"
RUBBISH = "¤%&/()=?` ((((( ^^^^ \\ “”  𝔊 é\u0301 <script> ';--"


def flow(*sizes):
    """Registers a flow for these window sizes."""
    def register(function):
        FLOWS.append((function, sizes or (SMALL, WIDE)))
        return function
    return register


def opened(start, *arguments, **options):
    """The program at station 2, whose table is there."""
    app = start(*arguments, **options)
    app.expect(SYMMETRY)
    app.type("2", GROUP)
    return app


def training(start, **options):
    """The program at station 6, its four models ready and paused."""
    app = opened(start, **options)
    app.expect(GROUP)
    app.type("6", TRAINING, r"equivariant", LOADED)
    return app


def running(start, **options):
    """Four models in a training that does not end."""
    app = training(start, **options)
    app.type(":", COMMAND)
    app.say("set steps=1000000\r")
    app.gone(COMMAND)
    app.type("<Space>", RUNNING)
    return app


# --- walking around


@flow()
def walks(start):
    """all stations show what they are about"""
    app = opened(start)
    app.expect(GROUP, r"D\(4\)", r"r\^3 f", r"order +8", r"classes +5")
    app.type("3", REPRESENTATION, r"perm of D\(4\)", r"homomorphism residual 0, exactly", r"χ +4")
    app.type("4", WEIGHTS, r"equivariant +3", r"by characters 3 ✓")
    app.type("6", TRAINING, r"mlp", r"augmented", r"averaged", r"equivariant", LOADED)
    app.type("2", GROUP)
    app.type("q")
    app.ends()


@flow()
def moves(start):
    """the cursor moves, panels change, a panel zooms, views change"""
    app = opened(start)
    app.expect(r"a b = +e +· +f")
    app.type("<Down>", r"a b = +r +· +f")
    app.type("<Left>", r"a b = +r +· +r\^3")
    app.type("k h", r"a b = +e +· +r\^2")
    app.type("<Home>", r"a b = +e +· +e")
    app.type("<End>", r"a b = +r\^3 f +· +r\^3 f")
    app.type("v", r"numbers")
    app.type("V", r"names")
    app.leave("z", r"a\^-1 ")
    app.type("<Esc>", r"a\^-1 ")
    app.leave("<Tab> z", GROUP)
    app.type("z", GROUP)
    app.type("q")
    app.ends()


@flow()
def moves_objects(start):
    """letters move the square, a key finishes the motion, and at rest nothing is written"""
    app = start()
    app.expect(SYMMETRY, r"square", r"reached 1 of 8")
    app.type("a", r"act e")
    app.type("f r r", r"act r r f", r"mirrors top and bottom", r"reached 4 of 8")
    app.type("- r f", r"reached 5 of 8")
    app.type("<Esc>", r"word: f r\^-1 r r f")
    app.type("v", r"hand-axe", r"Enter takes D\(1\)")
    app.type("<Enter>", r"^ G D\(1\)", r"the group is D\(1\) now")
    app.type("u", r"^ G D\(4\)")
    app.type("<Tab> v", r"s = 1 − ")
    app.type("v", r"in two colours")
    app.type("q")
    app.ends()


@flow()
def acts(start):
    """letters act as generators until Esc"""
    app = opened(start)
    app.expect(r"a b = +e +· +f")
    app.type("a", r"act e", r"Esc end")
    app.type("f", r"act f", r"now a = +f")
    app.type("- r", r"act r\^-1 f")
    app.type("<Esc>", r"word: r\^-1 f")
    app.type("q")
    app.ends()


@flow()
def walks_in_groups(start):
    """station 2 walks the graph and the lattice, and plays the enumeration of cosets"""
    app = opened(start)
    app.say(":graph\r", r"Cayley graph · 8 elements", r"a b = +e +·")
    app.type("<Down>")
    app.gone(r"a b = +e +·")
    app.type("a", r"act ")
    app.type("r <Esc>", r"word: r")
    app.say(":lattice\r", r"10 subgroups, 8 classes", r"⟨e⟩")
    app.type("<Up> <Up>", r"normal, index 2")
    app.type("<Enter>", r"Enter: quotient")
    app.say(":cosets\r", r"Coset enumeration · step 0 of \d+")
    app.type(".", r"step 1 of")
    app.type("<Space>", r"step (\d+) of \1")
    app.type("q")
    app.ends()


@flow()
def scrolls_the_cube(start):
    """the table of Rubik(3) scrolls, by keys, pages, ranks and words"""
    app = opened(start)
    app.type("g", r"choose the group")
    app.say("Rubik(3)\r", r"^ G Rubik\(3\)", r"4\.3·10\^19 rows", r"43252003274489856000")
    before = app.text()
    app.type("<PgDn> <PgDn> <Right> <Right>")
    app.until("other rows", lambda: app.text() != before)
    app.type("/", r"─")
    app.say("1000000000000000000\r", r"1000000000000000000")
    app.type("<End> <Home>")
    app.type("/", r"─")
    app.say("U R^-1\r", r"order 63")
    app.type("q")
    app.ends()


@flow()
def turns_the_cube(start):
    """station 1 turns Rubik's cube: four times U is once around, and the way back is played"""
    app = opened(start)
    app.type("g", r"choose the group")
    app.say("Rubik(3)\r", r"^ G Rubik\(3\)")
    app.type("1", r"the cube, unfolded", r"solved")
    app.type("a U", r"20 of 48 stickers", r"order 4")
    app.type("U U U", r"solved: back at the start", r"4 letters")
    app.type("R F", r"way back a\^-1: 2 letters")
    app.type("<Esc> <Space>", r"solved: back at the start")
    app.type("R", r"scrambled by seed", r"way back a\^-1: \d+ letters")
    app.type("u", r"solved")
    app.type("q")
    app.ends()


@flow()
def names_laws(start):
    """a table that is no group names the law that fails, and where"""
    app = opened(start)
    app.type("g", r"choose the group")
    app.say("table(octonions.csv)\r", r"^ G table\(octonions\.csv\)", r"✗ associativity",
            r"✓ identity")
    app.type("u", r"^ G D\(4\)")
    app.type("q")
    app.ends()


@flow()
def leaves_enumerations(start):
    """an enumeration that plays stops when the station is left, and nothing is written at rest"""
    app = opened(start)
    app.type("g", r"choose the group")
    app.say("A(5)\r", r"^ G A\(5\)")
    app.say(":cosets\r", r"step 0 of")
    app.type("<Space>", r"step [1-9]\d* of")
    app.type("3", REPRESENTATION)
    app.type("2", r"step \d+ of \d+")
    stopped = re.search(r"step (\d+) of", app.text()).group(1)
    app.type("<Right>")
    app.expect(r"step (%s|%d) of" % (stopped, int(stopped) + 1))
    app.type("q")
    app.ends()


@flow()
def damages(start):
    """a damaged cell breaks laws, and is mended"""
    app = opened(start)
    app.type("<Down>", r"a b = +r +· +f")
    app.type("d", r"one cell is damaged", r"✗ associativity")
    app.leave("d", r"damaged")
    app.type("3", REPRESENTATION)
    app.type("d", r"= 0\.1")
    app.type("d", r"= 0, exactly ─")
    app.type("q")
    app.ends()


@flow()
def helps(start):
    """help opens, moves, and Enter runs a line"""
    app = opened(start)
    app.expect(GROUP)
    app.type("?", r"how do symmetries compose\?", r"Go to station 1")
    app.type("<Down> <Down> <Enter>", REPRESENTATION)
    app.gone(r"Enter runs the line")
    app.type("? <End>", r"Quit; asks only")
    app.leave("<Esc>", r"Enter runs the line")
    app.type("q")
    app.ends()


# --- changing the study


@flow()
def undoes(start):
    """undo and redo bring back studies"""
    app = opened(start)
    app.expect(GROUP)
    app.type("g", r"choose the group")
    app.say("Z(6)\r", r"^ G Z\(6\)", r"order +6")
    app.type("u", r"^ G D\(4\)   in perm", r"order +8")
    app.type("<C-r>", r"^ G Z\(6\)", r"order +6")
    app.type("u u", r"nothing to undo", r"^ G D\(4\)")
    app.type("<C-r> <C-r>", r"nothing to redo", r"^ G Z\(6\)")
    app.type("q")
    app.ends()


@flow()
def refuses_groups(start):
    """unknown and too large groups leave the study and the typed text alone"""
    app = opened(start)
    app.expect(GROUP)
    for wrong, why in [
        ("Foo(3)", r"no group called"), ("S(3000)", r"limit is 2048"), ("Z(50000)", r"40320"),
        ("Z(", r"the text ends"), ("Z(99999999999999999999)", r"64 bits"),
        ("(" * 500, r"nest more than"), ("D(0)", r"counts from 1"),
    ]:
        app.type("g", r"choose the group")
        app.say(wrong + "\r", why, re.escape(wrong[:30]))
        app.leave("<Esc>", r"choose the group")
        app.expect(r"^ G D\(4\)   in perm")
    app.type("q")
    app.ends()


@flow()
def refuses_representations(start):
    """representations that the group has not leave the study alone"""
    app = opened(start)
    app.expect(GROUP)
    for key, title in [("i", r"input representation"), ("o", r"output representation")]:
        for wrong, why in [
            ("V+", r"missing at the end"), ("nothing", r"no representation called"),
            ("irrep(99)", r"no irrep"), ("V2", r"no factor 2"), ("V^99", r"dimensions"),
        ]:
            app.type(key, title)
            app.say(wrong + "\r", why, title, re.escape(wrong))
            app.leave("<Esc>", title)
            app.expect(r"^ G D\(4\)   in perm → out perm")
    app.type("q")
    app.ends()


PROMPTS = [
    ("g", r"choose the group", r"a group is expected"),
    ("i", r"input representation", r"does not begin"),
    ("o", r"output representation", r"does not begin"), (":", COMMAND, r"there is no command"),
    ("/", r"go to an element", r"¤"), ("e", r"export this view", None),
    ("w", r"write the study", None), ("O", r"open a study", None),
]


@flow()
def survives_rubbish(start):
    """rubbish typed at every prompt is answered, and Esc leaves"""
    app = opened(start)
    app.expect(GROUP)
    for key, title, why in PROMPTS:
        app.type(key, title)
        app.say(("/no/such/folder/" if why is None else "") + RUBBISH + "\r")
        if why is None:
            app.expect(UNUSABLE)
        else:
            app.expect(why)
            app.leave("<Esc>", title)
        app.expect(r"^ G D\(4\)   in perm → out perm")
    app.type("q")
    app.ends()


@flow()
def survives_pasted_rubbish(start):
    """rubbish pasted at every prompt, and outside of them, is no command"""
    app = opened(start)
    app.expect(GROUP)
    app.paste("q\nq\n\x00\x07 q" + RUBBISH * 40)
    for key, title, why in PROMPTS:
        app.type(key, title)
        app.paste(RUBBISH + "\n\t\x00\x01\x7f" + "x" * 5000)
        app.expect(r"x{5}")
        app.type("<Enter>", why or UNUSABLE)
        if why:
            app.leave("<Esc>", title)
        app.expect(r"^ G D\(4\)   in perm → out perm")
    app.type("q")
    app.ends()


@flow()
def keeps_studies(start):
    """a written study opens again"""
    app = opened(start)
    app.expect(GROUP)
    app.type("g", r"choose the group")
    app.say("Z(6)\r", r"^ G Z\(6\)")
    app.type("w", r"write the study")
    app.say("mine.symtui\r", r"wrote the study")
    app.type("u", r"^ G D\(4\)")
    app.type("O", r"open a study")
    app.say("mine.symtui\r", r"opened", r"^ G Z\(6\)")
    app.type("e", r"export this view")
    app.say("view.svg\r", r"wrote this view")
    app.type("q")
    app.ends()
    with open(os.path.join(app.home, "view.svg"), encoding="utf-8") as picture:
        if "Cayley" not in picture.read():
            raise Failed("the exported picture does not show the table")


@flow()
def opens_a_study(start):
    """--study opens a saved study; one that was cut short is refused with status 65"""
    first = opened(start)
    first.type("g", r"choose the group")
    first.say("Q(8)\r", r"^ G Q\(8\)")
    first.type("w", r"write the study")
    first.say("whole.symtui\r", r"wrote the study")
    first.type("q")
    first.ends()
    whole = os.path.join(first.home, "whole.symtui")
    second = start("--study", whole)
    second.expect(r"does not act here", r"^ G Q\(8\)")
    second.type("q")
    second.ends()
    with open(whole, encoding="utf-8") as file:
        line = file.read()
    for text in [line[:8], line[:line.index("models") + 9], "", "\0\1\2", "D(4)"]:
        cut = os.path.join(first.home, "cut.symtui")
        with open(cut, "w", encoding="utf-8") as file:
            file.write(text)
        broken = start("--study", cut)
        broken.ends(65)
        broken.expect(r"^symtui: .*cut\.symtui")
    missing = start("--study", os.path.join(first.home, "missing.symtui"))
    missing.ends(65)
    missing.expect(r"^symtui: cannot read")


# --- training


@flow()
def trains(start):
    """training runs, pauses, steps, rewinds, starts anew, and undo brings a run back"""
    app = training(start)
    app.type(".", r"paused 1/1200")
    app.type(".", r"paused 2/1200")
    app.type("<Space>", r"▶ \d\d+/1200")
    app.type("<Space>", r"paused \d+/1200")
    step = int("".join(app.t.lines()[:2]).split("paused ")[1].split("/")[0])
    app.type("r", r"rewound, same seed")
    app.gone(r"paused \d+/1200")
    app.type(".", r"paused 1/1200")
    app.type("u", r"undone", r"paused %d/1200" % step)
    app.type("R", r"digits-d4 · seed 2")
    app.type("u", r"digits-d4 · seed 1", r"paused %d/1200" % step)
    app.type("q")
    app.ends()


@flow()
def resizes(start):
    """the window changes its size while four models train"""
    app = running(start)
    for columns, rows in [(100, 30), (60, 20), (200, 60), (80, 24), (120, 36)]:
        app.resize(columns, rows)
        app.expect(r"equivariant")
        app.until("the frame at the new right edge", lambda: any(
            len(line) == columns and line[-1] in "╮│╯" for line in app.t.lines()))
    app.type("4", WEIGHTS)
    app.type("6 <Space>", r"paused \d+/")
    app.type("q")
    app.ends()


@flow()
def asks_for_room(start):
    """below 60x20 it asks for a larger window, and goes on when it gets one"""
    app = running(start)
    for columns, rows in [(59, 20), (60, 19), (20, 5), (5, 2), (1, 1)]:
        app.resize(columns, rows)
        if columns > 20:
            app.expect(r"60")
        app.gone(r"╭─")
    app.resize(80, 24)
    app.expect(TRAINING, RUNNING)
    app.type("<Space>", r"paused \d+/")
    app.type("q")
    app.ends()


@flow()
def suspends(start):
    """Ctrl-Z gives the terminal back, fg goes on, at rest and in training"""
    app = opened(start)
    app.expect(GROUP)
    app.suspend()
    app.resume()
    app.expect(GROUP, r"classes +5")
    app.type("6", TRAINING, LOADED)
    app.type("<Space>", RUNNING)
    app.suspend()
    app.resume()
    app.expect(TRAINING)
    app.type("2", GROUP)
    app.suspend()
    app.resize(100, 30)
    app.resume()
    app.expect(GROUP)
    app.until("a drawing at the new size", lambda: any(
        len(line) == 100 and line[-1] in "╮│╯" for line in app.t.lines()))
    app.type("q")
    app.until("the end, or the question", lambda: app.exit or "quit?" in app.text())
    if not app.exit:
        app.type("y")
    app.ends()


@flow(SMALL)
def misses_its_files(start):
    """without the shipped digits the models say why they cannot train, and the rest works"""
    folder = tempfile.mkdtemp(prefix="symtui-alone-")
    try:
        app = opened(start, program=shutil.copy(start.program, folder))
        app.expect(GROUP)
        app.type("6", r"the digits are not")
        app.type("<Space> 4", WEIGHTS)
        app.type("g", r"choose the group")
        app.say("Z(16)\r", r"^ G Z\(16\)")
        app.type("6", r"cyclic · seed 1", LOADED)
        app.type("q")
        app.ends()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@flow()
def follows_the_mouse(start):
    """a click on a station opens it; --no-mouse leaves the mouse to the terminal"""
    app = opened(start)
    app.expect(GROUP)
    place = app.t.lines()[0].index(" 4")
    app.write(app.mouse(0, place + 2, 0) + app.mouse(0, place + 2, 0, True))
    app.expect(WEIGHTS)
    app.type("q")
    app.ends()
    app = opened(start, "--no-mouse")
    app.expect(GROUP)
    if app.mouse(0, 0, 0):
        raise Failed("the program listens to the mouse")
    app.type("q")
    app.ends()


# --- leaving


@flow()
def asks_before_quitting(start):
    """q asks while something runs, and only then"""
    app = running(start)
    app.type("q", r"quit\?")
    app.leave("n", r"quit\?")
    app.expect(RUNNING)
    app.type("q", r"quit\?")
    app.type("y")
    app.ends()


@flow()
def interrupts(start):
    """Ctrl-C stops a training; when nothing runs it leaves with 130"""
    app = running(start)
    app.type("<C-c>", r"stopped", r"paused \d+/")
    app.type("<C-c>")
    app.ends(130)


@flow()
def interrupts_work(start):
    """Ctrl-C stops a long computation"""
    app = opened(start)
    app.expect(GROUP, r"classes +5")
    app.type("g", r"choose the group")
    app.say("S(24) wr S(24)\r", r"computing")  # seconds, and then too large
    app.type("<C-c>", r"stopped")  # at the prompt, or beside the group if that was found already
    app.gone(r"computing")
    app.type("<Esc>" if "choose the group" in app.text() else "u", r"^ G D\(4\)")
    app.gone(r"choose the group")
    app.type("4", WEIGHTS, r"equivariant +3")
    app.type("q")
    app.ends()


@flow()
def ends_by_signal(start):
    """SIGTERM ends it with 143 and SIGHUP with 129, at rest and in training"""
    for name, status in [("TERM", 143), ("HUP", 129)]:
        for begin in [lambda: start(), lambda: running(start)]:
            app = begin()
            app.expect(r"symtui +1")
            app.send(name)
            app.ends(status)


@flow(SMALL)
def ends_by_crash(start):
    """a crash leaves the terminal as it was"""
    for name, number in [("SEGV", 11), ("ILL", 4), ("ABRT", 6)]:
        app = opened(start, env=["SWIFT_BACKTRACE=enable=no"])
        app.send(name)
        app.ends(-number)


@flow(SMALL)
def ends_by_crash_while_it_draws(start):
    """a crash in the middle of a frame leaves the terminal as it was"""
    for key in b"234567" * 2:
        app = start(env=["SWIFT_BACKTRACE=enable=no"])
        app.expect(SYMMETRY)
        app.drain()
        app.write(bytes([key]))
        app.feed(app.pump(5))  # the beginning of the frame
        app.send("SEGV")
        app.ends(-11)


@flow(SMALL)
def ends_with_the_line(start):
    """it ends when the terminal goes away"""
    app = running(start)
    app.hang_up()
    app.until("the end", lambda: not app.is_alive())


# --- other terminals


@flow(SMALL)
def refuses_terminals(start):
    """an unusable TERM is refused in a sentence"""
    for term in ["dumb", "no-such-terminal", ""]:
        app = start(term=term)
        app.ends(64)
        app.expect(r"^symtui: the terminal ")
        if len([line for line in app.t.lines() if line.strip()]) > 4:
            raise Failed("more than a sentence:\n" + app.text())


@flow(SMALL)
def refuses_pipes(start):
    """without a terminal it says so in a sentence"""
    done = subprocess.run([start.program], stdin=subprocess.DEVNULL, capture_output=True,
                          timeout=90, check=False)
    said = done.stderr.decode()
    if done.returncode != 64 or not said.startswith("symtui: ") or said.count("\n") != 1:
        raise Failed("status %s, said %s" % (done.returncode, said[:600]))
    if done.stdout:
        raise Failed("it wrote %r to standard output" % done.stdout[:200])


@flow()
def does_without_colour(start):
    """NO_COLOR and --color never: not one colour; TERM=vt100 and linux work"""
    for options in [dict(env=["NO_COLOR=1"]), dict(term="vt100"), dict(term="xterm-mono")]:
        app = opened(start, **options)
        app.expect(r"Cayley table", r"classes +5")
        app.type("4", r"equivariant +3")
        app.type("q")
        app.ends()
        if app.t.cens["sgr16"] + app.t.cens["sgr256"] + app.t.cens["truecolor"]:
            raise Failed("%s: there are colours" % options)
    app = opened(start, "--color", "never")
    app.expect(GROUP)
    app.type("q")
    app.ends()
    if app.t.cens["sgr16"] + app.t.cens["sgr256"] + app.t.cens["truecolor"]:
        raise Failed("--color never: there are colours")


@flow()
def does_without_unicode(start):
    """LANG=C, --ascii and TERM=linux draw with ASCII alone"""
    for arguments, options in [((), dict(lang="C")), (("--ascii",), {}), ((), dict(term="linux"))]:
        app = opened(start, *arguments, **options)
        app.expect(r"Cayley table", r"classes +5")
        for station, there in [("3", r"what it is"), ("4", r"equivariant +3"), ("6", r"augmented"),
                               ("?", r"Enter runs")]:
            app.type(station, there)
            strange = sorted({c for c in app.text() if ord(c) > 126})
            if strange:
                raise Failed("%s %s draws %s" % (arguments, options, " ".join(strange)))
        app.leave("<Esc>", r"Enter runs")
        app.type("q")
        app.ends()


@flow()
def ignores_exported_sizes(start):
    """exported LINES and COLUMNS do not fix the size"""
    app = opened(start, env=["LINES=10", "COLUMNS=40"])
    app.expect(GROUP, r"classes +5")
    app.resize(100, 30)
    app.until("a drawing at the new size", lambda: any(
        len(line) == 100 and line[-1] in "╮│╯" for line in app.t.lines()))
    app.type("q")
    app.ends()
