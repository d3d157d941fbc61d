#compdef optout-tui
# Completions of optout-tui for zsh. To have them in every shell, put this into
# ~/.zshrc, below compinit:  source <(optout-tui completion zsh)
# or save it as _optout-tui in a directory of $fpath.

_optout_tui() {
  local line
  local -a values shown
  for line in "${(@f)$(optout-tui complete-words zsh "${(@Q)words[2,CURRENT-1]}" ".${(Q)PREFIX}" 2>/dev/null)}"; do
    [[ $line == :files ]] && { _files; return }
    [[ -n $line ]] || continue
    values+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  -- }")
  done
  compadd -U -l -d shown -a values
}

if [[ ${funcstack[1]-} == _optout-tui ]]; then
  _optout_tui
else
  compdef _optout_tui optout-tui
fi
