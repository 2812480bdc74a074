# Turns one text file into a C++ file that defines `std::string_view NAME()` in NAMESPACE.
# Called with -DINPUT -DOUTPUT -DNAMESPACE -DNAME.
file(READ ${INPUT} text)
file(WRITE ${OUTPUT} "#include <string_view>

namespace ${NAMESPACE} {

std::string_view ${NAME}() {
    static constexpr std::string_view text = R\"~text~(${text})~text~\";
    return text;
}

}  // namespace ${NAMESPACE}
")
