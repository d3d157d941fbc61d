# Completions of optout-tui for bash. To have them in every shell, put this into
# ~/.bashrc:  source <(optout-tui completion bash)

_optout_tui() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(optout-tui complete-words bash "$COMP_WORDBREAKS" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  if [ "${COMPREPLY[0]-}" = :files ]; then
    COMPREPLY=()
    compopt -o default 2>/dev/null
  fi
}
complete -F _optout_tui optout-tui
