# How a room is built: its own static library, the rooms it may use, the libraries it wraps.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

find_program(HOGO_CCACHE ccache)
if(HOGO_CCACHE)
  # A precompiled header is only cacheable when ccache may trust it by content and ignore its time.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${HOGO_CCACHE})
endif()

add_library(hogo_flags INTERFACE)
target_compile_options(hogo_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wswitch-enum -Wconversion
                       -Wno-sign-conversion -Wno-missing-field-initializers -Werror=return-type -Werror=switch $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
target_include_directories(hogo_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(hogo_flags INTERFACE Threads::Threads)
find_program(HOGO_MOLD mold)
if(HOGO_MOLD)
  target_link_options(hogo_flags INTERFACE -fuse-ld=mold)
endif()
if(HOGO_SANITIZE)
  target_compile_options(hogo_flags INTERFACE -fsanitize=${HOGO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(hogo_flags INTERFACE -fsanitize=${HOGO_SANITIZE})
endif()
if(HOGO_FUZZ)
  target_compile_options(hogo_flags INTERFACE -fsanitize=fuzzer-no-link)
  add_custom_target(fuzz_targets)
endif()

# hogo_room(NAME ROOMS <rooms to its right> LIBRARIES <public> PRIVATE_LIBRARIES <wrapped>)
function(hogo_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main(_[a-z_]+)?\\.cpp$")
  add_library(hogo_${name} STATIC ${sources})
  list(TRANSFORM ROOM_ROOMS PREPEND hogo_)
  target_link_libraries(hogo_${name} PUBLIC hogo_flags ${ROOM_ROOMS} ${ROOM_LIBRARIES}
                        PRIVATE ${ROOM_PRIVATE_LIBRARIES})
  if(name STREQUAL "base")
    target_precompile_headers(hogo_base PRIVATE ${CMAKE_SOURCE_DIR}/cmake/precompiled.h)
  else()
    target_precompile_headers(hogo_${name} REUSE_FROM hogo_base)
  endif()
endfunction()

# Everything that ctest runs, and nothing that it does not need (pages and program are tried in the release build).
add_custom_target(hogo_tests)

# hogo_test(NAME ROOMS <rooms the tests may link> [LIBRARIES ...]): one GoogleTest binary of a folder's *.cpp
function(hogo_test name)
  cmake_parse_arguments(T "" "" "ROOMS;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  add_executable(${name} ${sources})
  list(TRANSFORM T_ROOMS PREPEND hogo_)
  target_link_libraries(${name} PRIVATE ${T_ROOMS} ${T_LIBRARIES} GTest::gmock GTest::gtest_main)
  target_precompile_headers(${name} REUSE_FROM hogo_base)
  # Tests run in the project's root, so that no compiled file names the folder it was cloned into
  # and a second clone finds every object in the compiler cache.
  target_compile_definitions(${name} PRIVATE HOGO_SOURCE_DIR=".")
  add_dependencies(hogo_tests ${name})
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()

# hogo_fuzz(NAME FILE ROOMS <rooms>): the libFuzzer program fuzz_NAME of one file that defines LLVMFuzzerTestOneInput.
# Its first inputs lie in corpus/NAME beside the file. Only the preset `fuzz` builds it.
function(hogo_fuzz name file)
  cmake_parse_arguments(F "" "" "ROOMS;LIBRARIES" ${ARGN})
  if(HOGO_FUZZ)
    add_executable(fuzz_${name} ${file})
    list(TRANSFORM F_ROOMS PREPEND hogo_)
    target_link_libraries(fuzz_${name} PRIVATE ${F_ROOMS} ${F_LIBRARIES})
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzz_targets fuzz_${name})
  endif()
endfunction()
