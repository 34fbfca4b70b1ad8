#include "CRE2.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

namespace {

RE2::Set *made(CRE2Set set) { return static_cast<RE2::Set *>(const_cast<void *>(set.set)); }

const RE2 *compiled(CRE2Expression expression) {
    return static_cast<const RE2 *>(expression.compiled);
}

template <size_t size> void fill(char (&place)[size], const std::string &text) {
    const size_t length = std::min(text.size(), size - 1);
    std::memcpy(place, text.data(), length);
    place[length] = 0;
}

RE2::Options options(bool case_sensitive, bool captures, int64_t memory) {
    RE2::Options options;
    options.set_case_sensitive(case_sensitive);
    options.set_max_mem(memory);
    options.set_never_capture(!captures);
    options.set_log_errors(false);
    return options;
}

}  // namespace

// No exception may cross into Swift: each function turns one into its own way of failing.

bool cre2_compile(
    const char *pattern, size_t length, bool case_sensitive, bool captures, int64_t memory,
    CRE2Expression *expression, CRE2Problem *problem
) {
    try {
        auto made = std::make_unique<RE2>(
            re2::StringPiece(pattern, length), options(case_sensitive, captures, memory)
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

int cre2_groups(CRE2Expression expression) {
    return compiled(expression)->NumberOfCapturingGroups();
}

CRE2Result cre2_search(
    CRE2Expression expression, const char *text, size_t length, size_t start, int number,
    CRE2Span *span, CRE2Span *group
) {
    try {
        const RE2 *ready = compiled(expression);
        if (!ready->ok() || number < 0 || number > ready->NumberOfCapturingGroups()) {
            return CRE2Failure;
        }
        const re2::StringPiece whole(text, length);
        std::vector<re2::StringPiece> found(number + 1);
        if (!ready->Match(whole, start, length, RE2::UNANCHORED, found.data(), number + 1)) {
            return CRE2NoMatch;
        }
        const auto place = [&](const re2::StringPiece &piece, CRE2Span *span) {
            const bool took_part = piece.data() != nullptr;
            const char *from = took_part ? piece.data() : found[0].data();
            span->lower = static_cast<size_t>(from - text);
            span->upper = span->lower + (took_part ? piece.size() : 0);
        };
        place(found[0], span);
        place(found[number], group);
        return CRE2Match;
    } catch (...) {
        return CRE2Failure;
    }
}

CRE2Set cre2_set_make(int64_t memory) {
    try {
        return {new RE2::Set(options(true, false, memory), RE2::UNANCHORED)};
    } catch (...) {
        return {nullptr};
    }
}

int cre2_set_add(CRE2Set set, const char *pattern, size_t length) {
    try {
        return set.set ? made(set)->Add(re2::StringPiece(pattern, length), nullptr) : -1;
    } catch (...) {
        return -1;
    }
}

bool cre2_set_compile(CRE2Set set) {
    try {
        return set.set && made(set)->Compile();
    } catch (...) {
        return false;
    }
}

int cre2_set_match(CRE2Set set, const char *text, size_t length, int *numbers, int room) {
    try {
        std::vector<int> found;
        RE2::Set::ErrorInfo error{RE2::Set::kNoError};
        if (!made(set)->Match(re2::StringPiece(text, length), &found, &error)) {
            return error.kind == RE2::Set::kNoError ? 0 : -1;
        }
        const int count = std::min(static_cast<int>(found.size()), room);
        std::copy_n(found.begin(), count, numbers);
        return count;
    } catch (...) {
        return -1;
    }
}

void cre2_set_free(CRE2Set set) { delete made(set); }

int cre2_program_size(CRE2Expression expression) { return compiled(expression)->ProgramSize(); }
