# Installs minimio as a static or shared library (KIND) into FOLDER, and builds
# and runs the stranger's project against it: by find_package(), and where there
# is a pkg-config, by that.
cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE status
    OUTPUT_VARIABLE printed ERROR_VARIABLE printed)
  if(NOT status EQUAL 0)
    list(JOIN ARGV " " command)
    message(FATAL_ERROR "${command}\nfailed (${status}):\n${printed}")
  endif()
  set(printed "${printed}" PARENT_SCOPE)
endfunction()

function(expect_greeting)
  if(NOT printed MATCHES "the stranger heard: hello")
    message(FATAL_ERROR "the stranger printed:\n${printed}")
  endif()
endfunction()

file(REMOVE_RECURSE ${FOLDER})
set(installed ${FOLDER}/installed)
set(shared OFF)
if(KIND STREQUAL "shared")
  set(shared ON)
endif()
# What is tested is that it is found and linked, not that it is fast.
set(options -G ${GENERATOR} -D CMAKE_BUILD_TYPE=Release
  -D CMAKE_CXX_FLAGS_RELEASE=-O0)
if(TOOLCHAIN)
  list(APPEND options -D CMAKE_TOOLCHAIN_FILE=${TOOLCHAIN})
endif()

# A DLL with the compiler's own libraries in it: where it is tried there are
# none. GCC 12's MinGW defines std::type_info::operator== twice then.
set(library_options)
if(TOOLCHAIN MATCHES "windows")
  set(library_options -D
    "CMAKE_SHARED_LINKER_FLAGS=-static -Wl,--allow-multiple-definition")
endif()

run(${CMAKE_COMMAND} -S ${ROOT}/code/minimio -B ${FOLDER}/library ${options}
  ${library_options} -D BUILD_SHARED_LIBS=${shared})
run(${CMAKE_COMMAND} --build ${FOLDER}/library)
run(${CMAKE_COMMAND} --install ${FOLDER}/library --prefix ${installed})

set(stranger ${CMAKE_CURRENT_LIST_DIR}/stranger)
run(${CMAKE_COMMAND} -S ${stranger} -B ${FOLDER}/stranger ${options}
  -D minimio_ROOT=${installed} -D CMAKE_FIND_ROOT_PATH=${installed})
run(${CMAKE_COMMAND} --build ${FOLDER}/stranger)
file(GLOB libraries ${installed}/bin/*.dll)
if(libraries)  # Windows looks for them beside the program
  file(COPY ${libraries} DESTINATION ${FOLDER}/stranger)
endif()
file(GLOB program ${FOLDER}/stranger/stranger ${FOLDER}/stranger/stranger.exe)
run(${EMULATOR} ${program})
expect_greeting()

find_program(PKG_CONFIG NAMES pkg-config pkgconf)
if(NOT PKG_CONFIG OR TOOLCHAIN)
  return()
endif()
file(GLOB_RECURSE file ${installed}/*/minimio.pc)
cmake_path(GET file PARENT_PATH folder)
set(ENV{PKG_CONFIG_PATH} ${folder})
run(${PKG_CONFIG} --cflags --libs --static minimio)
separate_arguments(flags UNIX_COMMAND "${printed}")
run(${PKG_CONFIG} --variable=libdir minimio)
string(STRIP "${printed}" libdir)
run(c++ ${stranger}/stranger.cpp -o ${FOLDER}/by_pkg_config ${flags}
  -Wl,-rpath,${libdir})
run(${FOLDER}/by_pkg_config)
expect_greeting()
