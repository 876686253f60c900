#define _GNU_SOURCE
#include "CTerminalGuard.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { stack_bytes = 65536 };

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE,
                            SIGABRT, SIGQUIT, SIGHUP, SIGSYS};
enum { fatal_count = sizeof fatal / sizeof *fatal };

// Written before the guard is armed; after that only read, also by the handler.
static struct sigaction former[fatal_count];
static struct termios settings;
static int has_settings, errors = -1;
static char note[512];
static size_t note_length;
static volatile sig_atomic_t armed;

// Synchronized output, mouse, paste and focus reports, application cursor keys and keypad, scroll
// region, attributes, character sets, hidden cursor, alternate screen: all off.
static const char reset[] =
    "\033[?2026l\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?2004l\033[?1004l\033[?1l\033>"
    "\033[r\033[m\033(B\017\033[?25h\033[?1049l";

const char *guard_reset_string(void) { return reset; }

static void put(int descriptor, const char *text, size_t length) {
  while (length > 0) {
    ssize_t written = write(descriptor, text, length);
    if (written <= 0) return;
    text += written;
    length -= (size_t)written;
  }
}

// Calls only what POSIX allows in a signal handler.
static void restore_and_pass_on(int number, siginfo_t *info, void *context) {
  (void)context;
  if (armed) {
    armed = 0;
    put(STDOUT_FILENO, reset, sizeof reset - 1);
    if (has_settings) tcsetattr(STDIN_FILENO, TCSANOW, &settings);
    if (errors >= 0) {
      dup2(errors, STDERR_FILENO);
      put(errors, note, note_length);
    }
  }
  for (int i = 0; i < fatal_count; i++)
    if (fatal[i] == number) sigaction(number, &former[i], NULL);
  // A fault repeats when the handler returns; what was sent, and a trap that was passed, does not.
  int repeats = info && info->si_code > 0 &&
                (number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE);
  if (!repeats) raise(number);
}

void guard_install(void) {
  has_settings = tcgetattr(STDIN_FILENO, &settings) == 0;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = restore_and_pass_on;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &former[i]);
  guard_this_thread();
}

void guard_arm(void) { armed = 1; }

void guard_disarm(void) { armed = 0; }

void guard_set_errors(int descriptor, const char *text) {
  errors = descriptor;
  note_length = 0;
  if (!text) return;
  note_length = strnlen(text, sizeof note - 12);
  memcpy(note, text, note_length);
}

static pthread_key_t stack_key;
static pthread_once_t stack_once = PTHREAD_ONCE_INIT;

static void free_stack(void *memory) {
  stack_t off = {.ss_sp = NULL, .ss_flags = SS_DISABLE, .ss_size = stack_bytes};
  sigaltstack(&off, NULL);
  free(memory);
}

static void make_stack_key(void) { pthread_key_create(&stack_key, free_stack); }

void guard_this_thread(void) {
  static _Thread_local int done;
  if (done) return;
  done = 1;
  stack_t now;
  if (sigaltstack(NULL, &now) != 0 || !(now.ss_flags & SS_DISABLE)) return;
  void *memory = malloc(stack_bytes);
  if (!memory) return;
  pthread_once(&stack_once, make_stack_key);
  pthread_setspecific(stack_key, memory);
  stack_t alternate = {.ss_sp = memory, .ss_flags = 0, .ss_size = stack_bytes};
  sigaltstack(&alternate, NULL);
}

void guard_stop(void) {
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, &before);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}
