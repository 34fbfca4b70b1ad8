#pragma once
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <uniwbrk.h>

// The forms are objects of an incomplete type, which Swift cannot name; their addresses it can.
static inline uninorm_t cunistring_nfc(void) { return UNINORM_NFC; }
static inline uninorm_t cunistring_nfkc(void) { return UNINORM_NFKC; }
