// Compiles the numbering plans of libphonenumber-js' metadata into one C++ table:
//   compile_telephones metadata.min.json OUT.cpp
//
// Promises: each country with its calling code, the prefix for calls abroad, the pattern of its numbers and
// the digits before a number at home. Formats and examples are left out. The same metadata gives the same
// source.
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

namespace {

std::string literal(const nlohmann::json& field) {
    std::string out = "\"";
    if (field.is_string())
        for (char c : field.get<std::string>())
            out += c == '\\' || c == '"' || c == '?' ? std::string("\\") + c : std::string(1, c);
    return out + "\"";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: compile_telephones metadata.min.json OUT.cpp\n";
        return 2;
    }
    std::ifstream in(argv[1]);
    const auto metadata = nlohmann::json::parse(in, nullptr, false);
    if (!metadata.is_object() || metadata.value("version", 0) != 4) {
        std::cerr << argv[1] << ":1: not metadata of version 4\n";
        return 3;
    }
    std::ofstream out(argv[2]);
    out << "// Made by tools/compile_telephones from libphonenumber-js.\n#include "
           "\"matching/telephone_plans.h\"\n\n"
        << "namespace hogo::matching {\n\nconst NumberingPlan numbering_plans[] = {\n";
    std::size_t count = 0;
    for (const auto& [code, countries] : metadata["country_calling_codes"].items())
        for (const auto& country : countries) {
            const auto& plan = metadata["countries"][country.get<std::string>()];
            if (!plan.is_array() || plan.size() < 3) continue;
            out << "    {" << literal(country) << ", " << literal(code) << ", " << literal(plan[1]) << ", "
                << literal(plan[2]) << ", " << (plan.size() > 5 ? literal(plan[5]) : "\"\"") << "},\n";
            ++count;
        }
    out << "};\nconst std::size_t numbering_plan_count = " << count
        << ";\n\n}  // namespace hogo::matching\n";
    out.close();
    return out && count > 200 ? 0 : 4;
}
