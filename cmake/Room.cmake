# pam_room(<name> [USES room...] [OPEN library...] [LIBS library...])
#
# Declares a room: the static library pam_<name> from pipeline/<name>/*.cc. The rooms it USES must
# be named above it, so the order of lines is the order of floors. LIBS are fenced: only this room
# sees their headers. OPEN libraries pass on to every room above. main.cc is never part of a library.
include_guard()

add_library(pam_terms INTERFACE)
target_compile_features(pam_terms INTERFACE cxx_std_20)
# No fused multiply-add: the same numbers on every machine.
target_compile_options(pam_terms INTERFACE
    -ffp-contract=off -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast -Wno-restrict
    $<$<BOOL:${PAM_WERROR}>:-Werror>)
if(PAM_FUZZ)
    target_compile_options(pam_terms INTERFACE -fsanitize=fuzzer-no-link)
endif()

function(pam_room name)
    cmake_parse_arguments(PARSE_ARGV 1 room "" "" "USES;OPEN;LIBS")
    if(room_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "pam_room(${name}): unknown words ${room_UNPARSED_ARGUMENTS}")
    endif()
    get_property(known GLOBAL PROPERTY PAM_ROOMS)
    foreach(used IN LISTS room_USES)
        if(NOT used IN_LIST known)
            message(FATAL_ERROR "room ${name} uses ${used}, which is not named above it")
        endif()
    endforeach()
    set_property(GLOBAL APPEND PROPERTY PAM_ROOMS ${name})
    set_property(GLOBAL PROPERTY PAM_LIBS_${name} ${room_OPEN} ${room_LIBS})

    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cc")
    list(FILTER sources EXCLUDE REGEX "/main\\.cc$")
    list(TRANSFORM room_USES PREPEND pam_)
    if(NOT sources)
        add_library(pam_${name} INTERFACE)
        target_include_directories(pam_${name} INTERFACE "${CMAKE_CURRENT_SOURCE_DIR}")
        target_link_libraries(pam_${name} INTERFACE pam_terms ${room_USES} ${room_OPEN} ${room_LIBS})
        return()
    endif()
    add_library(pam_${name} STATIC ${sources})
    target_include_directories(pam_${name} PUBLIC "${CMAKE_CURRENT_SOURCE_DIR}")
    target_link_libraries(pam_${name}
        PUBLIC ${room_USES} ${room_OPEN}
        PRIVATE pam_terms ${room_LIBS})
endfunction()
