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

/// Many expressions in one automaton. It is filled by one thread and never changed after `cre2_set_compile`.
struct __attribute__((swift_attr("@Sendable"))) CRE2Set {
    const void *set;
};
typedef struct CRE2Set CRE2Set;

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

/// Compiles UTF-8 with RE2's syntax, nothing logged; groups are captured only if asked for, because they cost.
///
/// Returns false and fills `problem` when it does not compile or does not fit into `memory` bytes.
bool cre2_compile(
    const char *pattern, size_t length, bool case_sensitive, bool captures, int64_t memory,
    CRE2Expression *expression, CRE2Problem *problem
);

/// Gives the memory back; the expression must not be used after it.
void cre2_free(CRE2Expression expression);

/// Groups of the expression.
int cre2_groups(CRE2Expression expression);

/// Finds the first match that begins at `start` or later; what stands before `start` still counts for `\b` and `^`.
///
/// `span` is the whole match, `group` the place of group number `number` in it; a group that took no part is empty.
CRE2Result cre2_search(
    CRE2Expression expression, const char *text, size_t length, size_t start, int number,
    CRE2Span *span, CRE2Span *group
);

/// An empty set that may use `memory` bytes; no expression in it when memory is out.
CRE2Set cre2_set_make(int64_t memory);

/// Adds an expression that compiles on its own; gives its number in the set, -1 where it does not fit.
int cre2_set_add(CRE2Set set, const char *pattern, size_t length);

/// Makes the set ready. False means that it does not fit into its memory and must not be asked.
bool cre2_set_compile(CRE2Set set);

/// Which expressions match somewhere in the text: their numbers are written to `numbers`, at most `room`.
///
/// Gives how many there are, -1 when the automaton ran out of memory: that never means that nothing matched.
int cre2_set_match(CRE2Set set, const char *text, size_t length, int *numbers, int room);

/// Gives the memory back; the set must not be used after it.
void cre2_set_free(CRE2Set set);

/// Instructions of the compiled program: a measure of its cost.
int cre2_program_size(CRE2Expression expression);

#ifdef __cplusplus
}
#endif
