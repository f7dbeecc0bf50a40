# Completion for bash.
_pamphleteer() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} choices=
    case $before in
    --style) choices="pamphlet book large-print" ;;
    --paper) choices="a4 a5 a6 letter half-letter digest" ;;
    --to) choices="epub pdf epub,pdf" ;;
    --copyedit) choices="on off" ;;
    --stage) choices="document model galley pages" ;;
    --set) choices="title= subtitle= author= organisation= publisher= date= language= identifier= rights= description= subject=" ;;
    *)
        case $word in
        -*) choices="--out --to --style --paper --set --copyedit --stage --json --timings --help --version" ;;
        *) [ "$COMP_CWORD" -gt 1 ] || choices="build proof dump styles fonts doctor" ;;
        esac
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
    case ${COMPREPLY[0]} in *=) compopt -o nospace ;; esac
}
complete -o default -F _pamphleteer pamphleteer
