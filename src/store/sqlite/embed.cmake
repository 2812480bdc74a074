# Turns numbered SQL scripts into one C++ file: store::sqlite::<FUNCTION>(), in order of their numbers.
list(SORT SCRIPTS)
set(rows "")
foreach(script ${SCRIPTS})
  get_filename_component(name ${script} NAME_WE)
  string(REGEX MATCH "^[0-9]+" number ${name})
  math(EXPR number "${number}")
  file(READ ${script} text)
  string(APPEND rows "    {${number}, R\"~sql~(${text})~sql~\"},\n")
endforeach()
file(WRITE ${OUTPUT} "#include \"store/sqlite/migrations.h\"

namespace hogo::store::sqlite {

std::span<const Migration> ${FUNCTION}() {
    static constexpr Migration all[] = {
${rows}    };
    return all;
}

}  // namespace hogo::store::sqlite
")
