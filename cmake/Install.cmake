# What `cmake --install` and the Debian package put where.
if(TARGET pamphleteer)
    foreach(folder IN ITEMS styles fonts)
        if(EXISTS "${CMAKE_SOURCE_DIR}/${folder}")
            install(DIRECTORY "${CMAKE_SOURCE_DIR}/${folder}"
                    DESTINATION "${CMAKE_INSTALL_DATADIR}/pamphleteer"
                    FILES_MATCHING PATTERN "*.css" PATTERN "*.yaml")
        endif()
    endforeach()
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
    "fonts-noto-cjk, hyphen-en-gb, hyphen-de, hyphen-fr, hyphen-es, hyphen-it, hyphen-pl, hyphen-ru, hyphen-sv")
include(CPack)
