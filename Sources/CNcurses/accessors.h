// What Swift cannot import from ncurses by itself: its macros, and its globals behind accessors.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdio.h>
#include <string.h>

static inline WINDOW *_Nullable term_screen(void) { return stdscr; }
static inline WINDOW *_Nullable term_physical_screen(void) { return curscr; }
static inline int term_columns(void) { return COLS; }
static inline int term_rows(void) { return LINES; }
static inline int term_colors(void) { return COLORS; }
static inline int term_pairs(void) { return COLOR_PAIRS; }
static inline int term_key_function(int n) { return KEY_F(n); }

/// Opens the terminal that TERM names on standard input and output; 0 if it is unknown.
static inline int term_open(void) { return newterm(NULL, stdout, stdin) != NULL; }

// Of <term.h>, whose many short macros would spoil other names.
char *_Nullable tigetstr(const char *_Nonnull);
/// Whether the terminal can scroll a part of its screen, in the way that all of today's do.
static inline int term_has_scroll_region(void) {
  char *text = tigetstr("csr");
  return text && text != (char *)-1 && strncmp(text, "\033[", 2) == 0;
}

static const attr_t term_bold = A_BOLD, term_underline = A_UNDERLINE, term_reverse = A_REVERSE;
static const mmask_t term_press = BUTTON1_PRESSED, term_release = BUTTON1_RELEASED;
static const mmask_t term_click = BUTTON1_CLICKED, term_double_click = BUTTON1_DOUBLE_CLICKED;
static const mmask_t term_triple_click = BUTTON1_TRIPLE_CLICKED;
static const mmask_t term_wheel_up = BUTTON4_PRESSED;
#if NCURSES_MOUSE_VERSION > 1
static const mmask_t term_wheel_down = BUTTON5_PRESSED;
#else
static const mmask_t term_wheel_down = 0;
#endif
