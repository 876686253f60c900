#define _GNU_SOURCE
#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { stack_bytes = 65536 };

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGQUIT, SIGSYS};
enum { fatal_count = sizeof fatal / sizeof *fatal };
static const int watched[] = {SIGWINCH, SIGINT, SIGTERM, SIGHUP, SIGTSTP, SIGCONT};
enum { watched_count = sizeof watched / sizeof *watched };

// Written before the guard is armed; after that only read, also by the handler.
static struct sigaction former[fatal_count];
static struct termios settings;
static int has_settings, errors = -1, messages = -1;
static volatile sig_atomic_t armed, asked_to_end;
static int bell = -1;
// How many threads write to the terminal, how often this one does, and whether nobody may any more.
static atomic_int writers;
static _Thread_local volatile sig_atomic_t writes;
static atomic_int closing;

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

void guard_return_errors(void) {
  if (errors < 0) return;
  dup2(errors, STDERR_FILENO);
  errors = -1;
  char block[1024];
  int blocks = 0;
  ssize_t length;
  lseek(messages, 0, SEEK_SET);
  while (blocks++ < 64 && (length = read(messages, block, sizeof block)) > 0)
    put(STDERR_FILENO, block, (size_t)length);
}

void guard_begin_output(void) {
  writes++;
  atomic_fetch_add(&writers, 1);
  if (!atomic_load(&closing)) return;
  atomic_fetch_sub(&writers, 1);
  for (;;) pause();
}

void guard_end_output(void) {
  atomic_fetch_sub(&writers, 1);
  writes--;
}

// The handlers and what they call use only what POSIX allows in a signal handler.
static void restore(void) {
  if (!armed) return;
  armed = 0;
  // What another thread is writing would come after the reset; it may end its frame, and begins
  // no other. A second is enough for any terminal that still reads.
  atomic_store(&closing, 1);
  for (int i = 0; i < 1000 && atomic_load(&writers) > writes; i++) poll(NULL, 0, 1);
  put(STDOUT_FILENO, reset, sizeof reset - 1);
  if (has_settings) tcsetattr(STDIN_FILENO, TCSANOW, &settings);
  guard_return_errors();
}

static void die(int number, siginfo_t *info, void *context) {
  (void)context;
  restore();
  int was_sent = info->si_code <= 0 || info->si_code == SI_USER;
  int is_fault = !was_sent && (number == SIGSEGV || number == SIGBUS || number == SIGILL ||
                               number == SIGFPE);
  int is_trap = (number == SIGTRAP || number == SIGABRT) && info->si_code != SI_USER;
  // Our own faults go to whoever reports them; he expects that a fault repeats, and would let a
  // program live on that was only sent the signal.
  if (is_fault || is_trap) {
    for (int i = 0; i < fatal_count; i++)
      if (fatal[i] == number) sigaction(number, &former[i], NULL);
  } else {
    signal(number, SIG_DFL);
  }
  if (!is_fault) raise(number);
}

static void ring(int number) {
  int before = errno;
  if (number == SIGTERM || number == SIGHUP) {
    // Asked twice: nobody listens to the bell.
    if (asked_to_end++) {
      restore();
      _exit(128 + number);
    }
  }
  unsigned char byte = (unsigned char)number;
  if (write(bell, &byte, 1) < 0) {
    // A full pipe: the listener has enough to do already.
  }
  errno = before;
}

void guard_install(void) {
  has_settings = tcgetattr(STDIN_FILENO, &settings) == 0;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = die;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < fatal_count; i++) sigaction(fatal[i], &action, &former[i]);
  guard_this_thread();
}

int guard_watch(void) {
  int ends[2];
  if (pipe(ends) != 0) return -1;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  bell = ends[1];
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = ring;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < watched_count; i++) sigaction(watched[i], &action, NULL);
  return ends[0];
}

void guard_tame_keys(void) {
  struct termios now;
  if (tcgetattr(STDIN_FILENO, &now) != 0) return;
  now.c_lflag |= NOFLSH;
  now.c_cc[VSUSP] = _POSIX_VDISABLE;
  tcsetattr(STDIN_FILENO, TCSANOW, &now);
}

void guard_arm(void) { armed = 1; }

void guard_disarm(void) { armed = 0; }

void guard_divert_errors(int file) {
  int before = dup(STDERR_FILENO);
  if (before < 0) return;
  fcntl(before, F_SETFD, FD_CLOEXEC);
  dup2(file, STDERR_FILENO);
  messages = file;
  errors = before;
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
  struct sigaction stop, before;
  memset(&stop, 0, sizeof stop);
  stop.sa_handler = SIG_DFL;
  sigemptyset(&stop.sa_mask);
  sigaction(SIGTSTP, &stop, &before);
  sigset_t set, mask;
  sigemptyset(&set);
  sigaddset(&set, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &set, &mask);
  raise(SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &before, NULL);
}
