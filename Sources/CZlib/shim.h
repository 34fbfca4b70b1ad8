#pragma once
#include <zlib.h>

// The C macro that Swift does not see.
static inline int czlib_deflate_init(z_stream *stream, int level, int window_bits, int memory) {
    return deflateInit2(stream, level, Z_DEFLATED, window_bits, memory, Z_DEFAULT_STRATEGY);
}
