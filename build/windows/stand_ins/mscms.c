/* Stand-in under Wine 8: Qt's windows plugin asks for a colour profile of the screen; there is none. */
#include <windows.h>
#define X __declspec(dllexport)
X BOOL WINAPI GetColorProfileFromHandle(HANDLE h, PBYTE b, PDWORD n) { SetLastError(ERROR_INVALID_HANDLE); return FALSE; }
X BOOL WINAPI CloseColorProfile(HANDLE h) { return TRUE; }
X HANDLE WINAPI WcsCreateIccProfile(HANDLE h, DWORD o) { SetLastError(ERROR_NOT_SUPPORTED); return NULL; }
X HANDLE WINAPI OpenColorProfileW(void *p, DWORD a, DWORD s, DWORD c) { SetLastError(ERROR_FILE_NOT_FOUND); return NULL; }
