# Completion for fish.
set -l commands build proof dump styles fonts doctor
complete -c pamphleteer -n "not __fish_seen_subcommand_from $commands" -a "$commands"
complete -c pamphleteer -l out -r -d "Folder for the outputs"
complete -c pamphleteer -l to -x -a "epub pdf epub,pdf" -d "Which outputs"
complete -c pamphleteer -l style -r -a "pamphlet book large-print" -d "House style or style sheet"
complete -c pamphleteer -l paper -x -a "a4 a5 a6 letter half-letter digest" -d "Page size"
complete -c pamphleteer -l set -x -a "title= subtitle= author= organisation= publisher= date= language= identifier= rights= description= subject=" -d "State a fact"
complete -c pamphleteer -l copyedit -x -a "on off" -d "Mend typography"
complete -c pamphleteer -l stage -x -a "document model galley pages" -d "What to dump"
complete -c pamphleteer -l json -d "For programs"
complete -c pamphleteer -l timings -d "Time and memory of each stage"
complete -c pamphleteer -l help -d "Help"
complete -c pamphleteer -l version -d "Version"
