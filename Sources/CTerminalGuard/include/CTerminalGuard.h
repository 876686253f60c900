// Restores the terminal when the program dies in a way that nothing else can catch.
#ifndef C_TERMINAL_GUARD_H
#define C_TERMINAL_GUARD_H

/// Remembers the settings of the terminal and watches the fatal signals. Call it before curses.
void guard_install(void);

/// From here on a fatal signal restores the terminal.
void guard_arm(void);

/// From here on somebody else restores the terminal.
void guard_disarm(void);

/// Between these two a thread writes to the terminal, which is not restored in the middle of it by
/// another thread that dies; once it is restored, nobody writes any more. They nest.
void guard_begin_output(void);
void guard_end_output(void);

/// Sends standard error into `file`, so that no message disturbs the screen.
void guard_divert_errors(int file);

/// Gives standard error back and repeats there what was said meanwhile, at most 64 kB. A crash does
/// the same.
void guard_return_errors(void);

/// Gives the calling thread a stack for signal handlers, so that a stack overflow is caught too.
/// Cheap after the first call.
void guard_this_thread(void);

/// Watches SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGTSTP and SIGCONT: each writes its number as one byte
/// into a pipe, whose reading end this returns; -1 if there is none. A second SIGTERM or SIGHUP
/// restores the terminal and ends the process at once. Call it after curses has opened.
int guard_watch(void);

/// Makes Ctrl-Z a key like others, since curses ignores its signal while it draws; and keeps Ctrl-C
/// from throwing away what is on its way to the screen, which curses would not draw again.
void guard_tame_keys(void);

/// Stops the process as Ctrl-Z does and returns when it goes on.
void guard_stop(void);

/// What restores a terminal, for tests.
const char *_Nonnull guard_reset_string(void);

#endif
