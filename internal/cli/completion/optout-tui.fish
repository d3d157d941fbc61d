# Completions of optout-tui for fish. To have them in every shell:
#   optout-tui completion fish > ~/.config/fish/completions/optout-tui.fish

function __optout_tui_complete
    set -l before (commandline --current-process --tokenize --cut-at-cursor)
    set -e before[1]
    set -l current (commandline --current-token --cut-at-cursor | string trim --left --chars '\'"' | string unescape)
    set -l lines (optout-tui complete-words fish $before ".$current" 2>/dev/null)
    if test "$lines[1]" = :files
        __fish_complete_path "$current"
    else
        string join \n -- $lines
    end
end
complete --command optout-tui --no-files --keep-order --arguments '(__optout_tui_complete)'
