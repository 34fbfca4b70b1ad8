#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled expression. It is never changed after `cre2_compile`, and RE2 documents that a constant
/// expression may be used from several threads at once: hence the mark.
struct __attribute__((swift_attr("@Sendable"))) CRE2Expression {
    const void *compiled;
};
typedef struct CRE2Expression CRE2Expression;

/// Where a match lies, in bytes of the text.
typedef struct {
    size_t lower;
    size_t upper;
} CRE2Span;

/// What a search came to. Failure is an answer of its own: it never means that nothing matched.
typedef enum __attribute__((enum_extensibility(closed))) {
    CRE2NoMatch = 0,
    CRE2Match = 1,
    CRE2Failure = 2,
} CRE2Result;

/// Why an expression does not compile; both texts end with a zero and are cut to fit.
typedef struct {
    char message[160];
    /// The piece of the pattern that RE2 complains of; may be empty.
    char piece[160];
} CRE2Problem;

/// Compiles UTF-8 with RE2's syntax, groups not captured, nothing logged.
///
/// Returns false and fills `problem` when it does not compile or does not fit into `memory` bytes.
bool cre2_compile(
    const char *pattern, size_t length, bool case_sensitive, int64_t memory,
    CRE2Expression *expression, CRE2Problem *problem
);

/// Gives the memory back; the expression must not be used after it.
void cre2_free(CRE2Expression expression);

/// Finds the first match that begins at `start` or later; what stands before `start` still counts for `\b` and `^`.
CRE2Result cre2_search(
    CRE2Expression expression, const char *text, size_t length, size_t start, CRE2Span *span
);

/// Instructions of the compiled program: a measure of its cost.
int cre2_program_size(CRE2Expression expression);

#ifdef __cplusplus
}
#endif
