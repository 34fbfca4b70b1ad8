#pragma once
#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

// Gives free pages back to the system; 1 where there were some. Other C libraries do it by themselves.
static inline int cmalloc_give_back(void) {
#ifdef __GLIBC__
    return malloc_trim(0);
#else
    return 0;
#endif
}
