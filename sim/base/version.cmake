# Tells version.cpp what only the build knows.

set(commit unknown)
find_package(Git QUIET)
if(GIT_FOUND)
  execute_process(
    COMMAND ${GIT_EXECUTABLE} describe --always --dirty --abbrev=40 --exclude=*
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR}
    OUTPUT_VARIABLE described OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(described)
    set(commit ${described})
  endif()
endif()

list(JOIN piecework_code_flags " " code_flags)
set_property(SOURCE version.cpp PROPERTY COMPILE_DEFINITIONS
  "PIECEWORK_VERSION=\"${PROJECT_VERSION}\""
  "PIECEWORK_COMMIT=\"${commit}\""
  "PIECEWORK_FLAGS=\"${CMAKE_BUILD_TYPE} ${code_flags}\"")
