#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether the tests that take long are wanted: SYMTUI_LONG_TESTS is set in the environment.
public let isLongRun = getenv("SYMTUI_LONG_TESTS") != nil
