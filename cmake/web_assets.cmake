# What the web room makes while building: messages from locales/, and the assets that the binary carries.
find_package(yaml-cpp REQUIRED)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)

add_executable(generate_messages ${CMAKE_SOURCE_DIR}/tools/generate_messages.cpp)
target_link_libraries(generate_messages PRIVATE yaml-cpp PkgConfig::ICU)
add_executable(embed_assets ${CMAKE_SOURCE_DIR}/tools/embed_assets.cpp)
target_link_libraries(embed_assets PRIVATE PkgConfig::SODIUM)

set(HOGO_GENERATED ${CMAKE_BINARY_DIR}/generated)
set(generated_web ${HOGO_GENERATED}/web)

file(GLOB message_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/locales/ja/*.yaml ${CMAKE_SOURCE_DIR}/locales/en/*.yaml)
file(GLOB named_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/locales/ja/*.yaml)
set(HOGO_MESSAGE_SOURCES ${generated_web}/messages.cpp)
set(message_headers ${generated_web}/messages.h)
foreach(file ${named_files})
  get_filename_component(name ${file} NAME_WE)
  list(APPEND HOGO_MESSAGE_SOURCES ${generated_web}/messages/${name}.cpp)
  list(APPEND message_headers ${generated_web}/messages/${name}.h)
endforeach()
add_custom_command(
  OUTPUT ${HOGO_GENERATED}/messages.stamp
  BYPRODUCTS ${HOGO_MESSAGE_SOURCES} ${message_headers}
  COMMAND generate_messages ${CMAKE_SOURCE_DIR}/locales ${generated_web} ${HOGO_GENERATED}/messages.stamp
  DEPENDS generate_messages ${message_files}
  COMMENT "Messages from locales/")

# The locked npm packages hold the design tokens and htmx; `npm ci` brings exactly them.
set(node_modules ${CMAKE_SOURCE_DIR}/node_modules)
set(npm_assets ${node_modules}/@digital-go-jp/design-tokens/dist/tokens.css ${node_modules}/htmx.org/dist/htmx.min.js)
foreach(file ${npm_assets})
  if(NOT EXISTS ${file})
    message(FATAL_ERROR "${file} is missing: run `npm ci --omit=dev` in ${CMAKE_SOURCE_DIR} first")
  endif()
endforeach()
file(GLOB own_assets CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/assets/*.css ${CMAKE_SOURCE_DIR}/assets/*.js
     ${CMAKE_SOURCE_DIR}/assets/*.svg)
set(HOGO_ASSET_SOURCE ${generated_web}/embedded_assets.cpp)
add_custom_command(
  OUTPUT ${HOGO_ASSET_SOURCE}
  COMMAND embed_assets ${HOGO_ASSET_SOURCE} ${npm_assets} ${own_assets}
  DEPENDS embed_assets ${npm_assets} ${own_assets}
  COMMENT "Assets into the binary")

add_custom_target(web_generated DEPENDS ${HOGO_GENERATED}/messages.stamp ${HOGO_ASSET_SOURCE})
