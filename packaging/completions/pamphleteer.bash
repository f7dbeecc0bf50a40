# Completion for bash.
_pamphleteer() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} choices=
    case $before in
    --style) choices="academic book booklet large-print pamphlet play poetry zine" ;;
    --paper) choices="a4 a5 a6 letter half-letter digest" ;;
    --to) choices="epub pdf epub,pdf" ;;
    --reader) choices="universal kobo kindle apple universal,kobo,kindle,apple" ;;
    --copyedit) choices="on off" ;;
    --encoding) choices="UTF-8 UTF-16 windows-1250 windows-1251 windows-1252 ISO-8859-1 ISO-8859-2 ISO-8859-15 KOI8-R KOI8-U Shift_JIS EUC-JP ISO-2022-JP GB18030 Big5 EUC-KR macintosh IBM437 IBM850 IBM866" ;;
    --profile) choices="auto plain gutenberg mail ua1 a2a a2u a2b" ;;
    --channel) choices="apple kobo kindle google ingram draft2digital" ;;
    --stage) choices="document model galley pages" ;;
    --set) choices="title= subtitle= author= editor= translator= illustrator= introduction= afterword= annotator= compiler= photographer= contributor= file-as= organisation= publisher= date= language= identifier= print-isbn= series= series-number= rights= description= subject= cover= certifier= edition= place= parts= contents= hyphenation= profile= provenance= refuse= accept=" ;;
    *)
        case $word in
        -*) choices="--out --to --reader --embed-fonts --store-cover --linearize --style --paper --set --copyedit --encoding --profile --refuse --accept --words --stage --page --channel --score --json --timings --help --version" ;;
        *) [ "$COMP_CWORD" -gt 1 ] || choices="build proof preflight dump explain styles fonts doctor" ;;
        esac
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$word")
    case ${COMPREPLY[0]} in *=) compopt -o nospace ;; esac
}
complete -o default -F _pamphleteer pamphleteer
