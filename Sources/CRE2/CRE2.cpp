#include "CRE2.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>

namespace {

const RE2 *compiled(CRE2Expression expression) {
    return static_cast<const RE2 *>(expression.compiled);
}

template <size_t size> void fill(char (&place)[size], const std::string &text) {
    const size_t length = std::min(text.size(), size - 1);
    std::memcpy(place, text.data(), length);
    place[length] = 0;
}

RE2::Options options(bool case_sensitive, int64_t memory) {
    RE2::Options options;
    options.set_case_sensitive(case_sensitive);
    options.set_max_mem(memory);
    options.set_never_capture(true);
    options.set_log_errors(false);
    return options;
}

}  // namespace

// No exception may cross into Swift: each function turns one into its own way of failing.

bool cre2_compile(
    const char *pattern, size_t length, bool case_sensitive, int64_t memory,
    CRE2Expression *expression, CRE2Problem *problem
) {
    try {
        auto made = std::make_unique<RE2>(
            re2::StringPiece(pattern, length), options(case_sensitive, memory)
        );
        if (!made->ok()) {
            fill(problem->message, made->error());
            fill(problem->piece, made->error_arg());
            return false;
        }
        expression->compiled = made.release();
        return true;
    } catch (...) {
        std::strcpy(problem->message, "out of memory");
        problem->piece[0] = 0;
        return false;
    }
}

void cre2_free(CRE2Expression expression) { delete compiled(expression); }

CRE2Result cre2_search(
    CRE2Expression expression, const char *text, size_t length, size_t start, CRE2Span *span
) {
    try {
        const re2::StringPiece whole(text, length);
        re2::StringPiece found;
        if (!compiled(expression)->ok()) return CRE2Failure;
        if (!compiled(expression)->Match(whole, start, length, RE2::UNANCHORED, &found, 1)) {
            return CRE2NoMatch;
        }
        span->lower = static_cast<size_t>(found.data() - text);
        span->upper = span->lower + found.size();
        return CRE2Match;
    } catch (...) {
        return CRE2Failure;
    }
}

int cre2_program_size(CRE2Expression expression) { return compiled(expression)->ProgramSize(); }
