// The program: a command, or the explorer when none is named.

import Terminal

prepareProcess()
SymtuiCommand.start()
