#include "../accessors.h"
