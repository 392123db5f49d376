/* Stand-in for the icuuc.dll of Windows under Wine < 11.5: every converter is "not available". */
typedef int UErrorCode;
enum { U_FILE_ACCESS_ERROR = 4 };
#define X __declspec(dllexport)
static void *none(UErrorCode *e) { if (e) *e = U_FILE_ACCESS_ERROR; return 0; }
X void *ucnv_open(const char *n, UErrorCode *e) { return none(e); }
X void ucnv_close(void *c) {}
X void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
X void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
X void ucnv_reset(void *c) {}
X signed char ucnv_getMaxCharSize(void *c) { return 4; }
X const char *ucnv_getName(void *c, UErrorCode *e) { return none(e); }
X void ucnv_getToUCallBack(void *c, void **a, const void **b) {}
X void ucnv_getFromUCallBack(void *c, void **a, const void **b) {}
X void ucnv_setToUCallBack(void *c, void *a, const void *b, void **o, const void **p, UErrorCode *e) {}
X void ucnv_setFromUCallBack(void *c, void *a, const void *b, void **o, const void **p, UErrorCode *e) {}
X void ucnv_cbToUWriteUChars(void *a, const void *b, int n, int o, UErrorCode *e) {}
X void ucnv_cbFromUWriteUChars(void *a, const void **b, const void *l, int o, UErrorCode *e) {}
X void ucnv_toUnicode(void *c, void **t, const void *tl, const char **s, const char *sl, int *o, signed char f, UErrorCode *e) { none(e); }
X void ucnv_fromUnicode(void *c, char **t, const char *tl, const void **s, const void *sl, int *o, signed char f, UErrorCode *e) { none(e); }
X int ucnv_toUCountPending(void *c, UErrorCode *e) { return 0; }
X int ucnv_fromUCountPending(void *c, UErrorCode *e) { return 0; }
X const char *ucnv_getStandardName(const char *n, const char *s, UErrorCode *e) { return none(e); }
X const char *ucnv_getAvailableName(int n) { return 0; }
X int ucnv_countAvailable(void) { return 0; }
