; The setup: makensis -DVERSION=… -DOUT=… -DFILES=… -DICON=… -DSIDE=… [-DMACHINE] [-DSIGN=…] [-DFAST] setup.nsi
; For one user without rights (the default), or with -DMACHINE for all users, by an administrator.
; Exit codes: 0 done, 1 given up by the person, 2 a file could not be written, 10 not a 64-bit Windows, 11 before Windows 10, 12 the program is running.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
; The same bundle makes the same setup: no date, and the files in the order of FILES, which setup_program.py writes.
SetDateSave off
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif
; A silent setup would pass over a file it cannot write, and say that all went well.
AllowSkipFiles off
!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define APP "CCAS Desktop"
!define EXE "ccas-desktop.exe"
!define CLI "ccas-desktop-cli.exe"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP}"
!ifdef MACHINE
  RequestExecutionLevel admin
  InstallDir "$PROGRAMFILES64\${APP}"
  !define HIVE HKLM
  !define CONTEXT all
!else
  RequestExecutionLevel user
  InstallDir "$LOCALAPPDATA\Programs\${APP}"
  !define HIVE HKCU
  !define CONTEXT current
!endif
InstallDirRegKey ${HIVE} "Software\${APP}" "InstallDir"

Name "${APP} ${VERSION}"
OutFile "${OUT}"
BrandingText "${APP} ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1036 "ProductName" "${APP}"
VIAddVersionKey /LANG=1036 "FileDescription" "Installation de ${APP}"
VIAddVersionKey /LANG=1036 "FileVersion" "${VERSION}.0"
VIAddVersionKey /LANG=1036 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1036 "CompanyName" "${APP}"
VIAddVersionKey /LANG=1036 "LegalCopyright" "Licence MIT ; Qt et PySide6 sous LGPLv3"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!ifdef MACHINE
  !define WELCOME "Cette installation met CCAS Desktop à la disposition de tous les comptes de ce PC."
!else
  !define WELCOME "Cette installation met CCAS Desktop dans votre session, sans droits d’administrateur."
!endif
; Those of NSIS lose their last line on a screen at 150 %.
!define MUI_WELCOMEPAGE_TITLE "Installer ${APP} ${VERSION}"
!define MUI_FINISHPAGE_TITLE "${APP} ${VERSION} est installé"
!define MUI_WELCOMEPAGE_TEXT "${WELCOME}$\r$\n$\r$\nSi une version est déjà là, elle est remplacée. Les dossiers du CCAS restent.$\r$\n$\r$\nFermez CCAS Desktop avant de continuer.$\r$\n$\r$\n$_CLICK"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCE}"
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

Function .onInit
  SetShellVarContext ${CONTEXT}
  SetRegView 64
  ${IfNot} ${RunningX64}
    SetErrorLevel 10
    MessageBox MB_OK|MB_ICONSTOP "Il faut un Windows 64 bits." /SD IDOK
    Abort
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    SetErrorLevel 11
    MessageBox MB_OK|MB_ICONSTOP "Il faut Windows 10 ou plus récent." /SD IDOK
    Abort
  ${EndIf}
FunctionEnd

Function un.onInit
  SetShellVarContext ${CONTEXT}
  SetRegView 64
FunctionEnd

; A running program cannot be opened for writing. Waits up to 20 s: a silent update waits for the program's own exit.
!macro WaitUntilClosed UN
Function ${UN}WaitUntilClosed
  StrCpy $1 0
  try:
  ${If} ${FileExists} "$INSTDIR\${EXE}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${EXE}" a
    ${If} ${Errors}
      IntOp $1 $1 + 1
      ${If} $1 < 40
        Sleep 500
        Goto try
      ${EndIf}
      SetErrorLevel 12
      MessageBox MB_RETRYCANCEL|MB_ICONSTOP "${APP} est ouvert. Fermez-le, puis choisissez « Recommencer »." /SD IDCANCEL IDRETRY again
      Abort
      again:
      StrCpy $1 0
      Goto try
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Section "Programme"
  Call WaitUntilClosed
  SetOutPath "$INSTDIR"
  ; In place: no module of the former version survives. Data are elsewhere.
  RMDir /r "$INSTDIR\_internal"
  !include "${FILES}"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${APP}.lnk" "$INSTDIR\${EXE}"
  WriteRegStr ${HIVE} "Software\${APP}" "InstallDir" "$INSTDIR"
  WriteRegStr ${HIVE} "${UNINSTALL}" "DisplayName" "${APP}"
  WriteRegStr ${HIVE} "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr ${HIVE} "${UNINSTALL}" "Publisher" "${APP}"
  WriteRegStr ${HIVE} "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr ${HIVE} "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr ${HIVE} "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr ${HIVE} "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD ${HIVE} "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD ${HIVE} "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD ${HIVE} "${UNINSTALL}" "EstimatedSize" "$0"
  ; The program updating itself asks to be started again.
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/RESTART" $R1
  ${IfNot} ${Errors}
    Exec '"$INSTDIR\${EXE}"'
  ${EndIf}
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  Delete "$SMPROGRAMS\${APP}.lnk"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\${CLI}"
  Delete "$INSTDIR\Uninstall.exe"
  ; Only when empty: never a folder that the person chose.
  RMDir "$INSTDIR"
  DeleteRegKey ${HIVE} "${UNINSTALL}"
  DeleteRegKey ${HIVE} "Software\${APP}"
  MessageBox MB_OK|MB_ICONINFORMATION "Le programme est retiré. Les dossiers du CCAS restent dans :$\r$\n$LOCALAPPDATA\${APP}$\r$\nLa clé de la base reste dans le Gestionnaire d’identification de Windows." /SD IDOK
SectionEnd
