# Every library the project links, found once, as imported targets (so their headers are SYSTEM and
# our warnings stay ours). Which room may use which is said in pipeline/CMakeLists.txt.
find_package(Threads REQUIRED)
find_package(fmt REQUIRED CONFIG)
find_package(yaml-cpp REQUIRED CONFIG)
find_package(pugixml REQUIRED CONFIG)
find_package(CLI11 REQUIRED CONFIG)
find_package(Iconv REQUIRED)
find_package(PkgConfig REQUIRED)

foreach(module IN ITEMS PANGO=pango PANGOFT2=pangoft2 PANGOCAIRO=pangocairo
                        HARFBUZZ=harfbuzz HBSUBSET=harfbuzz-subset FREETYPE=freetype2
                        FONTCONFIG=fontconfig CAIRO=cairo CAIROFT=cairo-ft QPDF=libqpdf
                        RSVG=librsvg-2.0 PNG=libpng JPEG=libjpeg ZLIB=zlib LIBZIP=libzip
                        ICUUC=icu-uc ICUI18N=icu-i18n UCHARDET=uchardet GUMBO=gumbo)
    string(REPLACE "=" ";" module "${module}")
    list(GET module 0 prefix)
    list(GET module 1 name)
    pkg_check_modules(${prefix} REQUIRED IMPORTED_TARGET "${name}")
endforeach()

# libqpdf 11's headers warn about its own old smart pointer unless told which side we stand on.
target_compile_definitions(PkgConfig::QPDF INTERFACE POINTERHOLDER_TRANSITION=4)
