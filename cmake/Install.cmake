# What `cmake --install` and the Debian package put where.
if(TARGET pamphleteer)
    foreach(folder IN ITEMS styles fonts)
        if(EXISTS "${CMAKE_SOURCE_DIR}/${folder}")
            install(DIRECTORY "${CMAKE_SOURCE_DIR}/${folder}"
                    DESTINATION "${CMAKE_INSTALL_DATADIR}/pamphleteer"
                    FILES_MATCHING PATTERN "*.css" PATTERN "*.yaml")
        endif()
    endforeach()
    install(DIRECTORY "${CMAKE_BINARY_DIR}/hyphenation"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/pamphleteer"
            FILES_MATCHING PATTERN "*.pat")
    set(completions "${CMAKE_SOURCE_DIR}/packaging/completions")
    install(FILES docs/man/pamphleteer.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
    install(FILES "${completions}/pamphleteer.bash" RENAME pamphleteer
            DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
    install(FILES "${completions}/_pamphleteer"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
    install(FILES "${completions}/pamphleteer.fish"
            DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
    install(FILES LICENSE README.md CHANGELOG.md DESTINATION "${CMAKE_INSTALL_DOCDIR}")
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pamphleteer)
set(CPACK_PACKAGE_CONTACT "The Pamphleteer maintainers <pamphleteer@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "fonts-ebgaramond, fonts-linuxlibertine, fonts-dejavu-core, fonts-noto-core, hyphen-en-us")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "fonts-noto-cjk, hyphen-af, hyphen-as, hyphen-be, hyphen-bg, hyphen-bn, hyphen-ca, "
    "hyphen-cs, hyphen-da, hyphen-de, hyphen-el, hyphen-en-gb, hyphen-es, hyphen-fr, "
    "hyphen-gl, hyphen-gu, hyphen-hi, hyphen-hr, hyphen-hu, hyphen-id, hyphen-is, hyphen-it, "
    "hyphen-kn, hyphen-lt, hyphen-lv, hyphen-ml, hyphen-mn, hyphen-mr, hyphen-nl, hyphen-no, "
    "hyphen-or, hyphen-pa, hyphen-pl, hyphen-pt-br, hyphen-pt-pt, hyphen-ro, hyphen-ru, "
    "hyphen-sk, hyphen-sl, hyphen-sr, hyphen-sv, hyphen-ta, hyphen-te, hyphen-th, hyphen-uk, "
    "hyphen-zu")
include(CPack)
